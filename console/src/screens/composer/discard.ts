import { api } from '../../api/client.ts'

/** Puts a draft aside; it can be brought back for thirty days. */
export function discard(draft: string): Promise<unknown> {
  return api.delete(`/drafts/${draft}`)
}

export function restore(draft: string): Promise<unknown> {
  return api.post(`/drafts/${draft}/restore`)
}
