import type { AlertContent } from '../../alerts/alert.ts'
import { capOf } from '../../alerts/as-cap.ts'
import { asExercise } from '../../alerts/as-exercise.ts'
import { type OpenDraft, openDraft } from '../../alerts/draft-row.ts'
import { revisionsOf } from '../../alerts/queries.ts'
import { serialiseCap } from '../../cap/serialise.ts'
import { atomically, type Tx } from '../../database/database.ts'
import type { Material } from '../../deliveries/material.ts'
import { composeMail } from '../../deliveries/message.ts'
import { textLength } from '../../deliveries/text-length.ts'
import { textMessage } from '../../deliveries/text-message.ts'
import type { Api } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import type { Preview } from './contract.ts'
import { readable } from './readable.ts'

/** A draft as a revision would stand that is issued now, with stand-ins where nothing is written yet. */
export type Previewed = {
  draft: OpenDraft
  organisation: { id: string; name: string; demonstration: boolean }
  content: AlertContent
  earlier: Awaited<ReturnType<typeof revisionsOf>>
  missing: string[]
}

const standIns = { headline: 'headline', summary: 'summary', event: 'account of what happened' } as const

/** Reads a draft for its previews. Throws `not-found`. */
export async function previewed(tx: Tx, caller: Caller, alert: string, now: Date): Promise<Previewed> {
  const { organisation } = caller
  const draft = await openDraft(tx, organisation, alert)
  const { content: written } = readable(draft.values)
  const words = Object.entries(standIns).filter(([field]) => !written[field as keyof AlertContent])
  const day = now.toISOString().slice(0, 10)
  const ends = new Date(now.getTime() + 48 * 3_600_000).toISOString()
  const content = {
    ...{
      context: null,
      advice: null,
      standingAdvice: null,
      language: 'en',
      category: 'other',
      developing: false,
    },
    ...{
      severity: 'Unknown',
      urgency: 'Unknown',
      certainty: 'Unknown',
      phase: 'ongoing',
      countries: [],
      places: [],
    },
    ...{ area: null, conditions: [], actions: [], claims: [], forecasts: [], actors: [], sources: [] },
    ...{ response: { mode: 'none' }, sharing: 'AMBER', wording: 'own', eventTime: { from: day } },
    timeframe: { from: now.toISOString(), to: ends },
    ...Object.fromEntries(words.map(([field, what]) => [field, `[No ${what} yet]`])),
    ...written,
  } as AlertContent
  const row = await tx
    .selectFrom('organisation as o')
    .leftJoin('organisation_setting as s', 's.organisation', 'o.id')
    .select(['o.name', 's.demonstration'])
    .where('o.id', '=', organisation)
    .executeTakeFirstOrThrow()
  return {
    draft,
    organisation: { id: organisation, name: row.name, demonstration: row.demonstration ?? false },
    content: draft.exercise ? asExercise(content, now) : content,
    earlier: draft.number > 0 ? await revisionsOf(tx, organisation, alert) : [],
    missing: [
      ...words.map(([, what]) => `There is no ${what} yet.`),
      ...(written.severity ? [] : ['There is no severity yet.']),
      ...(written.timeframe ? [] : ['There is no timeframe yet; two days from now stand in for it.']),
      ...(content.countries.length > 0 ? [] : ['Name a country to see the CAP message.']),
    ],
  }
}

/** What recipients would read if it were issued now: mail, text message and CAP, by the code that sends them. */
export async function previewOf(
  { db, config, clock }: Api,
  caller: Caller,
  alert: string,
  language: string,
): Promise<Preview> {
  const now = clock()
  const found = await atomically(db, caller.organisation, (tx) => previewed(tx, caller, alert, now))
  const { content, draft, missing } = found
  const { subject, plain } = mailOf(found, { url: config.url, from: config.mailFrom, language, now })
  const url = `${config.url}/alerts/${draft.number > 0 ? draft.slug : 'preview'}`
  const { kind, exercise } = draft
  const body = textMessage({ kind, content, exercise, language, url })
  return {
    mail: { subject, plain },
    text: { body, ...textLength(body) },
    cap:
      content.countries.length > 0 ? capText(found, { url: config.url, sender: config.mailFrom, now }) : '',
    missing,
  }
}

/** The mail as a mail program would show it: one page of HTML with its styles inline. */
export async function mailPage(
  { db, config, clock }: Api,
  caller: Caller,
  alert: string,
  language: string,
): Promise<string> {
  const now = clock()
  const found = await atomically(db, caller.organisation, (tx) => previewed(tx, caller, alert, now))
  return mailOf(found, { url: config.url, from: config.mailFrom, language, now }).html
}

/** Somebody who does not exist: a preview shows no real person's links. */
const example = '00000000-0000-4000-8000-000000000000'

function mailOf(
  { draft, organisation, content }: Previewed,
  { url, from, language, now }: { url: string; from: string; language: string; now: Date },
): { subject: string; html: string; plain: string } {
  const { alert, kind, exercise, number } = draft
  const traits = { nationality: [], affiliation: [], tags: [] }
  const address = 'recipient@example.org'
  const material: Material = {
    delivery: {
      ...{ id: example, notice: example, recipient_kind: 'person', recipient: example, lane: 'normal' },
      ...{ attempt: 1, message_id: `<preview@${new URL(url).hostname}>` },
    },
    ...{
      kind: 'alert',
      localOnly: true,
      organisation,
      exercise,
      issuedAt: now,
      earlier: [],
      asker: null,
      words: null,
    },
    recipient: { ...traits, id: example, name: 'Recipient', email: address, language, html: true },
    alert: { id: alert, number: number + 1, kind, content, note: null },
    page: content.sharing === 'CLEAR' ? draft.slug : null,
    change: number > 0 ? 'still' : 'new',
    receipt: null,
  }
  const { subject, html, plain } = composeMail(material, address, { url, from, secret: 'preview' })
  return { subject, html: html ?? '', plain }
}

function capText(
  { draft, content, earlier }: Previewed,
  { url, sender, now }: { url: string; sender: string; now: Date },
): string {
  const { alert, slug, number, kind, exercise } = draft
  const source = { alert, slug, kind, exercise, content, number: number + 1, issuedAt: now, note: null }
  return serialiseCap(capOf({ ...source, earlier: earlier.map((one) => one) }, { url, sender }))
}
