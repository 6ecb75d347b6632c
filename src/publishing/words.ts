import { raw } from 'hono/html'
import { Marked } from 'marked'

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
    heading({ tokens, depth }) {
      const level = Math.min(depth + 2, 6)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`
    },
  },
})

/** Markdown of an alert as safe HTML: no raw HTML, no pictures, links to http, https and mailto only. */
export function words(markdown: string) {
  return raw(marked.parse(markdown, { async: false }))
}

/** The same as one plain line, for feeds and descriptions. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function escaped(text: string) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
