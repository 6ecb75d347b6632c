import { html, raw } from 'hono/html'
import type { OpenLink } from './links.ts'
import { replyLanguages, replyPhrases } from './phrases.ts'

/**
 * The reply page stands alone: its few styles are inline (allowed by hash in its own policy), so that it opens with one
 * request on a bad network. Under 6 kB.
 */
export const replyStyle = `:root{color-scheme:light dark;--ink:#1b2430;--paper:#fbfaf7;--line:#c9c5ba;--calm:#0b5c5f;--help:#a3200d;--soft:#efece4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#14191f;--line:#3a434e;--calm:#6cc5c1;--help:#ff9d87;--soft:#1e252d}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.25rem 1rem 3rem}h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 1rem}
p{margin:.5rem 0}.about{color:inherit;border-inline-start:4px solid var(--line);padding-inline-start:.75rem}
.drill{background:var(--soft);border:1px dashed var(--ink);padding:.5rem .75rem;font-weight:600}
.done{background:var(--soft);border:2px solid var(--calm);padding:.75rem;font-weight:600}
form{display:grid;gap:.75rem;margin:1rem 0}textarea,select{font:inherit;width:100%;padding:.6rem;border:1px solid var(--ink);border-radius:6px;background:var(--paper);color:inherit}
button{font:inherit;font-weight:700;font-size:1.15rem;min-height:3.5rem;border-radius:8px;border:2px solid;cursor:pointer}
button:focus-visible,textarea:focus-visible,select:focus-visible,input:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.safe{background:var(--calm);border-color:var(--calm);color:var(--paper)}.help{background:var(--paper);border-color:var(--help);color:var(--help)}`

type State = { fault?: string; justNow?: boolean }

/** The page behind a reply link. Buttons post; opening it records nothing. */
export function replyPage(link: OpenLink, state: State = {}) {
  const { language, dir, phrases } = replyPhrases(link.language)
  const question = link.mode === 'acknowledge' ? phrases.acknowledgeQuestion : phrases.question
  const recorded =
    link.status && link.status in phrases.recorded
      ? phrases.recorded[link.status as keyof typeof phrases.recorded]
      : null
  return frame(
    { language, dir, title: question },
    html`${link.exercise ? html`<p class="drill">${phrases.exercise}</p>` : ''}
<p>${phrases.hello(link.name)}</p><p class="about"><bdi>${link.headline}</bdi></p>
<h1>${question}</h1>
${recorded ? html`<p class="done" role="status">${recorded}</p><p>${phrases.change}</p>` : ''}
${state.fault ? html`<p class="done" role="alert">${state.fault}</p>` : ''}
<form method="post">
${
  link.mode === 'acknowledge'
    ? html`<button class="safe" name="status" value="acknowledged">${phrases.acknowledge}</button>`
    : html`<button class="safe" name="status" value="safe">✓ ${phrases.safe}</button>
<button class="help" name="status" value="need-help">! ${phrases.needHelp}</button>`
}
<label>${phrases.note}<textarea name="note" rows="3" maxlength="1000">${link.note ?? ''}</textarea></label>
</form><p>${phrases.emergency}</p>`,
  )
}

/** What a stranger sees of a wrong link: nothing of any person or alert. */
export function unknownLinkPage(language: string) {
  const { language: known, dir, phrases } = replyPhrases(language)
  return frame({ language: known, dir, title: 'Alarum' }, html`<h1>Alarum</h1><p>${phrases.unknownLink}</p>`)
}

/** Contact preferences: how messages read, never whether they come. */
export function preferencesPage(link: OpenLink, wantsHtml: boolean, saved: boolean) {
  const { language, dir, phrases } = replyPhrases(link.language)
  return frame(
    { language, dir, title: phrases.preferences },
    html`<h1>${phrases.preferences}</h1><p>${phrases.preferencesWhy}</p>
${saved ? html`<p class="done" role="status">${phrases.saved}</p>` : ''}
<form method="post"><label>${phrases.language}<select name="language">
${Object.entries(replyLanguages).map(([code, name]) => html`<option value="${code}" ${code === language ? 'selected' : ''}>${name}</option>`)}
</select></label>
<label><input type="checkbox" name="html" value="yes" ${wantsHtml ? 'checked' : ''}> ${phrases.html}</label>
<button class="safe">${phrases.save}</button></form>`,
  )
}

type Head = { language: string; dir: 'ltr' | 'rtl'; title: string }

function frame({ language, dir, title }: Head, body: ReturnType<typeof html>) {
  return html`<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${raw(replyStyle)}</style></head><body><main>${body}</main></body></html>`
}
