import { createInterface } from 'node:readline/promises'
import type { ParseArgsConfig } from 'node:util'
import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import { findAlert, revisionsOf } from '../alerts/revisions.ts'
import { atomically } from '../database/database.ts'
import type { Progress } from '../deliveries/progress.ts'
import { type IssueRequest, issue, rehearse } from '../issuing/issue.ts'
import { rulesOf } from '../people/rules.ts'
import { Sharing } from '../vocabulary/sharing.ts'
import { namedActor } from './actor.ts'
import { readAlertInput } from './alert-input.ts'
import { type Call, misuse, Refusal, text } from './command.ts'
import { type Installation, withInstallation } from './installation.ts'
import { sendNow } from './send-now.ts'

export const releaseOptions: ParseArgsConfig['options'] = {
  yes: { type: 'boolean' },
  as: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
  sharing: { type: 'string' },
  json: { type: 'boolean' },
  organisation: { type: 'string' },
}

export const issueOptions: ParseArgsConfig['options'] = {
  ...releaseOptions,
  exercise: { type: 'boolean' },
  'as-of': { type: 'string' },
  follows: { type: 'string' },
}

/** Issues a new alert from a file. */
export function issueFile(call: Call): Promise<number> {
  const [file] = call.words
  if (!file) throw misuse('Name the file to issue, or - for standard input.')
  return withInstallation(call, async (installation, organisation) => {
    const now = new Date()
    const input = await readAlertInput(file, now, await radiiOf(installation, organisation))
    const asOf = instant(text(call, 'as-of'))
    const follows = text(call, 'follows')?.split(',') ?? input.follows
    const situation = input.situation ? { situation: input.situation } : {}
    const exercise = call.options.exercise === true || input.exercise
    const content = withSharing(call, input.content)
    return release(call, installation, organisation, {
      kind: 'alert',
      content,
      follows,
      exercise,
      ...situation,
      ...(asOf ? { asOf } : {}),
      now,
    })
  })
}

/** Adds a revision to an alert: from a file, or, where none is named, with the texts it has. */
export function reviseAlert(call: Call, kind: RevisionKind): Promise<number> {
  const [name, file] = call.words
  if (!name) throw misuse('Name the alert by its slug, its address or its id.')
  if (!file && kind === 'update') throw misuse('Name the file that holds the updated alert.')
  return withInstallation(call, async (installation, organisation) => {
    const now = new Date()
    const before = await alertNamed(installation, organisation, name)
    const radii = await radiiOf(installation, organisation)
    const content = file ? (await readAlertInput(file, now, radii)).content : before.content
    return release(call, installation, organisation, {
      kind,
      content: withSharing(call, content),
      alert: before.id,
      exercise: before.exercise,
      now,
    })
  })
}

async function radiiOf({ db }: Installation, organisation: string) {
  return (await atomically(db, organisation, (tx) => rulesOf(tx, organisation))).radius
}

/** The alert that a slug, a page's address or an id names, with the content of its latest revision. */
export function alertNamed({ db }: Installation, organisation: string, name: string) {
  const key = name.replace(/\/+$/, '').split('/').at(-1) ?? name
  return atomically(db, organisation, async (tx) => {
    const alert = await findAlert(tx, organisation, key)
    const latest = alert ? (await revisionsOf(tx, organisation, alert.id)).at(-1) : undefined
    if (!alert || !latest) throw new Refusal(`There is no issued alert "${name}" in this organisation.`)
    return {
      id: alert.id,
      slug: alert.slug,
      situation: alert.situation,
      exercise: alert.exercise,
      content: latest.content,
      number: latest.number,
    }
  })
}

type Request = Omit<IssueRequest, 'actor'>

async function release(call: Call, installation: Installation, organisation: string, request: Request) {
  const actor = await namedActor(call, installation.db, organisation)
  const whole: IssueRequest = {
    ...request,
    actor,
    releaseReason: text(call, 'reason') ?? null,
    note: text(call, 'note') ?? null,
  }
  if (!call.options.yes) await askFirst(call, installation, organisation, whole)
  const issued = await issue(installation.db, organisation, whole)
  if (!issued.ok) return tellHolds(call, issued.holds)
  const address = `${installation.config.url}/alerts/${issued.slug}`
  const progress = await sendNow(installation, organisation, issued.alert)
  if (call.options.json)
    call.print(JSON.stringify({ ...issued, address, released_by: actor.email, messages: progress }, null, 2))
  else {
    const { certain, possible, gone, sites } = issued.audience
    call.print(address)
    call.print(
      issued.isPublic
        ? 'Public page.'
        : 'Internal: sign in to read it (not TLP:CLEAR, or not in our own words).',
    )
    call.print(
      `Exposed: ${certain} certain, ${possible} possible, ${sites} sites${gone ? `; ${gone} no longer` : ''}.`,
    )
    if (progress) call.print(`Messages: ${progressText(progress)}.`)
    call.print(
      `Released by ${actor.email}. The two-person rule is ${issued.reviewersNeeded > 1 ? 'on' : 'off'}.`,
    )
  }
  return 0
}

/** Only what there is: '12 handed over, 1 unaddressed'. */
function progressText({ total, ...states }: Progress) {
  const there = Object.entries(states).filter(([, count]) => count > 0)
  return there.length
    ? there.map(([state, count]) => `${count} ${state.replace('-', ' ')}`).join(', ')
    : `${total} to send`
}

function tellHolds(call: Call, holds: { code: string; message: string }[]) {
  if (call.options.json) call.print(JSON.stringify({ ok: false, holds }, null, 2))
  call.warn('Not issued. It is held by:')
  for (const { code, message } of holds) call.warn(`  ${code}: ${message}`)
  return 1
}

/** Asks with the audience's size on the screen. What is held is not asked about: it is refused with its reasons. */
async function askFirst(call: Call, { db }: Installation, organisation: string, request: IssueRequest) {
  if (!process.stdin.isTTY) throw misuse('Add --yes to issue without being asked.')
  const rehearsed = await rehearse(db, organisation, request)
  if (!rehearsed.ok) return
  const { certain, possible } = rehearsed.audience
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  call.warn(`${request.content.headline}\n${certain} people certainly and ${possible} possibly exposed.`)
  const answer = await prompt.question('Issue it? [y/N] ')
  prompt.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal('Not issued.')
}

function withSharing(call: Call, content: AlertContent): AlertContent {
  const given = text(call, 'sharing')
  if (!given) return content
  const sharing = Sharing.safeParse(given.toUpperCase().replace(/^TLP:/, ''))
  if (!sharing.success) throw misuse(`--sharing takes ${Sharing.options.join(', ')}.`)
  return { ...content, sharing: sharing.data }
}

function instant(given: string | undefined) {
  if (!given) return undefined
  const at = new Date(given)
  if (Number.isNaN(at.getTime()))
    throw misuse(`--as-of takes an instant such as 2026-03-01T12:00:00Z; "${given}" is none.`)
  return at
}
