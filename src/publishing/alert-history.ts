import { html } from 'hono/html'
import type { Publication, PublicContent } from './publication.ts'
import { issueStamp } from './times.ts'

/** The earlier alerts of the situation that this one follows. */
export function aftermath({ follows }: Publication) {
  if (follows.length === 0) return ''
  return html`<section><h2>This follows</h2><ul class="plain">${follows.map(({ slug, headline, issuedAt }) => html`<li><p><a href="/alerts/${slug}">${headline}</a><br><span class="small quiet">${issueStamp(new Date(issuedAt))}</span></p></li>`)}</ul></section>`
}

export function sources({ sources: said }: PublicContent) {
  if (said.length === 0) return ''
  return html`<section><h2>Sources</h2><ul class="plain small">${said.map(({ name, url }) => html`<li>${url ? html`<a href="${url}" rel="noopener nofollow">${name}</a>` : name}</li>`)}</ul></section>`
}

const kindWords = {
  alert: 'Issued',
  update: 'Updated',
  correction: 'Corrected',
  cancel: 'Cancelled',
  'all-clear': 'All clear',
}

/** Every revision with its hash; one that was not public shows that it was, not what it said. */
export function history({ revisions, alert }: Publication) {
  return html`<section><h2 id="history">Revisions</h2><ol class="log small">${revisions.map(
    ({ kind, issuedAt, note, hash }) =>
      html`<li><strong>${kindWords[kind]}</strong> ${issueStamp(new Date(issuedAt))}${note ? html`<br>${note}` : ''}<br><span class="hash quiet">${hash}</span></li>`,
  )}</ol><p class="small noprint"><a href="/about#chain">How to check this chain</a> · <a href="/alerts/${alert}.cap.xml">CAP message</a></p></section>`
}
