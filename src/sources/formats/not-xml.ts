import { type Refused, refused } from './json.ts'
import { decodeReferences } from './references.ts'

/** The refusal of a text that is plainly something else than XML; null where it may be XML. */
export function notXml(text: string): Refused | null {
  const start = withoutComments(text.slice(0, 10_000)).slice(0, 2000)
  if (/^(?:<!doctype\s+html|<html\b|<head\b|<body\b)/i.test(start)) return webPage(text)
  if (/^[[{]/.test(start)) return refused('source.xml.json', 'This is JSON, where XML is expected.')
  if (start.includes('<')) return null
  return text.includes('<')
    ? null
    : refused('source.xml.not-xml', `This is text, no feed: "${start.slice(0, 60)}".`)
}

function withoutComments(start: string): string {
  let rest = start
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->')
    if (end < 0) return rest
    rest = rest.slice(end + 3).trimStart()
  }
  return rest
}

/** The refusal of a web page, with the feed that it announces. */
export function webPage(text: string): Refused {
  const announced = text
    .slice(0, 200_000)
    .match(/<link\b[^<>]*type\s*=\s*["']application\/(?:rss|atom)\+xml[^<>]*/i)?.[0]
  const address = /href\s*=\s*["']([^"'\s]{1,300})/i.exec(announced ?? '')?.[1]
  const advice = address
    ? `It names ${decodeReferences(address)} as its feed.`
    : 'Open the address in a browser and look for the feed.'
  return refused('source.html', `This is a web page, not a feed. ${advice}`)
}
