import type { Severity } from '../vocabulary/severity.ts'
import type { Block } from './blocks.ts'
import { escapeHtml, htmlOfMarkdown } from './markdown.ts'

/** Colours with 4.5:1 on white; the level's word and shape stand beside them. */
const colour: Record<Severity, string> = {
  Unknown: '#4a5560',
  Minor: '#1f5f8b',
  Moderate: '#8a5a00',
  Severe: '#b3400e',
  Extreme: '#a3123a',
}

export type Page = { subject: string; language: string; direction: 'ltr' | 'rtl'; wordsLanguage: string }

/** The message as one simple HTML page: inline styles and no pictures, because mail programs keep little else. */
export function htmlPage(page: Page, blocks: Block[]): string {
  const body = blocks.map((block) => htmlBlock(page, block)).join('\n')
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${page.direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(page.subject)}</title></head>
<body style="margin:0;padding:16px;font:16px/1.5 system-ui,sans-serif;color:#16202a;background:#fff">
<div style="max-width:36em;margin:0 auto">
${body}
</div>
</body>
</html>
`
}

function htmlBlock(page: Page, block: Block): string {
  switch (block.kind) {
    case 'banner':
      return `<p style="margin:0 0 12px;padding:8px 12px;border:2px dashed #4a5560;font-weight:700">${escapeHtml(block.phrase)}</p>`
    case 'level':
      return `<p style="margin:0;font-weight:700;color:${colour[block.severity]}">${block.shape} ${escapeHtml(block.phrase)}</p>`
    case 'headline':
      return `<h1${ownWords(page)} style="margin:0 0 12px;font-size:22px;line-height:1.3">${escapeHtml(block.words)}</h1>`
    case 'words':
      return `<div${ownWords(page)}>${htmlOfMarkdown(block.words)}</div>`
    case 'heading':
      return `<h2 style="margin:20px 0 4px;font-size:16px">${escapeHtml(block.phrase)}</h2>`
    case 'list':
      return `<ul${block.own ? ownWords(page) : ''} style="margin:0;padding-inline-start:20px">${block.items.map(htmlItem).join('')}</ul>`
    case 'link':
      return htmlLink(block)
    case 'small':
      return `<p style="margin:20px 0 0;font-size:14px;color:#4a5560">${escapeHtml(block.phrase)}</p>`
    default:
      return `<p style="margin:4px 0">${escapeHtml(block.phrase)}</p>`
  }
}

/** Times and names keep their own direction inside a right-to-left line. */
function htmlItem(item: string) {
  return `<li><bdi>${escapeHtml(item)}</bdi></li>`
}

function htmlLink({ phrase, url, button }: Extract<Block, { kind: 'link' }>) {
  const look = button
    ? 'display:inline-block;padding:12px 20px;border-radius:6px;background:#16202a;color:#fff;font-weight:700;text-decoration:none'
    : 'color:#1f5f8b'
  return `<p style="margin:12px 0"><a href="${escapeHtml(url)}" style="${look}">${escapeHtml(phrase)}</a></p>`
}

function ownWords({ wordsLanguage }: Page) {
  return ` lang="${escapeHtml(wordsLanguage)}" dir="auto"`
}
