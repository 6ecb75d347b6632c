import type { Forecast } from '../alerts/alert.ts'
import { renderReceipt } from '../exposure/receipts.ts'
import { likelihoodPercent } from '../vocabulary/likelihood.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import { type Block, list, section } from './blocks.ts'
import { asksForAnswer } from './links.ts'
import type { Material } from './material.ts'
import type { Letterhead } from './message.ts'
import { type Phrases, phrasesFor, type Variant } from './phrases/phrases.ts'
import { utcStamp } from './times.ts'
import { replyToken } from './tokens.ts'
import { isolated, whereAndWhen } from './where-when.ts'
import { wordingFor } from './wording.ts'

/** `Exercise: Update: Critical: Iraq: …`; what must not be missed stands first. */
export function alertSubject(material: Material): string {
  const { phrases } = phrasesFor(material.recipient.language)
  const { content } = material.alert
  const variant = variantOf(material)
  const parts = [
    ...(material.exercise ? [phrases.exercise] : []),
    ...(variant === 'alert' ? [] : [phrases.prefix[variant]]),
    ...(isOver(variant) ? [] : [phrases.level[content.severity]]),
  ]
  return [...parts, content.headline].join(': ')
}

/** The message of an alert's revision: how serious, where, when, what to do, what happened, what to expect, why you. */
export function alertBlocks(material: Material, letterhead: Letterhead): Block[] {
  const { language } = material.recipient
  const { phrases } = phrasesFor(language)
  const variant = variantOf(material)
  return [
    ...opening(material, variant, phrases),
    ...(isOver(variant) ? [] : answer(material, phrases, letterhead)),
    ...whereAndWhen(material.alert.content, material.issuedAt, { language, phrases }),
    ...(isOver(variant) ? [] : instructions(material, phrases)),
    ...(variant === 'gone' ? [] : account(material, variant, phrases)),
    ...(isOver(variant) ? [] : outlook(material, phrases)),
    ...closing(material, phrases, letterhead),
  ]
}

function variantOf({ alert, change }: Material): Variant {
  if (alert.kind === 'cancel' || alert.kind === 'all-clear') return alert.kind
  if (change === 'gone' || change === 'told') return 'gone'
  // Somebody whom an update reaches first has nothing to compare it with.
  return change === 'new' || change === 'responsible' ? 'alert' : alert.kind
}

function isOver(variant: Variant) {
  return variant === 'cancel' || variant === 'all-clear' || variant === 'gone'
}

function opening({ alert, exercise, receipt }: Material, variant: Variant, phrases: Phrases): Block[] {
  const { severity, headline, summary } = alert.content
  const { shape } = severityLevel[severity]
  return [
    ...(exercise
      ? [{ kind: 'banner', phrase: `${phrases.exercise}: ${phrases.exerciseNote}` } as const]
      : []),
    ...(isOver(variant)
      ? []
      : [{ kind: 'level', severity, shape, phrase: phrases.level[severity] } as const]),
    { kind: 'headline', words: headline },
    ...(variant === 'alert' ? [] : [{ kind: 'phrase', phrase: introOf(variant, receipt, phrases) } as const]),
    ...(alert.note && variant !== 'alert' ? section(phrases.reason, alert.note) : []),
    ...(isOver(variant) ? [] : [{ kind: 'words', words: summary } as const]),
  ]
}

/** Somebody who was told of a site never stood in the area themselves. */
function introOf(variant: Exclude<Variant, 'alert'>, receipt: unknown, phrases: Phrases): string {
  const ofSite = (receipt as { because?: string } | null)?.because === 'responsible'
  return variant === 'gone' && ofSite ? phrases.siteGone : phrases.intro[variant]
}

/** The question and the button that answers it; nothing where no answer is asked for. */
export function answer(material: Material, phrases: Phrases, letterhead: Letterhead): Block[] {
  if (material.change === 'responsible') return []
  if (!asksForAnswer({ kind: material.alert.kind, content: material.alert.content })) return []
  const { mode, deadlineHours } = material.alert.content.response
  const safety = mode === 'safety-check'
  const deadline =
    deadlineHours &&
    isolated(phrases, utcStamp(new Date(material.issuedAt.getTime() + deadlineHours * 3_600_000)))
  const ask = safety ? phrases.askSafe : phrases.askAcknowledge
  return [
    { kind: 'phrase', phrase: deadline ? `${ask} ${phrases.answerBy(deadline)}` : ask },
    {
      kind: 'link',
      phrase: safety ? phrases.answerSafe : phrases.answerAcknowledge,
      url: linkOf(material, letterhead, 'reply'),
      button: true,
    },
  ]
}

function instructions({ alert, recipient }: Material, phrases: Phrases): Block[] {
  const { actions, advice, standingAdvice, conditions } = alert.content
  const words = [advice, ...wordingFor(conditions, recipient), standingAdvice].filter((text) => text !== null)
  const phrased = actions.filter((action) => action !== 'None').map((action) => phrases.action[action])
  if (!words.length && !phrased.length) return []
  return [
    { kind: 'heading', phrase: phrases.whatToDo },
    ...(phrased.length ? [{ kind: 'list', items: phrased, own: false } as const] : []),
    ...words.map((text) => ({ kind: 'words', words: text }) as const),
  ]
}

function account({ alert }: Material, variant: Variant, phrases: Phrases): Block[] {
  const { event, context, summary } = alert.content
  if (isOver(variant)) return section(phrases.whatHappened, summary)
  return [...section(phrases.whatHappened, event), ...(context ? section(phrases.background, context) : [])]
}

function outlook({ alert }: Material, phrases: Phrases): Block[] {
  const lines = alert.content.forecasts.map((forecast) => forecastLine(forecast, phrases))
  return lines.length ? list(phrases.whatToExpect, lines, true) : []
}

function forecastLine({ text, likelihood, horizon }: Forecast, phrases: Phrases) {
  const [low, high] = likelihoodPercent[likelihood]
  const chance = isolated(phrases, `${low}–${high}\u00a0%`)
  const words = isolated(phrases, phrases.likelihood[likelihood])
  return `${isolated(phrases, text)} (${words}, ${chance}${horizon ? `; ${horizon}` : ''})`
}

function closing(material: Material, phrases: Phrases, letterhead: Letterhead): Block[] {
  const why = renderReceipt(material.receipt, { sure: false })
  const page = material.page && `${letterhead.url}/alerts/${material.page}`
  return [
    ...(why ? list(phrases.why, why.split('\n'), true) : []),
    ...(page ? [{ kind: 'link', phrase: phrases.readOnline, url: page, button: false } as const] : []),
    {
      kind: 'link',
      phrase: phrases.preferences,
      url: `${linkOf(material, letterhead, 'preferences')}/preferences`,
      button: false,
    },
    { kind: 'small', phrase: phrases.sentBy(material.organisation.name) },
  ]
}

/** The address of the reply page, or of the preferences, of this message's reader. */
export function linkOf(
  { organisation, alert, recipient }: Material,
  { url, secret }: Letterhead,
  purpose: Purpose,
) {
  return `${url}/r/${replyToken(secret, { organisation: organisation.id, alert: alert.id, person: recipient.id, purpose })}`
}

type Purpose = 'reply' | 'preferences'
