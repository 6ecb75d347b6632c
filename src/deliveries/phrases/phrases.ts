import type { Action } from '../../vocabulary/action.ts'
import type { Likelihood } from '../../vocabulary/likelihood.ts'
import type { Severity } from '../../vocabulary/severity.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'

/** What a message is beside a first alert; `gone` goes to those who left its area, or whom a changed area left out. */
export type Variant = 'alert' | 'update' | 'correction' | 'cancel' | 'all-clear' | 'gone'

/** The fixed words of messages in one language. What an alert says stays in the language it was written in. */
export type Phrases = {
  direction: 'ltr' | 'rtl'
  exercise: string
  exerciseNote: string
  level: Record<Severity, string>
  /** Stands before the headline in the subject. */
  prefix: Record<Exclude<Variant, 'alert'>, string>
  /** The first sentence of a message that is no first alert. */
  intro: Record<Exclude<Variant, 'alert'>, string>
  /** The same where somebody was told for a site that is in the area no longer. */
  siteGone: string
  where: string
  when: string
  issued: string
  validUntil: string
  whatToDo: string
  whatHappened: string
  whatToExpect: string
  background: string
  reason: string
  why: string
  action: Record<Action, string>
  likelihood: Record<Likelihood, string>
  askSafe: string
  askAcknowledge: string
  answerBy: (time: string) => string
  answerSafe: string
  answerAcknowledge: string
  readOnline: string
  preferences: string
  sentBy: (organisation: string) => string
  caseSubject: (name: string) => string
  caseIntro: (name: string) => string
  caseNote: string
  caseContact: string
  caseDuty: string
  /** The rota has nobody, and everybody is told. */
  caseNobody: string
  /** A later step of the escalation. */
  caseAgain: string
  /** Stands before the headline in the subject. */
  reminder: string
  reminderIntro: string
}

const languages: Record<string, Phrases> = { ar, de, en, es, fr, pt }

/** The phrases of a language by its BCP 47 tag (`fr-CA` reads French) and the tag they are in; English where we have none. */
export function phrasesFor(language: string): { tag: string; phrases: Phrases } {
  const tag = language.toLowerCase().split(/[-_]/)[0] ?? 'en'
  const phrases = languages[tag]
  return phrases ? { tag, phrases } : { tag: 'en', phrases: en }
}
