import { atomically, type Database, type Tx } from '../database/database.ts'
import { recordBounce } from '../deliveries/bounce.ts'
import { recordReply } from '../replies/record.ts'
import type { OperatorAnswer } from '../replies/reply.ts'
import type { Calendar } from './calendar.ts'

type Play = { alert: string; owner: string; days: Calendar }
type Played = { name: string; minutesAgo: number; byPhone?: true } & Pick<OperatorAnswer, 'status' | 'note'>

/** What came back so far. Whoever is exposed and not named here has not answered yet. */
const answers: Played[] = [
  { name: 'Nadia Karim', minutesAgo: 36, status: 'safe', note: 'Office closed, everybody sent home.' },
  { name: 'Mei Tanaka', minutesAgo: 34, status: 'safe', note: null },
  { name: 'Grace Mutua', minutesAgo: 33, status: 'safe', note: 'In the compound with Mei.' },
  { name: 'Eva Berger', minutesAgo: 29, status: 'safe', note: null },
  { name: 'Jonas Berger', minutesAgo: 28, status: 'safe', note: null },
  { name: 'Rosa Delgado', minutesAgo: 22, status: 'safe', note: null },
  { name: 'Kofi Boateng', minutesAgo: 19, status: 'safe', note: 'Camp gate is shut, we have supplies.' },
  {
    name: 'Sofia Marin',
    minutesAgo: 14,
    status: 'need-help',
    note: 'Stuck at a checkpoint on the airport road with two passengers, our papers were taken.',
  },
  {
    name: 'Yusuf Hadi',
    minutesAgo: 9,
    status: 'safe',
    note: 'Rang the duty desk, no data connection.',
    byPhone: true,
  },
]
/** Whose address turned out not to exist. */
const bounced = 'Bikash Thapa'

/** Half of a roll-call, in one transaction: a second start finds either all of it or nothing. */
export function playRollCall(
  db: Database,
  organisation: string,
  { alert, owner, days }: Play,
): Promise<void> {
  return atomically(db, organisation, async (tx) => {
    const head = await tx
      .selectFrom('alert')
      .select(['situation', 'number'])
      .where('organisation', '=', organisation)
      .where('id', '=', alert)
      .executeTakeFirstOrThrow()
    if (await hasReplies(tx, organisation, head.situation)) return
    for (const { name, minutesAgo, byPhone, status, note } of answers)
      await recordReply(tx, organisation, {
        ...{ situation: head.situation, alert, person: await personNamed(tx, organisation, name) },
        ...{ status, note, reporter: 'self', reportedBy: byPhone ? owner : null },
        now: days.at(-minutesAgo / 60),
      })
    const messageId = await messageTo(tx, organisation, alert, bounced)
    const reason = '550 5.1.1 There is no mailbox of this name here.'
    if (!(await recordBounce(tx, organisation, { messageId, reason })))
      throw new Error(`The message to ${bounced} was not handed over, so it cannot have bounced.`)
  })
}

async function hasReplies(tx: Tx, organisation: string, situation: string) {
  const reply = await tx
    .selectFrom('reply')
    .select('id')
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .limit(1)
    .executeTakeFirst()
  return reply !== undefined
}

async function personNamed(tx: Tx, organisation: string, name: string) {
  const { id } = await tx
    .selectFrom('person')
    .select('id')
    .where('organisation', '=', organisation)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}

/** The Message-ID of what this person was sent about the alert. */
async function messageTo(tx: Tx, organisation: string, alert: string, name: string) {
  const recipient = await personNamed(tx, organisation, name)
  const { message_id } = await tx
    .selectFrom('delivery as d')
    .innerJoin('notice as n', (on) =>
      on.onRef('n.organisation', '=', 'd.organisation').onRef('n.id', '=', 'd.notice'),
    )
    .select('d.message_id')
    .where('d.organisation', '=', organisation)
    .where('n.alert', '=', alert)
    .where('d.recipient', '=', recipient)
    .executeTakeFirstOrThrow()
  return message_id
}
