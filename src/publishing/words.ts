import { raw } from 'hono/html'
import { Marked, type Token } from 'marked'

const marked = new Marked({
  gfm: true,
  renderer: {
    // Raw HTML of an alert is shown as the text it is, never taken as markup.
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      return /^(https?:|mailto:)/i.test(href)
        ? `<a href="${escaped(href)}" rel="noopener nofollow">${words}</a>`
        : words
    },
    // A page's own headings are h1 and h2, so that whatever depth an author chose follows on from them.
    heading({ tokens }) {
      return `<h3>${this.parser.parseInline(tokens)}</h3>`
    },
  },
})

/** Markdown of an alert as safe HTML: no raw HTML, no pictures, links to http, https and mailto only. */
export function words(markdown: string) {
  return raw(marked.parse(markdown, { async: false }))
}

/** The same as one plain line, for feeds and descriptions. */
export function plainWords(markdown: string): string {
  return marked.lexer(markdown).map(textOf).join(' ').replace(/\s+/g, ' ').trim()
}

function textOf(token: Token): string {
  if (token.type === 'space' || token.type === 'hr') return ''
  if (token.type === 'br') return ' '
  if (token.type === 'list') return token.items.map(textOf).join(' ')
  if (token.type === 'table') return [token.header, ...token.rows].flat().map(textOf).join(' ')
  const inside = 'tokens' in token ? token.tokens : undefined
  if (inside) return inside.map(textOf).join(token.type === 'list_item' ? ' ' : '')
  return unescaped('text' in token ? String(token.text) : token.raw)
}

/** Marked leaves entities of the source as they are; a plain line has none. */
function unescaped(text: string) {
  const signs: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  }
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => signs[entity] ?? entity)
}

function escaped(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
