import { capNamespace } from '../../cap/content.ts'
import { elementsOf, textOf, type XmlElement } from '../../cap/element.ts'
import type { CapMessage } from '../../cap/message.ts'
import { readMessage } from '../../cap/read.ts'
import { isCap } from './namespaces.ts'

const header = new Set(
  'identifier sender sent status msgType source scope restriction addresses code note references incidents'.split(
    ' ',
  ),
)
const place = new Set('areaDesc polygon circle geocode altitude ceiling'.split(' '))

/**
 * The message that the `cap:` elements of an index entry make, whatever version their namespace is of; null where there are none. Of the
 * header only what stands there is known.
 */
export function messageOfEntry(entry: XmlElement): CapMessage | null {
  const said = elementsOf(entry).filter(isCap).map(renamed)
  if (said.length === 0) return null
  const area = element('area', said.filter(({ name }) => place.has(name)).flatMap(geocodes))
  const info = said.filter(({ name }) => !place.has(name) && !header.has(name))
  const language = said.find(({ name }) => name === 'language')
  const children = [...said.filter(({ name }) => header.has(name)), element('info', [...info, area])]
  const message = readMessage(element('alert', children))
  return language ? message : { ...message, infos: message.infos.map((one) => ({ ...one, language: null })) }
}

/** MeteoAlarm writes `cap:message_type`. */
function renamed(child: XmlElement): XmlElement {
  return /^message_?type$/i.test(child.name) ? { ...child, name: 'msgType' } : child
}

/** NWS writes several pairs in one `geocode`, and several codes in one value. */
function geocodes(child: XmlElement): XmlElement[] {
  if (child.name !== 'geocode') return [child]
  const parts = elementsOf(child)
  const names = parts.filter(({ name }) => name === 'valueName').map(textOf)
  const values = parts.filter(({ name }) => name === 'value').map(textOf)
  return names.flatMap((name, i) =>
    (values[i] ?? '')
      .split(/\s+/)
      .map((code) => element('geocode', [element('valueName', [name]), element('value', [code])])),
  )
}

function element(name: string, children: (XmlElement | string)[]): XmlElement {
  return { name, namespace: capNamespace, attributes: {}, children }
}
