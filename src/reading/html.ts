import { Parser } from 'htmlparser2'

/** A web page's words: its title, the moment it says it was published, and its text with a blank line between blocks. */
export type WebPage = { title: string | null; published: string | null; text: string }

const dropped = new Set(
  'script style noscript template svg nav header footer aside form button select iframe object dialog head'.split(
    ' ',
  ),
)
const blocks = new Set(
  'p div section article main ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd figure figcaption details summary hr time address body'.split(
    ' ',
  ),
)
const voids = new Set('br hr img input meta link area base col embed source track wbr'.split(' '))
const furniture =
  /(?:^|[\s_-])(?:nav|navigation|navbar|menu|breadcrumbs?|cookies?|consent|banner|sidebar|share|sharing|social|footer|related|advert|ads?|newsletter|subscribe|skip|pagination|comments?|toolbar|modal|popup)(?:$|[\s_-])/i

/** Reads an HTML page. Boilerplate elements are dropped; where a `main` or `article` holds enough, only that is kept. */
export function webPageOf(html: string): WebPage {
  const page = collect(html.slice(0, largestPage))
  const inside = page.main.join('').trim()
  const text = inside.length > 150 ? inside : page.all.join('')
  return { title: page.title.trim() || null, published: page.published, text: tidied(text) }
}

/** Whether a text is an HTML page rather than text that holds a stray tag. */
export function looksLikeHtml(text: string): boolean {
  const start = text.slice(0, 3000)
  if (/<(?:!doctype html|html|head|body)\b/i.test(start)) return true
  return (
    /^\s*<(?:article|main|div|section|h[1-6]|p|table|span)\b/i.test(start) &&
    /<\/[a-z][a-z0-9]*>/i.test(text.slice(0, 50_000))
  )
}

const largestPage = 5_000_000

type Collected = { title: string; published: string | null; all: string[]; main: string[] }
type State = Collected & {
  skip: number
  inMain: number
  inTitle: boolean
  open: { name: string; skip: boolean; main: boolean }[]
}

function collect(html: string): Collected {
  const state: State = {
    title: '',
    published: null,
    all: [],
    main: [],
    skip: 0,
    inMain: 0,
    inTitle: false,
    open: [],
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => opened(state, name, attributes),
      ontext: (text) => said(state, text),
      onclosetag: (name) => closed(state, name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  return state
}

function opened(state: State, name: string, attributes: Record<string, string>): void {
  if (name === 'meta') published(state, attributes)
  if (name === 'title') state.inTitle = true
  if (name === 'br') put(state, '\n')
  if (voids.has(name)) return
  const skip = dropped.has(name) || isFurniture(name, attributes)
  const main = name === 'main' || name === 'article' || attributes.role === 'main'
  if (state.open.length < deepest) state.open.push({ name, skip, main })
  if (skip) state.skip++
  if (main) state.inMain++
  if (blocks.has(name)) put(state, name === 'li' ? '\n- ' : name === 'tr' ? '\n' : '\n\n')
  else if (name === 'td' || name === 'th') put(state, ' ')
}

const deepest = 100_000

function closed(state: State, name: string): void {
  if (name === 'title') state.inTitle = false
  if (blocks.has(name)) put(state, name === 'li' || name === 'tr' ? '\n' : '\n\n')
  if (voids.has(name) || state.open.at(-1)?.name !== name) return
  const element = state.open.pop()
  if (element?.skip) state.skip--
  if (element?.main) state.inMain--
}

function said(state: State, text: string): void {
  if (state.inTitle) state.title = (state.title + text).slice(0, 500)
  else put(state, text.replace(/\s+/g, ' '))
}

function put(state: State, text: string): void {
  if (state.skip > 0) return
  state.all.push(text)
  if (state.inMain > 0) state.main.push(text)
}

function isFurniture(name: string, attributes: Record<string, string>): boolean {
  if (name === 'body' || name === 'html' || name === 'main' || name === 'article') return false
  if ('hidden' in attributes || attributes['aria-hidden'] === 'true') return true
  if (/^(?:navigation|banner|contentinfo|complementary|search|dialog)$/.test(attributes.role ?? ''))
    return true
  return furniture.test(`${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 300))
}

function published(state: State, attributes: Record<string, string>): void {
  const name = attributes.property ?? attributes.name ?? attributes.itemprop ?? ''
  if (
    !/^(?:article:published_time|datePublished|date|dc\.date(?:\.issued)?|pubdate|publish-date)$/i.test(name)
  )
    return
  const at = Date.parse(attributes.content ?? '')
  if (!Number.isNaN(at)) state.published ??= new Date(at).toISOString().replace('.000', '')
}

function tidied(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/ {2,}/g, ' ').trim())
  const kept: string[] = []
  for (const line of lines) {
    if (line === '' && (kept.length === 0 || kept.at(-1) === '')) continue
    if (line !== '-') kept.push(line)
  }
  return kept.join('\n').trim()
}
