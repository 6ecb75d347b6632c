import { answer, linkOf } from './alert-message.ts'
import type { Block } from './blocks.ts'
import type { Material } from './material.ts'
import type { Letterhead } from './message.ts'
import { phrasesFor } from './phrases/phrases.ts'

/** `Exercise: Reminder: Iraq: …` */
export function reminderSubject({ recipient, alert, exercise }: Material): string {
  const { phrases } = phrasesFor(recipient.language)
  const parts = [phrases.reminder, alert.content.headline]
  return (exercise ? [phrases.exercise, ...parts] : parts).join(': ')
}

/**
 * To somebody who has not answered: that we wait, what the desk adds, the question with its button. It repeats nothing of
 * the alert but its headline, since that may have changed meanwhile; the page has what holds now.
 */
export function reminderBlocks(material: Material, letterhead: Letterhead): Block[] {
  const { phrases } = phrasesFor(material.recipient.language)
  const { alert, exercise, page, words } = material
  return [
    ...(exercise
      ? [{ kind: 'banner', phrase: `${phrases.exercise}: ${phrases.exerciseNote}` } as const]
      : []),
    { kind: 'headline', words: alert.content.headline },
    { kind: 'phrase', phrase: phrases.reminderIntro },
    ...(words ? [{ kind: 'words', words } as const] : []),
    ...answer(withoutDeadline(material), phrases, letterhead),
    ...(page
      ? [
          {
            kind: 'link',
            phrase: phrases.readOnline,
            url: `${letterhead.url}/alerts/${page}`,
            button: false,
          } as const,
        ]
      : []),
    {
      kind: 'link',
      phrase: phrases.preferences,
      url: `${linkOf(material, letterhead, 'preferences')}/preferences`,
      button: false,
    },
    { kind: 'small', phrase: phrases.sentBy(material.organisation.name) },
  ]
}

/** The alert's deadline may be over: a late answer counts as much. */
function withoutDeadline(material: Material): Material {
  const { content } = material.alert
  const response = { ...content.response, deadlineHours: undefined }
  return { ...material, alert: { ...material.alert, content: { ...content, response } } }
}
