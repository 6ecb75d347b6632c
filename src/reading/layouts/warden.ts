import { type Line, paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'

/** Older embassy prose: "Warden Message No. 115", "Security Message for U.S. Citizens", "Emergency Message". */
export const warden: Layout = {
  name: 'warden-message',
  opens: (lines, at) => title.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex((line) => title.test(line.text))
    const heading = lines[at]
    if (!heading || at > 8) return null
    const furniture = lines.filter((line, i) => i < at + 6 && line !== heading && isFrame(line))
    const dated = [heading, ...furniture].find((line) => stampIn(line.text, { monthFirst: true }))
    const body = lines.filter((line) => line !== heading && !furniture.includes(line))
    const subject = body[0] && isSubject(body[0], body[1]) ? body[0] : null
    return {
      layout: 'warden-message',
      stamp: dated ? stampIn(dated.text, { reference: outside.now, monthFirst: true }) : null,
      headline: subject ? `${heading.text}: ${subject.text.replace(/^subject: */i, '')}` : heading.text,
      ...sortParagraphs(paragraphsOf(subject ? body.slice(1) : body)),
      named: furniture.flatMap((line) => postNames(line.text)).concat(postNames(heading.text)),
    }
  },
}

const title =
  /^(?:warden (?:message|notice)|(?:security|emergency|health|demonstration|travel) (?:message|notice|notification)(?: for (?:u\.?s\.?|american) citizens)?|message for (?:u\.?s\.?|american) citizens)(?!\p{L})[^.]{0,140}(?:no\. ?\d+[^.]{0,80})?$/iu
const post =
  /(?:embassy|consulate(?: general)?)(?: of the united states(?: of america)?)?[ ,:–—-]+(?:in )?([\p{L} .'’-]{2,40})(?:, ([\p{L} .'’-]{2,40}))?$/iu

const cityLine = /^(\p{Lu}[\p{L} .'’-]{1,30}), (\p{Lu}[\p{L} .'’-]{3,30})$/u

/** The post's name and the date, each on a line of its own above the prose. */
function isFrame(line: Line): boolean {
  if (line.text.length > 80) return false
  if (/^(?:the )?embassy of the united states(?: of america)?$/i.test(line.text) || cityLine.test(line.text))
    return true
  return post.test(line.text) || (stampIn(line.text, { monthFirst: true }) !== null && line.text.length < 50)
}

function isSubject(line: Line, next: Line | undefined): boolean {
  return next !== undefined && line.text.length < 110 && !/[.!?]$/.test(line.text)
}

function postNames(text: string): string[] {
  const groups = post.exec(text) ?? cityLine.exec(text)
  return [groups?.[2], groups?.[1]].flatMap((name) => (name ? [name.trim()] : []))
}
