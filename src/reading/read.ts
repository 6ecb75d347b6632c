import { decodeText, textFault } from './bytes.ts'
import { draftsOfCap, looksLikeCap } from './cap-draft.ts'
import { type Share, sharesOf } from './digest.ts'
import type { Draft } from './draft.ts'
import { draftOf } from './draft-of.ts'
import { frontMatterOf } from './front-matter.ts'
import { looksLikeHtml, webPageOf } from './html.ts'
import { layouts } from './layouts/all.ts'
import type { Outside, Parts } from './layouts/layout.ts'
import { pageOf } from './page.ts'
import { type Stamp, stampIn } from './stamps.ts'

/** `now` (ISO 8601) stands in only where a text gives no date to count from; `filename` only names the input in a fault. */
export type ReadOptions = { now?: string; filename?: string }
export type Reading = { drafts: Draft[] } | { fault: string }

/**
 * Reads one text into drafts, several when it is a digest: plain text in any publisher's layout, Markdown, an HTML page
 * or CAP, as a string or as bytes in any usual encoding. Never throws; what is empty or no text answers a fault.
 */
export function readText(input: string | Uint8Array, options: ReadOptions = {}): Reading {
  const decoded = typeof input === 'string' ? { text: input } : decodeText(input)
  if ('fault' in decoded) return named(decoded.fault, options)
  const fault = textFault(decoded.text)
  if (fault) return named(fault, options)
  if (looksLikeCap(decoded.text)) {
    const read = draftsOfCap(typeof input === 'string' ? Buffer.from(input) : input)
    return 'fault' in read ? named(read.fault, options) : read
  }
  return {
    drafts: looksLikeHtml(decoded.text)
      ? draftsOfPage(decoded.text, options)
      : draftsOfText(decoded.text, options),
  }
}

/** Texts longer than this are read only so far: no alert is, and a page of noise must not hold up the rest. */
const longestRead = 400_000

function named(fault: string, { filename }: ReadOptions): Reading {
  return { fault: filename ? `${filename}: ${fault}` : fault }
}

function draftsOfText(text: string, { now = null }: { now?: string | null }): Draft[] {
  const { fields, text: body } = frontMatterOf(text.slice(0, longestRead))
  const stated = fields.publishedat ?? fields.published ?? fields.date
  const stamp = stated ? stampIn(stated) : null
  const shares = sharesOf(pageOf(body), now)
  return shares.map((share) =>
    draftOfShare(share, { now, digest: share.digest ?? stamp }, fields.headline ?? fields.title ?? null),
  )
}

function draftsOfPage(html: string, { now = null }: { now?: string | null }): Draft[] {
  const { title, published, text } = webPageOf(html)
  if (text.trim() === '' && title === null)
    return [draftOfShare(sharesOf(pageOf(' '), now)[0] as Share, { now, digest: null }, null)]
  const stamp: Stamp | null =
    published === null
      ? null
      : {
          at: published,
          timed: true,
          zoned: true,
          text: published,
          index: 0,
        }
  const shares = sharesOf(pageOf(text.slice(0, longestRead)), now)
  const headline = title?.split(/ [|–—-] /)[0]?.trim() ?? null
  return shares.map((share) => draftOfShare(share, { now, digest: share.digest ?? stamp }, headline))
}

function draftOfShare({ page, base }: Share, outside: Outside, title: string | null): Draft {
  const parts = partsOf(page, outside)
  const whole: Parts = { ...parts, stamp: parts.stamp ?? outside.digest, headline: parts.headline ?? title }
  const draft = draftOf(whole, page.text, outside)
  if (base === 0) return draft
  return {
    ...draft,
    places: draft.places.map((place) => ({ ...place, ...shifted(place, base) })),
    dates: draft.dates.map((date) => ({ ...date, ...shifted(date, base) })),
  }
}

function shifted({ start, end }: { start?: number; end?: number }, base: number) {
  return start === undefined || end === undefined ? {} : { start: start + base, end: end + base }
}

function partsOf(page: Share['page'], outside: Outside): Parts {
  for (const layout of layouts) {
    const parts = layout.read(page, outside)
    if (parts) return parts
  }
  return { layout: 'none' }
}
