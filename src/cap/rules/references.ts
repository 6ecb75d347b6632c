import type { CapMessage } from '../message.ts'
import { type Reference, readInstant, readReferences } from '../values.ts'
import { type Finding, type Rule, when } from './rule.ts'

const path = '/alert/references'

export const referenceRules: Rule[] = [
  {
    id: 'cap.references.missing',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 msgType',
    check: ({ message }) =>
      when(
        ['Update', 'Cancel', 'Ack', 'Error'].includes(message.msgType) && message.references === null,
        path,
        `A message of type ${message.msgType} names the messages it is about, each as sender,identifier,sent.`,
      ),
  },
  {
    id: 'cap.references.form',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 references',
    check: ({ message }) =>
      when(
        readReferences(message.references).some((one) => one === null || readInstant(one.sent) === null),
        path,
        'Each reference is sender,identifier,sent without spaces, the references separated by a space.',
      ),
  },
  {
    id: 'cap.references.itself',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 references',
    check: ({ message }) =>
      eachReference(message, (one) =>
        when(
          one.identifier === message.identifier && one.sender === message.sender,
          path,
          'The message refers to itself; name the earlier message, and give this one an identifier of its own.',
        ),
      ),
  },
  {
    id: 'cap.references.later',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 references',
    check: ({ message }) => {
      const sent = readInstant(message.sent)
      return eachReference(message, (one) => {
        const earlier = readInstant(one.sent)
        const late = sent !== null && earlier !== null && earlier > sent
        return when(
          late,
          path,
          `Refers to ${one.identifier}, sent ${one.sent}: that is later than this message itself.`,
        )
      })
    },
  },
]

function eachReference(message: CapMessage, check: (one: Reference) => Finding[]): Finding[] {
  return readReferences(message.references).flatMap((one) => (one === null ? [] : check(one)))
}
