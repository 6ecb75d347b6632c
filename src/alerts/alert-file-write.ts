import { stringify } from 'yaml'
import type { AlertContent } from './alert.ts'
import { sections } from './alert-file.ts'

type Extras = { exercise?: boolean; follows?: string[]; situation?: string | null }

/** Writes an alert file that reads back to the same content, word for word. */
export function writeAlertFile(content: AlertContent, extras: Extras = {}): string {
  const front: Record<string, unknown> = { ...content, ...given(extras) }
  const body: string[] = []
  if (fitsBody(content.headline) && !content.headline.includes('\n')) {
    body.push(`# ${content.headline}`)
    delete front.headline
  }
  if (fitsBody(content.summary)) {
    body.push(content.summary)
    delete front.summary
  }
  for (const [field, title] of Object.entries(sections)) {
    const words = content[field as keyof typeof sections]
    if (words === null) delete front[field]
    else if (fitsBody(words)) {
      body.push(`## ${title}\n\n${words}`)
      delete front[field]
    }
  }
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body.join('\n\n')}\n`
}

/** Words that the body would not give back as they are stay in the front matter. */
function fitsBody(words: string) {
  return words === words.trim() && words !== '' && !/^##? /m.test(words) && !/\r/.test(words)
}

function given({ exercise, follows, situation }: Extras) {
  return {
    ...(exercise ? { exercise } : {}),
    ...(follows?.length ? { follows } : {}),
    ...(situation ? { situation } : {}),
  }
}
