import { messageTypes, statuses } from '../../cap/content.ts'
import type { CapInfo, CapMessage } from '../../cap/message.ts'
import { givenTime } from '../given-time.ts'
import type { DocumentContext, Item, ItemState } from '../item.ts'
import { speaksOfNoEvent, stateOf } from './cap-codes.ts'
import { factsOfMessage, parametersOf } from './cap-facts.ts'
import { readLink } from './links.ts'
import { paragraphs, plainLine, plainText } from './plain-text.ts'
import { distinct } from './shapes.ts'
import { vtecState, vtecsIn } from './vtec.ts'

/**
 * The item of a CAP message: its words from the infos in the language of the source, else in English, else in the first; its facts from
 * all of them. Known by its identifier, and by the triple by which other messages refer to it (CAP 1.2 §3.2.1).
 */
export function itemOfMessage(
  message: CapMessage,
  at: string,
  context: DocumentContext,
): Item | { why: string } {
  const why = unusable(message)
  if (why) return { why }
  const state = stateOfMessage(message)
  if (state === null) return { why: speaksOfNoEvent }
  const infos = spokenInfos(message.infos, context.language)
  const [info] = infos
  const { identifier, sender, sent } = message
  return {
    at,
    ids: [identifier, `${sender},${identifier},${sent}`],
    link: readLink(info?.web, null)?.url ?? null,
    title: titleOf(infos) ?? (plainLine(message.note) || null),
    text: textOf(infos) || plainText(message.note),
    // CAP 1.2 §3.2.2: without a language it is en-US.
    language: info ? (info.language ?? context.language ?? 'en-US') : context.language,
    publisher: plainLine(info?.senderName) || sender,
    published: givenTime(sent, context.timeZone),
    updated: null,
    state,
    full: null,
    facts: factsOfMessage(message, infos, context),
  }
}

/** Why a message cannot be used; small faults are borne. */
function unusable({ identifier, sender, sent, status, msgType, infos, note }: CapMessage): string | null {
  if (identifier === '') return 'It has no <identifier>, so nothing could refer to it.'
  if (sender === '') return 'It has no <sender>.'
  if (sent === '') return 'It has no <sent>.'
  if (!(statuses as readonly string[]).includes(status)) return `Its <status> "${status}" is none of CAP's.`
  if (!(messageTypes as readonly string[]).includes(msgType))
    return `Its <msgType> "${msgType}" is none of CAP's.`
  const silent = infos.length === 0 && note === null && (msgType === 'Alert' || msgType === 'Update')
  return silent ? 'It has no <info>, so it says nothing.' : null
}

function stateOfMessage(message: CapMessage): ItemState | null {
  const state = stateOf(message.status, message.msgType)
  if (state !== 'actual' || message.infos.length === 0) return state
  if (message.infos.every(({ responseTypes }) => responseTypes.includes('AllClear'))) return 'ended'
  const codes = parametersOf(message, /^(?:NWS)?VTEC$/i).flatMap(vtecsIn)
  return vtecState(codes) ?? state
}

function spokenInfos(infos: CapInfo[], language: string | null): CapInfo[] {
  const tongue = (tag: string | null) => (tag ?? 'en').slice(0, 2).toLowerCase()
  const spoken = (wanted: string) => infos.filter((info) => tongue(info.language) === wanted)
  const wanted = [
    ...(language ? [language.slice(0, 2).toLowerCase()] : []),
    'en',
    tongue(infos[0]?.language ?? null),
  ]
  return wanted.map(spoken).find((found) => found.length > 0) ?? []
}

function titleOf(infos: CapInfo[]): string | null {
  const titles = distinct(infos.map(({ headline, event }) => plainLine(headline) || plainLine(event)))
  return titles.length === 0 ? null : titles.join('; ').slice(0, longestTitle)
}

const longestTitle = 500

/** Several infos are several things, each under its own headline. */
function textOf(infos: CapInfo[]): string {
  const several = new Set(infos.map(({ headline }) => headline)).size > 1
  return paragraphs(
    distinct(
      infos.map(({ headline, description, instruction }) =>
        paragraphs([several ? plainLine(headline) : null, plainText(description), plainText(instruction)]),
      ),
    ),
  )
}
