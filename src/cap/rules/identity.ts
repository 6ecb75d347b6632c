import { versionOf } from '../read.ts'
import { type Rule, when } from './rule.ts'

export const identityRules: Rule[] = [
  {
    id: 'cap.namespace.unknown',
    level: 'error',
    clause: 'CAP 1.2 §4.2',
    check: ({ element }) =>
      when(
        versionOf(element.namespace) === null,
        '/alert',
        `The namespace is "${element.namespace}"; write urn:oasis:names:tc:emergency:cap:1.2.`,
      ),
  },
  {
    id: 'cap.namespace.old-version',
    level: 'warning',
    clause: 'CAP 1.2 §4.2',
    check: ({ message }) =>
      when(message.version !== '1.2', '/alert', `Written in CAP ${message.version}; receivers expect 1.2.`),
  },
  {
    id: 'cap.identity.identifier-characters',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 identifier',
    check: ({ message }) =>
      when(unsafe.test(message.identifier), '/alert/identifier', forbids('identifier', message.identifier)),
  },
  {
    id: 'cap.identity.sender-characters',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 sender',
    check: ({ message }) =>
      when(unsafe.test(message.sender), '/alert/sender', forbids('sender', message.sender)),
  },
]

// They would break the triples of `references`.
const unsafe = /[\s,<&]/

function forbids(name: string, text: string): string {
  return `The ${name} "${text}" holds white space, a comma, "<" or "&"; leave them out.`
}
