import type { Email } from '../channels/email.ts'
import type { Outcome } from '../channels/outcome.ts'
import type { Tx } from '../database/database.ts'
import type { Claimed } from './claim.ts'
import { type Material, materialOf } from './material.ts'
import { composeMail, type Letterhead } from './message.ts'

/** The mail of a claimed delivery, or why there is none. `local`: it stays in the outbox whatever is configured. */
export type Draft =
  | { delivery: Claimed; mail: Email; local: boolean; fault?: undefined }
  | { delivery: Claimed; mail: null; local: boolean; fault: Outcome }

/** Writes the messages of a batch. One that cannot be written does not keep the others from going. */
export async function draftMails(
  tx: Tx,
  organisation: string,
  claimed: Claimed[],
  letterhead: Letterhead,
): Promise<Draft[]> {
  if (!claimed.length) return []
  const material = new Map((await materialOf(tx, organisation, claimed)).map((m) => [m.delivery.id, m]))
  return claimed.map((delivery) => draft(delivery, material.get(delivery.id), letterhead))
}

function draft(delivery: Claimed, material: Material | undefined, letterhead: Letterhead): Draft {
  const address = material?.recipient.email?.trim()
  if (!material || !address) {
    const text = 'The recipient has no mail address any more.'
    return { delivery, mail: null, local: true, fault: { outcome: 'permanent', code: null, text } }
  }
  try {
    return { delivery, mail: composeMail(material, address, letterhead), local: material.localOnly }
  } catch (fault) {
    // A mistake in one text must not stop a batch of others; the delivery shows it, and is tried again.
    const text = `The message could not be written: ${(fault as Error).message}`
    return {
      delivery,
      mail: null,
      local: true,
      fault: { outcome: 'temporary', code: null, text, server: false },
    }
  }
}
