import { withoutForbidden } from './characters.ts'
import { capNamespace } from './content.ts'
import type { XmlElement } from './element.ts'
import type { CapArea, CapInfo, CapMessage, CapResource, NamedValue } from './message.ts'
import { readTime, writeTime } from './values.ts'

/** A message as a CAP 1.2 element in the order of §3.4: nothing empty, times in CAP's form, values of CAP 1.0 in today's words. */
export function elementOf(message: CapMessage): XmlElement {
  return element('alert', [
    ...leaf('identifier', message.identifier),
    ...leaf('sender', message.sender),
    ...time('sent', message.sent),
    ...leaf('status', message.status),
    ...leaf('msgType', message.msgType),
    ...leaf('source', message.source),
    ...leaf('scope', message.scope),
    ...leaf('restriction', message.restriction),
    ...leaf('addresses', message.addresses),
    ...leaves('code', message.codes),
    ...leaf('note', message.note),
    ...leaf('references', message.references),
    ...leaf('incidents', message.incidents),
    ...message.infos.map(infoElement),
  ])
}

function infoElement(info: CapInfo): XmlElement {
  return element('info', [
    ...leaf('language', info.language),
    ...leaves('category', info.categories),
    ...leaf('event', info.event),
    ...leaves('responseType', info.responseTypes),
    ...leaf('urgency', info.urgency),
    ...leaf('severity', info.severity),
    // CAP 1.2 §3.2.2: the "Very Likely" of CAP 1.0 is to be read as Likely.
    ...leaf('certainty', info.certainty === 'Very Likely' ? 'Likely' : info.certainty),
    ...leaf('audience', info.audience),
    ...info.eventCodes.flatMap((code) => pair('eventCode', code)),
    ...time('effective', info.effective),
    ...time('onset', info.onset),
    ...time('expires', info.expires),
    ...leaf('senderName', info.senderName),
    ...leaf('headline', info.headline),
    ...leaf('description', info.description),
    ...leaf('instruction', info.instruction),
    ...leaf('web', info.web),
    ...leaf('contact', info.contact),
    ...info.parameters.flatMap((parameter) => pair('parameter', parameter)),
    ...info.resources.map(resourceElement),
    ...info.areas.map(areaElement),
  ])
}

function resourceElement(resource: CapResource): XmlElement {
  return element('resource', [
    ...leaf('resourceDesc', resource.resourceDesc),
    ...leaf('mimeType', resource.mimeType),
    ...leaf('size', resource.size),
    ...leaf('uri', resource.uri),
    ...leaf('derefUri', resource.derefUri),
    ...leaf('digest', resource.digest),
  ])
}

function areaElement(area: CapArea): XmlElement {
  return element('area', [
    ...leaf('areaDesc', area.areaDesc),
    ...leaves('polygon', area.polygons),
    ...leaves('circle', area.circles),
    ...area.geocodes.flatMap((geocode) => pair('geocode', geocode)),
    ...leaf('altitude', area.altitude),
    ...leaf('ceiling', area.ceiling),
  ])
}

/** A pair without a value says nothing and would be an empty element, so it is left out. */
function pair(name: string, { valueName, value }: NamedValue): XmlElement[] {
  const parts = [...leaf('valueName', valueName), ...leaf('value', value)]
  return parts.length === 2 ? [element(name, parts)] : []
}

function leaves(name: string, texts: string[]): XmlElement[] {
  return texts.flatMap((text) => leaf(name, text))
}

function time(name: string, text: string | null): XmlElement[] {
  const read = text === null ? null : readTime(text)
  return leaf(
    name,
    read && (read.form !== 'cap' || text?.endsWith('+00:00')) ? writeTime(read.instant) : text,
  )
}

function leaf(name: string, text: string | null): XmlElement[] {
  // XML 1.0 §2.11: a reader gets every line ending as one line feed, so only that is written.
  const written = withoutForbidden((text ?? '').replace(/\r\n?/g, '\n')).trim()
  return written === '' ? [] : [element(name, [written])]
}

function element(name: string, children: (XmlElement | string)[]): XmlElement {
  return { name, namespace: capNamespace, attributes: {}, children }
}
