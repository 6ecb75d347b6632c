import { eraseWordsAbout } from '../../audit/erase.ts'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Database, type Tx } from '../../database/database.ts'
import { forgetMessages, messagesOf } from '../../deliveries/forget.ts'
import { forgetReceipts, receiptsOf } from '../../exposure/forget.ts'
import { erasePerson, exportPerson } from '../../people/erase.ts'
import { takeDueErasure } from '../../people/erasure.ts'
import { answersOf, forgetAnswers } from '../../replies/forget.ts'

/** The worker's step: forgets everybody whose time has come, each in one transaction. Answers how many. */
export async function forgetDue(db: Database, organisation: string, now: Date): Promise<number> {
  for (let done = 0; ; done++) {
    const forgotten = await atomically(db, organisation, async (tx) => {
      const due = await takeDueErasure(tx, organisation, now)
      if (due) await forgetEverywhere(tx, organisation, { ...due, now })
      return due !== undefined
    })
    if (!forgotten) return done
  }
}

/** Forgets a person in every room; counts, the chain of alerts and the log hold. */
async function forgetEverywhere(
  tx: Tx,
  organisation: string,
  { person, by, now }: { person: string; by: string; now: Date },
) {
  await forgetReceipts(tx, organisation, person)
  await forgetMessages(tx, organisation, person)
  await forgetAnswers(tx, organisation, person)
  const erased = await erasePerson(tx, organisation, person)
  await eraseWordsAbout(tx, organisation, person, { by, now })
  const detail = { trips: erased?.trips ?? 0, stays: erased?.stays ?? 0 }
  await recordAudit(tx, organisation, { actor: by, action: 'person.erased', subject: person, detail, now })
  for (const topic of ['person', 'case', 'roll-call'] as const)
    await noteChange(tx, organisation, topic, topic === 'person' ? person : '')
}

/** Everything that is held about a person, from every room; undefined for somebody unknown. */
export async function heldAbout(tx: Tx, organisation: string, person: string) {
  const own = await exportPerson(tx, organisation, person)
  if (!own) return undefined
  return {
    ...own,
    receipts: await receiptsOf(tx, organisation, person),
    ...(await messagesOf(tx, organisation, person)),
    ...(await answersOf(tx, organisation, person)),
  }
}
