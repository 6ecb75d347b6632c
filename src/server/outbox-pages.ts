import { html } from 'hono/html'
import { page } from '../http/page.ts'
import type { Membership } from '../people/memberships.ts'

type Chooser = { organisation: string; organisations: Membership[] }
type Mail = { id: string; recipient: string; subject: string; at: Date }

/** Mail that was kept here, the latest first. */
export function outboxPage({ messages, organisation, organisations }: { messages: Mail[] } & Chooser) {
  const query = `?organisation=${organisation}`
  const last = messages.length === 50 ? messages.at(-1) : undefined
  return page({
    title: 'Outbox – Alarum',
    path: '/outbox',
    desk: true,
    body: html`<h1>Outbox</h1>${chooser({ organisation, organisations })}<p class="quiet">Mail that was kept here instead of sent.</p>${
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

export function signInNeededPage() {
  return page({
    title: 'Sign in – Alarum',
    path: '/outbox',
    body: html`<h1>Sign in</h1><p>This page is for the desk: <a href="/console/">sign in there</a>. The terminal that started Alarum printed a link that signs the owner in once; for a new one run:</p><p><code>npx alarum sign-in</code></p>`,
  })
}

function chooser({ organisation, organisations }: Chooser) {
  return html`<p class="meta">${organisations.map((one) =>
    one.organisation === organisation
      ? html`<strong>${one.name}</strong>`
      : html`<a href="/outbox?organisation=${one.slug}">${one.name}</a>`,
  )}</p>`
}

/** UTC to the minute, as `2026-03-07 10:30 UTC`. */
function stamp(at: Date) {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function linked(row: string) {
  return row
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((piece, index) => (index % 2 ? html`<a href="${piece}">${piece}</a>` : piece))
}
