import { type Kysely, sql } from 'kysely'
import type { Database, Tx } from '../database/database.ts'
import type { DB } from '../database/rows.ts'
import { firstHash } from './entry.ts'
import { wordsErased } from './erase.ts'
import { type SealedEntry, sealFault } from './seal-fault.ts'

/** The first thing that is wrong. `number` is its place in the chain; null for an entry that is in none. */
export type Broken = { number: number | null; entry: string | null; reason: string }

/** What one look at a piece of the chain found. `next` is null once the whole chain was walked. */
export type VerifiedPage = {
  checked: number
  next: number | null
  /** Hexadecimal hash of the last seal that was checked; null for an empty chain. */
  head: string | null
  /** The number of the last seal there is. */
  of: number
  /** Entries whose words were erased, as was noted. */
  erased: number
  /** Entries that wait for their seal, and since when the first does; known at the end. */
  unsealed: number
  oldestUnsealed: Date | null
  broken: Broken | null
}

export type AuditVerdict = Omit<VerifiedPage, 'next'> & {
  /** The place in the chain of the head that was asked for; null where it is nowhere in it or none was asked for. */
  noted: number | null
}

const pageSize = 2_000

/**
 * Whether the log of an organisation is as it was written: numbers without a gap, each hash recomputed, every entry sealed
 * once or waiting for its seal, words as their digest says unless erased. Walks the chain in pages in one snapshot;
 * `noted` is the hash of a head noted elsewhere earlier, which must still be in the chain: a chain rewritten as a whole is
 * whole again, and only such a note tells it.
 */
export async function verifyAudit(
  db: Database,
  organisation: string,
  { noted, onPage = () => {} }: { noted?: string; onPage?: (page: VerifiedPage) => void } = {},
): Promise<AuditVerdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`select set_config('alarum.organisation', ${organisation}, true)`.execute(tx)
      let after = 0
      let [checked, erased] = [0, 0]
      for (;;) {
        const page = await verifyPage(tx, organisation, after)
        checked += page.checked
        erased += page.erased
        onPage(page)
        if (page.next !== null && !page.broken) {
          after = page.next
          continue
        }
        const { next: _next, ...rest } = page
        const place = noted ? await placeOf(tx, organisation, noted) : null
        const broken =
          rest.broken ??
          (noted && place === null
            ? {
                number: null,
                entry: null,
                reason: 'The head that was noted is nowhere in the chain: it was rewritten.',
              }
            : null)
        return { ...rest, checked, erased, broken, noted: place }
      }
    })
}

/** Checks the piece of the chain behind number `after`, as far as one page goes; the last also looks for entries in no chain. */
export async function verifyPage(
  tx: Tx | Kysely<DB>,
  organisation: string,
  after: number,
  limit = pageSize,
): Promise<VerifiedPage> {
  const of = await lastNumber(tx, organisation)
  let before = after === 0 ? firstHash : await hashAt(tx, organisation, after)
  const seals = before ? await sealedEntries(tx, organisation, after, limit) : []
  let [checked, erased] = [0, 0]
  let broken: Broken | null = before
    ? null
    : { number: after, entry: null, reason: `Number ${after} is missing.` }
  for (const sealed of seals) {
    const number = BigInt(after) + BigInt(checked) + 1n
    const reason = sealFault(sealed, number, before as Buffer)
    if (reason) {
      broken = { number: Number(number), entry: sealed.id, reason }
      break
    }
    checked++
    if (sealed.salt?.length === 0) erased++
    before = sealed.hash
  }
  const isLast = seals.length < limit
  const loose = isLast && !broken ? await looseEntries(tx, organisation) : null
  const head = after + checked > 0 && before ? before.toString('hex') : null
  return {
    checked,
    next: isLast || broken ? null : after + checked,
    head,
    of,
    erased,
    unsealed: loose?.waiting ?? 0,
    oldestUnsealed: loose?.oldest ?? null,
    broken: broken ?? loose?.broken ?? null,
  }
}

async function sealedEntries(tx: Kysely<DB>, organisation: string, after: number, limit: number) {
  const { rows } = await sql<SealedEntry>`
    select s.number, s.previous_hash as "previousHash", s.hash, s.entry as id,
           e.at, e.actor, e.action, e.subject, e.document, e.words, e.words_salt as salt, e.words_digest as digest,
           e.words is null and octet_length(e.words_salt) = 0 and exists (
             select from audit_entry x where x.organisation = s.organisation and x.subject = s.entry
               and x.action = ${wordsErased}) as "erasureNoted"
    from audit_seal s left join audit_entry e on e.organisation = s.organisation and e.id = s.entry
    where s.organisation = ${organisation} and s.number > ${after}
    order by s.number limit ${limit}`.execute(tx)
  return rows
}

/** Entries that no seal holds: those on the list wait, one that is on no list was cut off. */
async function looseEntries(tx: Kysely<DB>, organisation: string) {
  const { rows: waiting } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as waiting, min(e.at) as oldest
    from audit_unsealed u join audit_entry e on e.organisation = u.organisation and e.id = u.entry
    where u.organisation = ${organisation}`.execute(tx)
  const { rows: cut } = await sql<{ id: string }>`
    select e.id from audit_entry e
    left join audit_seal s on s.organisation = e.organisation and s.entry = e.id
    left join audit_unsealed u on u.organisation = e.organisation and u.entry = e.id
    where e.organisation = ${organisation} and s.entry is null and u.entry is null
    order by e.at, e.id limit 1`.execute(tx)
  const { rows: twice } = await sql<{ entry: string }>`
    select entry from audit_seal where organisation = ${organisation}
    group by entry having count(*) > 1 limit 1`.execute(tx)
  const broken: Broken | null = cut[0]
    ? fault(cut[0].id, 'This entry is in no chain and waits for none: its seal was deleted.')
    : twice[0]
      ? fault(twice[0].entry, 'This entry is sealed more than once.')
      : null
  return { waiting: waiting[0]?.waiting ?? 0, oldest: waiting[0]?.oldest ?? null, broken }
}

function fault(entry: string, reason: string): Broken {
  return { number: null, entry, reason }
}

async function lastNumber(tx: Kysely<DB>, organisation: string) {
  const row = await tx
    .selectFrom('audit_seal')
    .select('number')
    .where('organisation', '=', organisation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

async function hashAt(tx: Kysely<DB>, organisation: string, number: number): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('audit_seal')
    .select('hash')
    .where('organisation', '=', organisation)
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row?.hash ?? null
}

async function placeOf(tx: Kysely<DB>, organisation: string, head: string): Promise<number | null> {
  const row = await tx
    .selectFrom('audit_seal')
    .select('number')
    .where('organisation', '=', organisation)
    .where('hash', '=', Buffer.from(head, 'hex'))
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.number) : null
}
