import type { Tx } from '../database/database.ts'

export type LegalHold = { situation: string; title: string; since: Date; by: string }

/** Keeps everything of a situation, whatever the days of retention say. False where it is held already or unknown. */
export async function holdSituation(
  tx: Tx,
  organisation: string,
  situation: string,
  { by, now }: { by: string; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('legal_hold')
    .columns(['organisation', 'situation', 'since', 'by'])
    .expression((eb) =>
      eb
        .selectFrom('situation')
        .select(({ val }) => ['organisation', 'id', val(now).as('since'), val(by).as('by')])
        .where('organisation', '=', organisation)
        .where('id', '=', situation),
    )
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Ends a legal hold; the next daily run treats the situation as any other. False where there was none. */
export async function releaseHold(tx: Tx, organisation: string, situation: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('legal_hold')
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** The situations under legal hold, the latest first, at most a hundred. */
export function legalHolds(tx: Tx, organisation: string): Promise<LegalHold[]> {
  return tx
    .selectFrom('legal_hold as h')
    .innerJoin('situation as s', (on) =>
      on.onRef('s.organisation', '=', 'h.organisation').onRef('s.id', '=', 'h.situation'),
    )
    .select(['h.situation', 's.title', 'h.since', 'h.by'])
    .where('h.organisation', '=', organisation)
    .orderBy('h.since', 'desc')
    .limit(100)
    .execute()
}
