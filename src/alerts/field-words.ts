import type { AreaPart } from '../geography/area.ts'
import { countryName } from '../geography/countries.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { placeRolePhrase } from '../vocabulary/place-role.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import type { AlertContent } from './alert.ts'
import { areaWords } from './area-words.ts'
import type { Element } from './difference.ts'

/** Fields whose value is one thing, each as a reader says it; null where it says nothing. */
export const valueFields: Record<string, { label: string; words(content: AlertContent): string | null }> = {
  severity: {
    label: 'Severity',
    words: ({ severity }) => `${severityLevel[severity].word} (${severity})`,
  },
  category: { label: 'Category', words: ({ category }) => categoryKind[category].label },
  urgency: { label: 'Urgency', words: ({ urgency }) => urgency },
  certainty: { label: 'Certainty', words: ({ certainty }) => certainty },
  phase: { label: 'Phase', words: ({ phase }) => phase },
  developing: { label: 'Developing', words: ({ developing }) => (developing ? 'yes' : 'no') },
  eventTime: { label: 'When it happened', words: ({ eventTime }) => span(eventTime.from, eventTime.to) },
  timeframe: { label: 'In force', words: ({ timeframe }) => span(timeframe.from, timeframe.to) },
  response: {
    label: 'Answer asked for',
    words: ({ response: { mode, deadlineHours } }) => {
      if (mode === 'none') return 'none'
      const what = mode === 'acknowledge' ? 'say that they have read it' : 'say whether they are safe'
      return deadlineHours === undefined ? what : `${what}, within ${deadlineHours} h`
    },
  },
  sharing: { label: 'Sharing', words: ({ sharing }) => `TLP:${sharing}` },
  wording: { label: 'Wording', words: ({ wording }) => wording },
  language: { label: 'Language', words: ({ language }) => language },
  publishedAt: {
    label: 'Published elsewhere',
    words: ({ publishedAt }) => (publishedAt ? time(publishedAt) : null),
  },
  publisherLevel: { label: 'Publisher’s level', words: ({ publisherLevel }) => publisherLevel ?? null },
}

/** Fields that are lists, element by element. */
export const listFields: Record<string, { label: string; elements(content: AlertContent): Element[] }> = {
  area: { label: 'Area', elements: ({ area }) => (area ?? []).map(areaElement) },
  countries: { label: 'Countries', elements: ({ countries }) => countries.map(countryElement) },
  places: {
    label: 'Places',
    elements: ({ places }) =>
      places.map(({ ref, name, role }) => ({ key: ref, words: `${name} (${placeRolePhrase[role]})` })),
  },
  actions: {
    label: 'Actions',
    elements: ({ actions }) => actions.map((action) => ({ key: action, words: actionPhrase[action] })),
  },
  forecasts: {
    label: 'Forecasts',
    elements: ({ forecasts }) =>
      forecasts.map(({ text, likelihood, from, to }) => ({
        key: text,
        words: `${text}: ${likelihood}${from ? `, ${span(from, to)}` : ''}`,
      })),
  },
  claims: {
    label: 'Claims',
    elements: ({ claims }) =>
      claims.map(({ text, speaker, reliability, credibility, stands }) => ({
        key: `${speaker} ${text}`,
        words: `${speaker}: ${text} (${reliability}${credibility}${stands ? '' : ', no longer stands'})`,
      })),
  },
  actors: { label: 'Actors', elements: ({ actors }) => actors.map((words) => ({ key: words, words })) },
  conditions: {
    label: 'Audience conditions',
    elements: ({ conditions }) => conditions.map(conditionElement),
  },
  sources: {
    label: 'Sources',
    elements: ({ sources }) =>
      sources.map(({ name, url }) => ({ key: name, words: url ? `${name} (${url})` : name })),
  },
}

/** What a part is, whatever its size; drawn ones are told apart by their order. */
function areaElement(part: AreaPart, index: number): Element {
  const words = areaWords(part)
  if (part.type === 'polygon') return { key: `polygon ${index} ${JSON.stringify(part.rings)}`, words }
  if (part.type === 'circle') return { key: `circle ${part.lat} ${part.lon}`, words }
  return { key: `${part.type} ${part.type === 'country' ? part.country : part.ref}`, words }
}

function countryElement(country: string): Element {
  return { key: country, words: countryName(country) }
}

function conditionElement(condition: AlertContent['conditions'][number]): Element {
  const { nationality = [], affiliation = [], tags = [], roles = [], kinds = [], wording, narrow } = condition
  const who = [
    ...nationality.map((code) => countryName(code)),
    ...affiliation,
    ...tags,
    ...roles,
    ...kinds,
  ].join(', ')
  const does = narrow ? 'only they are told' : 'extra words'
  return { key: who, words: `${who || 'everyone'}: ${does}${wording ? `: “${wording}”` : ''}` }
}

function span(from: string, to?: string) {
  return to === undefined || to === from ? time(from) : `${time(from)} – ${time(to)}`
}

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** `3 Mar 2026` for a day, `3 Mar 2026, 06:00 UTC` for an instant. */
function time(text: string) {
  const at = new Date(text)
  return text.length === 10 ? day.format(at) : `${day.format(at)}, ${at.toISOString().slice(11, 16)} UTC`
}
