import { parse } from 'yaml'

/** The front matter of a Markdown text as flat strings, and the text with the block blanked so that offsets stay. */
export type FrontMatter = { fields: Record<string, string>; text: string }

const block = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/

/** Reads `---` front matter at the top of a text; faulty YAML is left where it stands, as text. */
export function frontMatterOf(text: string): FrontMatter {
  const hit = block.exec(text)
  if (!hit) return { fields: {}, text }
  try {
    const fields: unknown = parse(hit[1] ?? '', { maxAliasCount: 0 })
    if (typeof fields !== 'object' || fields === null) return { fields: {}, text }
    const flat = Object.entries(fields).map(([key, value]) => [key.toLowerCase(), String(value)] as const)
    return {
      fields: Object.fromEntries(flat),
      text: hit[0].replace(/[^\n]/g, ' ') + text.slice(hit[0].length),
    }
  } catch {
    return { fields: {}, text }
  }
}
