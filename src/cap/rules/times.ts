import type { CapMessage } from '../message.ts'
import { type CapTime, effectiveOf, readInstant, readTime } from '../values.ts'
import { eachInfo, type Finding, type Rule, when } from './rule.ts'

export const timeRules: Rule[] = [
  {
    id: 'cap.times.form',
    level: 'error',
    clause: 'CAP 1.2 §3.3.2',
    check: ({ message }) =>
      eachTime(message, (text, path) =>
        when(readTime(text) === null, path, `"${text}" is no time; write YYYY-MM-DDThh:mm:ss±hh:mm.`),
      ),
  },
  formRule('cap.times.no-z', 'zulu', 'is written with Z; write UTC as -00:00.'),
  formRule('cap.times.fraction', 'fraction', 'has fractions of a second; leave them out.'),
  formRule('cap.times.no-zone', 'no-zone', 'has no offset from UTC; add ±hh:mm.'),
  {
    id: 'cap.times.expires-before-sent',
    level: 'error',
    clause: 'CAP 1.2 §3.2.2 expires',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          before(readInstant(info.expires), readInstant(message.sent)),
          `${path}/expires`,
          `Expires ${info.expires}, before it was sent, ${message.sent}; the message is void on arrival.`,
        ),
      ),
  },
  {
    // Senders end an event this way, so it is no error; everyone else should set a time.
    id: 'cap.times.expires-when-sent',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.2 expires',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          readInstant(info.expires)?.getTime() === (readInstant(message.sent)?.getTime() ?? null),
          `${path}/expires`,
          'Expires at the very second it was sent; receivers may never show it.',
        ),
      ),
  },
  {
    id: 'cap.times.onset-after-expires',
    level: 'error',
    clause: 'CAP 1.2 §3.2.2 onset, expires',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          before(readInstant(info.expires), readInstant(info.onset)),
          `${path}/onset`,
          `The onset ${info.onset} comes after expires, ${info.expires}; the message ends before its event begins.`,
        ),
      ),
  },
  {
    id: 'cap.times.effective-after-expires',
    level: 'error',
    clause: 'CAP 1.2 §3.2.2 effective, expires',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          info.effective !== null && before(readInstant(info.expires), effectiveOf(message, info)),
          `${path}/effective`,
          `Takes effect ${info.effective}, after it expires, ${info.expires}.`,
        ),
      ),
  },
  {
    id: 'cap.times.no-expires',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.2 expires',
    check: ({ message }) =>
      eachInfo(message, (info, path) =>
        when(
          info.expires === null,
          `${path}/expires`,
          'Does not say when it expires; each receiver will choose for itself.',
        ),
      ),
  },
]

/** CAP 1.0 and 1.1 allowed every xs:dateTime, so there it is a warning. */
function formRule(id: string, form: CapTime['form'], says: string): Rule {
  return {
    id,
    level: 'error',
    clause: 'CAP 1.2 §3.3.2',
    check: ({ message }) =>
      eachTime(message, (text, path) =>
        when(
          readTime(text)?.form === form,
          path,
          `"${text}" ${says}`,
          message.version === '1.2' ? 'error' : 'warning',
        ),
      ),
  }
}

function eachTime(message: CapMessage, check: (text: string, path: string) => Finding[]): Finding[] {
  const sent = message.sent === '' ? [] : check(message.sent, '/alert/sent')
  const others = eachInfo(message, (info, path) =>
    (['effective', 'onset', 'expires'] as const).flatMap((name) => {
      const text = info[name]
      return text === null ? [] : check(text, `${path}/${name}`)
    }),
  )
  return [...sent, ...others]
}

function before(one: Date | null, other: Date | null): boolean {
  return one !== null && other !== null && one < other
}
