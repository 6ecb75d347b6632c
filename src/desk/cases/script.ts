import type { CaseFile } from '../../replies/case-reads.ts'
import type { Script } from './contract.ts'

type Known = Pick<
  CaseFile,
  'name' | 'phone' | 'email' | 'emergencyContact' | 'emergencyPhone' | 'headline' | 'exercise' | 'note'
>

/** What the duty officer says to whom, and what not. It is read out by a human being: nothing here calls anybody. */
export function scriptFor(known: Known, organisation: string): Script {
  const { name, phone, emergencyContact, emergencyPhone, headline, exercise, note } = known
  const kin = emergencyContact ?? 'The emergency contact'
  return {
    call: [
      { whom: 'First, the person', name, phone },
      ...(emergencyContact || emergencyPhone
        ? [{ whom: 'Only if they cannot be reached, and you decide so', name: kin, phone: emergencyPhone }]
        : []),
    ],
    say: [
      ...(exercise ? ['“This is an exercise.” Say it first, and again at the end.'] : []),
      `“This is the security desk of ${organisation}. Am I speaking with ${name}? Can you talk safely?”`,
      note
        ? `“You wrote: ${note}. Where are you now, and what do you need most?”`
        : '“Where are you now, and what do you need most?”',
      '“Is anybody with you? Is anybody hurt? How long does your phone last?”',
      '“I will call you again at …” Name a time, write it here as the next action, and keep it.',
      ...(emergencyContact || emergencyPhone
        ? [
            `To ${kin}: “I am calling from the security desk of ${organisation}. When did you last hear from ${name}?” Then listen.`,
          ]
        : []),
    ],
    dont: [
      `Don’t tell anybody else where ${name} is, or that they asked for help, unless it keeps them safe.`,
      `Don’t read out what is not confirmed about “${headline}”, and don’t guess at injuries or causes.`,
      'Don’t promise a rescue or a time that you cannot keep. Don’t send them anywhere you have not checked.',
      'In immediate danger they call the local emergency number first; stay on the line if you can.',
    ],
  }
}
