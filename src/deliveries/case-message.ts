import type { Block } from './blocks.ts'
import type { Material } from './material.ts'
import { phrasesFor } from './phrases/phrases.ts'
import { utcStamp } from './times.ts'

/** `Exercise: Help needed: <name>`, for a duty contact. */
export function caseSubject({ recipient, exercise, asker }: Material): string {
  const { phrases } = phrasesFor(recipient.language)
  const subject = phrases.caseSubject(asker?.name ?? '?')
  return exercise ? `${phrases.exercise}: ${subject}` : subject
}

/** Who asked for help, in what words, and how to reach them: enough to act on without signing in anywhere. */
export function caseBlocks(material: Material): Block[] {
  const { phrases } = phrasesFor(material.recipient.language)
  const { asker, alert, exercise } = material
  const reach = [asker?.phone, asker?.email].filter((way) => way !== null && way !== undefined)
  return [
    ...(exercise
      ? [{ kind: 'banner', phrase: `${phrases.exercise}: ${phrases.exerciseNote}` } as const]
      : []),
    ...(asker?.why === 'nobody-on-duty' ? [{ kind: 'banner', phrase: phrases.caseNobody } as const] : []),
    ...(asker?.why === 'later-step' ? [{ kind: 'banner', phrase: phrases.caseAgain } as const] : []),
    { kind: 'phrase', phrase: phrases.caseIntro(asker?.name ?? '?') },
    ...(asker?.note
      ? ([
          { kind: 'heading', phrase: phrases.caseNote },
          { kind: 'words', words: asker.note },
        ] as const)
      : []),
    { kind: 'heading', phrase: phrases.caseContact },
    { kind: 'list', items: reach.length ? reach : ['–'], own: true },
    { kind: 'headline', words: alert.content.headline },
    { kind: 'phrase', phrase: `${phrases.issued}: ${utcStamp(material.issuedAt)}` },
    { kind: 'small', phrase: phrases.caseDuty },
  ]
}
