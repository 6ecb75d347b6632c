import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Where servers listen for changes that open consoles want to see. */
export const changeChannel = 'alarum_changed'

/** Kinds of things a console shows; it reads the thing again when one of its kind changed. */
export const topics = [
  'alert',
  'draft',
  'situation',
  'delivery',
  'roll-call',
  'case',
  'duty',
  'person',
  'import',
  'site',
  'setting',
  'member',
  'replay',
  'source',
  'story',
] as const
export type Topic = (typeof topics)[number]

/**
 * Tells open consoles, once this transaction commits, that something of this kind changed. A hint and no more: it names
 * the organisation, the topic and at most an id, and whoever misses it sees the change at the next look.
 */
export async function noteChange(tx: Tx, organisation: string, topic: Topic, id = ''): Promise<void> {
  await sql`select pg_notify(${changeChannel}, ${`${organisation} ${topic} ${id}`})`.execute(tx)
}

/** The same for what is everybody's: every organisation's consoles hear of it. */
export async function noteShared(tx: Tx, topic: Topic, id = ''): Promise<void> {
  await sql`select pg_notify(${changeChannel}, ${`* ${topic} ${id}`})`.execute(tx)
}
