import type { Email } from '../channels/email.ts'
import type { Outcome } from '../channels/outcome.ts'
import type { Tx } from '../database/database.ts'
import type { Claimed } from './claim.ts'
import { composeLetter, type LetterMaterial, letterMaterial } from './letter-mail.ts'
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
  const letters = claimed.filter(({ recipient_kind }) => recipient_kind === 'address')
  const messages = claimed.filter(({ recipient_kind }) => recipient_kind !== 'address')
  const material = new Map((await materialOf(tx, organisation, messages)).map((m) => [m.delivery.id, m]))
  const words = new Map((await letterMaterial(tx, organisation, letters)).map((m) => [m.id, m]))
  return claimed.map((delivery) =>
    delivery.recipient_kind === 'address'
      ? letterDraft(delivery, words.get(delivery.id), letterhead)
      : draft(delivery, material.get(delivery.id), letterhead),
  )
}

function letterDraft(delivery: Claimed, material: LetterMaterial | undefined, letterhead: Letterhead): Draft {
  if (!material) return unaddressed(delivery)
  return written(delivery, material.localOnly, () => composeLetter(material, delivery, letterhead))
}

function draft(delivery: Claimed, material: Material | undefined, letterhead: Letterhead): Draft {
  const address = material?.recipient.email?.trim()
  if (!material || !address) return unaddressed(delivery)
  return written(delivery, material.localOnly, () => composeMail(material, address, letterhead))
}

function unaddressed(delivery: Claimed): Draft {
  const text = 'The recipient has no mail address any more.'
  return { delivery, mail: null, local: true, fault: { outcome: 'permanent', code: null, text } }
}

function written(delivery: Claimed, local: boolean, compose: () => Email): Draft {
  try {
    return { delivery, mail: compose(), local }
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
