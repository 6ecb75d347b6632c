import { Marked, type Tokens } from 'marked'

const marked = new Marked({ async: false, gfm: true, breaks: false })
marked.use({
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
    image: ({ text }: Tokens.Image) => escapeHtml(text),
    link({ href, tokens }: Tokens.Link) {
      const words = this.parser.parseInline(tokens)
      return /^(https?|mailto):/i.test(href) ? `<a href="${escapeHtml(href)}">${words}</a>` : words
    },
  },
})

/** An alert's Markdown as HTML for a mail: raw HTML is shown as text, pictures as their words, links lead to http(s) and mailto only. */
export function htmlOfMarkdown(words: string): string {
  return marked.parse(words) as string
}

/** Text with the characters escaped that mean something in HTML. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
