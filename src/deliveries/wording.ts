import type { Condition } from '../alerts/alert.ts'

export type Traits = {
  nationality: string[]
  affiliation: string[]
  tags: string[]
  role?: string | null
  kind?: string | null
}

/** The extra wording of the conditions a person meets: of every kind a condition names, one must be theirs. */
export function wordingFor(conditions: Condition[], traits: Traits): string[] {
  return conditions
    .filter((condition) => meets(condition, traits))
    .flatMap(({ wording }) => (wording ? [wording] : []))
}

function meets(condition: Condition, traits: Traits) {
  const kinds = ['nationality', 'affiliation', 'tags'] as const
  const named = kinds.every(
    (kind) => !condition[kind] || condition[kind].some((one) => traits[kind].includes(one)),
  )
  const role = traits.role?.toLowerCase()
  return (
    named &&
    (!condition.roles || condition.roles.some((one) => one.toLowerCase() === role)) &&
    (!condition.kinds || condition.kinds.some((one) => one === traits.kind))
  )
}
