import { html } from 'hono/html'
import { countryName, countrySlug } from '../geography/countries.ts'
import { type Html, page } from '../http/page.ts'
import { actionPhrase } from '../vocabulary/action.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { aftermath, history, sources } from './alert-history.ts'
import { claims, context, expectations, standingAdvice, whatHappened, whatToDo } from './alert-sections.ts'
import { level, stateAt, stateMeaning, stateWords } from './level.ts'
import { locatorMap, placesToShow } from './locator-map.ts'
import { placeList } from './place-list.ts'
import { timeThere } from './place-time.ts'
import type { Publication, PublicContent } from './publication.ts'
import { dayOrInstant, issueStamp } from './times.ts'
import { plainWords, words } from './words.ts'

type Shown = { internal?: boolean; now: Date }

/** The alert page, in the order in which a reader needs it: when, where, how serious, what happened, what to expect, what to do. */
export function alertPage(alert: Publication, { internal = false, now }: Shown) {
  const { content, slug } = alert
  return page({
    title: `${content.headline} – Alarum`,
    path: `/alerts/${slug}`,
    description: plainWords(content.summary).slice(0, 200),
    ...bannerOf(alert),
    head: internal
      ? html`<meta name="robots" content="noindex">`
      : html`<link rel="alternate" type="application/cap+xml" title="CAP" href="/alerts/${alert.alert}.cap.xml">`,
    desk: internal,
    body: html`<article class="cols alert ${content.severity}"><div>${heading(alert, internal, now)}
<div class="telling">${whatHappened(content)}${expectations(content)}${context(content)}${claims(content)}${whatToDo(content)}${standingAdvice(content)}</div></div>
<div>${where(content)}<div class="side after">${aftermath(alert)}${sources(content)}${history(alert)}</div></div></article>`,
  })
}

function bannerOf({ exercise, demonstration }: Publication) {
  if (demonstration) return { banner: 'Exercise. This is a demonstration: the event is invented.' }
  return exercise ? { banner: 'Exercise. This is a drill: nothing here calls for action outside it.' } : {}
}

function heading(alert: Publication, internal: boolean, now: Date) {
  const { content, issuedAt, number } = alert
  const there = timeThere(content, issuedAt)
  return html`<header><p class="when"><time datetime="${issuedAt.toISOString()}">${issueStamp(issuedAt)}</time>${there ? html` · ${there}` : ''}</p>
${ending(alert, now)}<p class="meta">${level(content.severity)}${content.countries.map((code) => html`<a href="/countries/${countrySlug(code)}">${countryName(code)}</a>`)}<span>${categoryKind[content.category].label}</span>${content.developing ? html`<span class="tag">Developing: cause not yet clear</span>` : ''}${number > 1 ? html`<a class="tag" href="#history">Revision ${number}</a>` : ''}${internal ? html`<span class="tag">Internal: TLP:${content.sharing}</span>` : ''}</p>
<h1 lang="${content.language}" dir="auto">${content.headline}</h1>
<div class="lead" lang="${content.language}" dir="auto">${words(content.summary.replace(/\s+/g, ' '))}</div>
<dl class="facts">${facts(alert).map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl></header>`
}

/** Said at the top, before anybody acts on an alert that no longer holds. */
function ending(alert: Publication, now: Date) {
  const state = stateAt({ state: alert.state, expires: alert.content.timeframe.to }, now)
  const word = stateWords[state]
  if (!word) return ''
  const note = alert.revisions.at(-1)?.note
  return html`<div class="state${state === 'all-clear' ? ' clear' : ''}" role="note" aria-label="State of this alert"><p><strong>${word}.</strong> ${stateMeaning[state]} ${note && state !== 'expired' ? note : ''}</p></div>`
}

function facts({ content, firstIssuedAt }: Publication): [string, Html | string][] {
  const { eventTime, timeframe, certainty, urgency, publishedAt, actions } = content
  const until = eventTime.to && eventTime.to !== eventTime.from ? ` to ${dayOrInstant(eventTime.to)}` : ''
  const sureness = [certainty, urgency].filter((word) => word !== 'Unknown').join(', ')
  const all: [string, Html | string | false][] = [
    ['Event', `${dayOrInstant(eventTime.from)}${until}`],
    ['In force until', dayOrInstant(timeframe.to)],
    ['Certainty and urgency', sureness],
    ['First published', isOlder(publishedAt, firstIssuedAt) && issueStamp(new Date(publishedAt as string))],
    [
      'What to do',
      actions.length > 0 &&
        html`<a href="#what-to-do">${actions.map((action) => actionPhrase[action]).join(', ')}</a>`,
    ],
  ]
  return all.filter((fact): fact is [string, Html | string] => Boolean(fact[1]))
}

/** A text published more than a day before it was issued here: an exercise from the past. */
function isOlder(publishedAt: string | undefined, firstIssuedAt: Date) {
  return publishedAt !== undefined && firstIssuedAt.getTime() - Date.parse(publishedAt) > 86_400_000
}

function where(content: PublicContent) {
  const map = locatorMap(content)
  const places = placesToShow(content)
  if (!map && places.length === 0) return ''
  return html`<section class="side where" aria-labelledby="where"><h2 id="where" class="vh">Where</h2>${map}${placeList(places)}</section>`
}
