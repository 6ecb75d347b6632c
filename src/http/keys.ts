import type { Role } from '../vocabulary/role.ts'

export type NewKey = {
  organisation: string
  name: string
  role: Role
  /** Days it holds; null: until it is revoked. */
  days: number | null
}

/** How API keys are made; `key` is told once and kept only as a hash. */
export type Keys = { make(key: NewKey): Promise<{ id: string; key: string }> }
