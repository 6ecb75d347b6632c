import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import { AlertContent } from './alert.ts'
import { sections } from './file-body.ts'

export type Extras = { exercise?: boolean; follows?: string[]; situation?: string | null }

/** Writes an alert file that reads back to the same content, word for word; what is as by default is left out. */
export function writeAlertFile(content: AlertContent, extras: Extras = {}): string {
  const front: Record<string, unknown> = { ...withoutDefaults(content), ...given(extras) }
  const body: string[] = []
  const move = (field: keyof typeof sections | 'headline' | 'summary', before: string) => {
    const words = content[field]
    if (words === null || !fitsBody(words)) return
    body.push(before + words)
    delete front[field]
  }
  if (!content.headline.includes('\n')) move('headline', '# ')
  move('summary', '')
  for (const [field, title] of Object.entries(sections))
    move(field as keyof typeof sections, `## ${title}\n\n`)
  const yaml = stringify(front, {
    version: '1.2',
    schema: 'core',
    lineWidth: 0,
    aliasDuplicateObjects: false,
    // In quotes over several lines, spaces at a line's end would be lost.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  })
  return `---\n${yaml}---\n\n${body.join('\n\n')}\n`
}

function withoutDefaults(content: AlertContent) {
  return Object.fromEntries(
    Object.entries(content).filter(([field, value]) => {
      const byDefault = AlertContent.shape[field as keyof AlertContent].safeParse(undefined)
      return value !== undefined && !(byDefault.success && isDeepStrictEqual(byDefault.data, value))
    }),
  )
}

/** Words that the body would not give back as they are stay in the front matter. */
function fitsBody(words: string) {
  return words !== '' && words === words.trim() && !/^##?[ \t]/m.test(words) && !words.includes('\r')
}

function given({ exercise, follows, situation }: Extras) {
  return {
    ...(exercise ? { exercise } : {}),
    ...(follows?.length ? { follows } : {}),
    ...(situation ? { situation } : {}),
  }
}
