import { html } from 'hono/html'
import type { FoundAlert } from '../alerts/revisions.ts'
import { page } from '../http/page.ts'
import type { Membership } from '../people/memberships.ts'
import type { OpenCase } from '../replies/cases.ts'
import type { Line, RollCall } from '../replies/roll-call.ts'
import { type Severity, severityLevel } from '../vocabulary/severity.ts'

type Listed = Pick<FoundAlert, 'id' | 'slug' | 'exercise' | 'severity' | 'sharing' | 'updatedAt'> & {
  state: string
}
type Chooser = { organisation: string; organisations: Membership[] }

/** UTC to the minute, as `2026-03-07 10:30 UTC`. */
function stamp(at: Date) {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function chooser({ organisation, organisations }: Chooser, path: string) {
  return html`<p class="meta">${organisations.map((one) =>
    one.organisation === organisation
      ? html`<strong>${one.name}</strong>`
      : html`<a href="${path}?organisation=${one.slug}">${one.name}</a>`,
  )}</p>`
}

function level(severity: string) {
  const { word, shape } = severityLevel[severity as Severity] ?? severityLevel.Unknown
  return html`<span class="level ${severity}"><i aria-hidden="true">${shape}</i>${word}</span>`
}

/** What the owner sees first: open cases, then alerts with their roll-calls. */
export function deskPage({ alerts, cases, ...chosen }: { alerts: Listed[]; cases: OpenCase[] } & Chooser) {
  const query = `?organisation=${chosen.organisation}`
  return page({
    title: 'Desk – Alarum',
    path: '/desk',
    desk: true,
    body: html`<h1>Desk</h1>${chooser(chosen, '/desk')}
<h2>Open cases</h2>${cases.length ? html`<ul class="list">${cases.map((one) => caseItem(one, query))}</ul>` : html`<p class="quiet">Nobody is waiting for help.</p>`}
<h2>Alerts</h2>${
      alerts.length
        ? html`<ul class="list">${alerts.map((alert) => alertItem(alert, query))}</ul>`
        : html`<p class="quiet">No alert yet. Issue one: <code>npx alarum issue examples/alert.md --exercise --yes</code></p>`
    }`,
  })
}

function alertItem(alert: Listed, query: string) {
  return html`<li><h3><a href="/alerts/${alert.slug}${query}">${alert.slug}</a></h3>
<p class="meta">${level(alert.severity)}<span>${alert.state}</span><span>TLP:${alert.sharing}</span>${alert.exercise ? html`<span class="tag">Exercise</span>` : ''}<span>${stamp(alert.updatedAt)}</span>
<a href="/desk/roll-calls/${alert.slug}${query}">Roll-call</a></p></li>`
}

function caseItem(one: OpenCase, query: string) {
  return html`<li><h3>${one.name}</h3><p class="meta"><span>asked for help ${stamp(one.openedAt)}</span>${one.phone ? html`<a href="tel:${one.phone}">${one.phone}</a>` : ''}
<span>${one.owner ? `owned by ${one.owner}` : 'nobody owns it yet'}</span></p>
<form class="filter" method="post" action="/desk/cases/${one.id}/${one.owner ? 'close' : 'take'}${query}">
${one.owner ? html`<label>Why it may be closed<input name="reason" required minlength="3"></label><button>Close the case</button>` : html`<button>Take the case</button>`}</form></li>`
}

const statusWords: Record<Line['status'], string> = {
  'need-help': 'Needs help',
  'not-reached': 'Not reached',
  asked: 'No answer',
  waiting: 'Being asked',
  acknowledged: 'Has read it',
  safe: 'Safe',
  'accounted-for': 'Accounted for',
}
const statusMarks: Record<Line['status'], string> = {
  'need-help': '■',
  'not-reached': '✕',
  asked: '○',
  waiting: '…',
  acknowledged: '◐',
  safe: '✓',
  'accounted-for': '✓',
}
const statusColour: Partial<Record<Line['status'], string>> = {
  'need-help': 'Extreme',
  'not-reached': 'Severe',
  asked: 'Moderate',
}

type Shown = { slug: string; organisation: string; live: boolean; now: Date }

/** The live roll-call: a few lines of script bring it up to date every five seconds; without script it is reloaded by hand. */
export function rollCallPage(roll: RollCall, { slug, organisation, live, now }: Shown) {
  const query = `?organisation=${organisation}`
  const path = `/desk/roll-calls/${slug}`
  return page({
    title: `Roll-call – ${roll.headline}`,
    path,
    desk: true,
    ...(roll.exercise ? { banner: 'Exercise: this is a drill.' } : {}),
    ...(live && !roll.closedAt ? { head: html`<script src="/live.js" defer></script>` } : {}),
    body: html`<p id="stale" role="alert" hidden>The connection is lost; what stands below is no longer fresh.</p><div id="live"><p class="when">Roll-call, as of ${stamp(now)}</p><h1><a href="/alerts/${slug}${query}">${roll.headline}</a></h1>
<p class="meta"><span>opened ${stamp(roll.openedAt)}</span>${roll.deadline ? html`<span>answers by ${stamp(roll.deadline)}</span>` : ''}${roll.closedAt ? html`<span>closed ${stamp(roll.closedAt)} by ${roll.closedBy}</span>` : ''}</p>
<ul class="bar" aria-label="Counts">${Object.entries(statusWords).map(([status, word]) => {
      const count = roll.counts[status as Line['status']]
      return count
        ? html`<li><b class="level ${statusColour[status as Line['status']] ?? ''}">${count}</b>${word}</li>`
        : ''
    })}<li><b>${roll.total}</b>in all</li></ul>
<div class="scroll"><table><thead><tr><th>Status</th><th>Who</th><th>What they said</th><th>An answer by phone</th></tr></thead><tbody>
${roll.lines.map((line) => lineRow(line, `${path}${query}`))}</tbody></table></div>
${roll.next ? html`<p><a href="${path}${query}&after=${roll.next}">More</a></p>` : ''}
${roll.closedAt ? '' : html`<form class="filter" method="post" action="${path}/close${query}"><button class="second">Close the roll-call</button></form>`}</div>`,
  })
}

function lineRow(line: Line, action: string) {
  return html`<tr><td><span class="level ${statusColour[line.status] ?? ''}"><i aria-hidden="true">${statusMarks[line.status]}</i>${statusWords[line.status]}</span>${line.since ? html`<br><span class="small quiet">${stamp(line.since)}</span>` : ''}</td>
<td>${line.name}${line.team ? html`<br><span class="small quiet">${line.team}</span>` : ''}${line.phone ? html`<br><a class="small" href="tel:${line.phone}">${line.phone}</a>` : ''}</td>
<td>${line.note ?? ''}${line.reportedBy ? html`<br><span class="small quiet">recorded by ${line.reportedBy}</span>` : ''}${line.case ? html`<br><a class="small" href="/desk">case${line.caseOwner ? ` of ${line.caseOwner}` : ', nobody owns it yet'}</a>` : ''}</td>
<td><details><summary>Record</summary><form class="filter" method="post" action="${action}"><input type="hidden" name="person" value="${line.person}">
<label>Answer<select name="status"><option value="safe">Safe</option><option value="need-help">Needs help</option><option value="accounted-for">Accounted for</option></select></label>
<label>Said by<select name="reporter"><option value="self">the person</option><option value="colleague">a colleague</option><option value="emergency-contact">an emergency contact</option><option value="operator">me</option></select></label>
<label>Note<input name="note" maxlength="1000"></label><button class="second">Record</button></form></details></td></tr>`
}

type Mail = { id: string; recipient: string; subject: string; at: Date }

/** Mail that was kept here, the latest first. */
export function outboxPage({ messages, ...chosen }: { messages: Mail[] } & Chooser) {
  const query = `?organisation=${chosen.organisation}`
  const last = messages.length === 50 ? messages.at(-1) : undefined
  return page({
    title: 'Outbox – Alarum',
    path: '/outbox',
    desk: true,
    body: html`<h1>Outbox</h1>${chooser(chosen, '/outbox')}<p class="quiet">Mail that was kept here instead of sent.</p>${
      messages.length
        ? html`<ul class="list">${messages.map((one) => html`<li><h3><a href="/outbox/${one.id}${query}">${one.subject}</a></h3><p class="meta"><span>to ${one.recipient}</span><span>${stamp(one.at)}</span></p></li>`)}</ul>`
        : html`<p>Nothing here yet. Issue an alert, and its messages appear.</p>`
    }${last ? html`<p><a href="/outbox${query}&after=${last.at.toISOString()}_${last.id}">Older</a></p>` : ''}`,
  })
}

/** One message as its recipient reads it: plain text, with its links to follow. */
export function messagePage(message: Mail & { plain: string }, organisation: string) {
  return page({
    title: message.subject,
    path: `/outbox/${message.id}`,
    desk: true,
    body: html`<p><a href="/outbox?organisation=${organisation}">Outbox</a></p><h1>${message.subject}</h1><p class="meta"><span>to ${message.recipient}</span><span>${stamp(message.at)}</span></p>
<div class="box prose">${message.plain.split('\n\n').map((part) => html`<p>${part.split('\n').map((row, index) => html`${index ? html`<br>` : ''}${linked(row)}`)}</p>`)}</div>`,
  })
}

function linked(row: string) {
  return row
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((piece, index) => (index % 2 ? html`<a href="${piece}">${piece}</a>` : piece))
}

export function signInNeededPage() {
  return page({
    title: 'Sign in – Alarum',
    path: '/desk',
    body: html`<h1>Sign in</h1><p>This page is for the desk. The terminal that started Alarum printed a link that signs the owner in once; for a new one run:</p><p><code>npx alarum sign-in</code></p>`,
  })
}
