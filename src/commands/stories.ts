import { sharedly } from '../database/database.ts'
import { entriesOf, findStory, listStories, type Story } from '../stories/queries.ts'
import { reportsOf } from '../stories/reports-of.ts'
import { type Call, type Command, misuse, Refusal, text } from './command.ts'
import { withInstallation } from './installation.ts'

const shown = 50
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

export const command: Command = {
  usage: 'stories [STORY]',
  summary:
    'Stories, the most important first: what happened where, who says it, and why it stands so high; or one with its timeline.',
  options: {
    newest: { type: 'boolean' },
    country: { type: 'string' },
    json: { type: 'boolean' },
    organisation: { type: 'string' },
  },
  async run(call) {
    const [id] = call.words
    return withInstallation(call, async ({ db }, organisation) => {
      if (id !== undefined) return sharedly(db, organisation, (tx) => one(call, tx, organisation, id))
      const country = text(call, 'country')?.toUpperCase()
      const order = call.options.newest ? 'newest' : 'important'
      const stories = await sharedly(db, organisation, (tx) =>
        listStories(tx, organisation, { order, state: 'all', country, limit: shown }),
      )
      if (call.options.json) call.print(JSON.stringify(stories, null, 2))
      else for (const story of stories) call.print(lineOf(story))
      return 0
    })
  },
}

async function one(call: Call, tx: Parameters<typeof findStory>[0], organisation: string, id: string) {
  if (!uuid.test(id)) throw misuse('Name the story by its id; alarum stories lists them.')
  const story = await findStory(tx, organisation, id)
  if (!story) throw new Refusal('There is no such story; alarum stories lists them.')
  const reports = await reportsOf(tx, story.id, new Date(), 'also-own')
  const entries = await entriesOf(tx, story.id, { limit: shown })
  if (call.options.json) {
    call.print(JSON.stringify({ ...story, sources: reports, entries }, null, 2))
    return 0
  }
  call.print(lineOf(story))
  for (const { says, points } of story.importanceWhy)
    call.print(`  ${points > 0 ? '+' : ''}${points}  ${says}`)
  for (const { what, says } of story.conflicts)
    call.print(`  conflict: ${what}: ${says.map(({ family, value }) => `${value} (${family})`).join(', ')}`)
  for (const { source, reliability, state, title } of reports)
    call.print(`  ${reliability} ${source}${state === 'actual' ? '' : ` (${state})`}: ${title}`)
  for (const { at, what, by } of entries) call.print(`  ${at.toISOString()}  ${what}${by ? ` by ${by}` : ''}`)
  return 0
}

function lineOf({ id, importance, severity, countries, families, reports, title }: Story) {
  return `${String(Math.round(importance)).padStart(3)}  ${severity.padEnd(8)} ${countries.slice(0, 3).join(',').padEnd(8)} ${reports} from ${families.length}  ${title}  ${id}`
}
