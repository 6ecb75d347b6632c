import { readAddresses } from '../values.ts'
import { type Rule, when } from './rule.ts'

export const scopeRules: Rule[] = [
  {
    id: 'cap.scope.restriction-missing',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 restriction',
    check: ({ message }) =>
      when(
        message.scope === 'Restricted' && message.restriction === null,
        '/alert/restriction',
        'The scope is Restricted; say in restriction who may see it.',
      ),
  },
  {
    id: 'cap.scope.restriction-unexpected',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 restriction',
    check: ({ message }) =>
      when(
        message.scope !== 'Restricted' && message.restriction !== null,
        '/alert/restriction',
        `A restriction belongs to the scope Restricted, not ${message.scope || 'to none'}; change the scope or remove it.`,
      ),
  },
  {
    id: 'cap.scope.addresses-missing',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 addresses',
    check: ({ message }) =>
      when(
        message.scope === 'Private' && readAddresses(message.addresses)?.length === 0,
        '/alert/addresses',
        'The scope is Private; list the recipients in addresses.',
      ),
  },
  {
    id: 'cap.scope.addresses-quotes',
    level: 'error',
    clause: 'CAP 1.2 §3.2.1 addresses',
    check: ({ message }) =>
      when(
        readAddresses(message.addresses) === null,
        '/alert/addresses',
        'A double quote stays open; put each address that holds a space between two.',
      ),
  },
  {
    id: 'cap.note.missing',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.1 status, msgType',
    check: ({ message }) =>
      when(
        (message.status === 'Exercise' || message.msgType === 'Error') && message.note === null,
        '/alert/note',
        `${message.msgType === 'Error' ? 'An Error' : 'An Exercise'} explains itself in note: say ${
          message.msgType === 'Error' ? 'why the message was rejected' : 'which exercise it is'
        }.`,
      ),
  },
]
