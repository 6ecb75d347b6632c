import { capNamespace } from './content.ts'
import { childrenNamed, textOf, type XmlElement } from './element.ts'
import type { CapArea, CapInfo, CapMessage, CapResource, CapVersion, NamedValue } from './message.ts'

const namespaces = new Map<string, CapVersion>([
  ['http://www.incident.com/cap/1.0', '1.0'],
  ['urn:oasis:names:tc:emergency:cap:1.1', '1.1'],
  [capNamespace, '1.2'],
])

/** The version that a namespace names; null for any other. */
export function versionOf(namespace: string): CapVersion | null {
  return namespaces.get(namespace) ?? null
}

/** Whether an element is a CAP alert: by its namespace, or, in a foreign one, by holding what every alert holds. */
export function isAlert(element: XmlElement): boolean {
  if (element.name !== 'alert') return false
  if (versionOf(element.namespace)) return true
  return childrenNamed(element, 'identifier').length > 0 || childrenNamed(element, 'msgType').length > 0
}

/** Reads an alert element tolerantly: any prefix, empty elements as absent, nothing guessed. What is wrong, `checkCap` says. */
export function readMessage(alert: XmlElement): CapMessage {
  const { one, some, many } = reader(alert)
  return {
    version: versionOf(alert.namespace) ?? '1.2',
    identifier: some('identifier'),
    sender: some('sender'),
    sent: some('sent'),
    status: some('status'),
    msgType: some('msgType'),
    source: one('source'),
    scope: some('scope'),
    restriction: one('restriction'),
    addresses: one('addresses'),
    codes: many('code'),
    note: one('note'),
    references: one('references'),
    incidents: one('incidents'),
    infos: childrenNamed(alert, 'info').map(readInfo),
  }
}

function readInfo(info: XmlElement): CapInfo {
  const { one, some, many } = reader(info)
  return {
    language: one('language'),
    categories: many('category'),
    event: some('event'),
    responseTypes: many('responseType'),
    urgency: some('urgency'),
    severity: some('severity'),
    certainty: some('certainty'),
    audience: one('audience'),
    eventCodes: readPairs(info, 'eventCode'),
    effective: one('effective'),
    onset: one('onset'),
    expires: one('expires'),
    senderName: one('senderName'),
    headline: one('headline'),
    description: one('description'),
    instruction: one('instruction'),
    web: one('web'),
    contact: one('contact'),
    parameters: readPairs(info, 'parameter'),
    resources: childrenNamed(info, 'resource').map(readResource),
    areas: childrenNamed(info, 'area').map(readArea),
  }
}

function readResource(resource: XmlElement): CapResource {
  const { one, some } = reader(resource)
  return {
    resourceDesc: some('resourceDesc'),
    mimeType: some('mimeType'),
    size: one('size'),
    uri: one('uri'),
    derefUri: one('derefUri'),
    digest: one('digest'),
  }
}

function readArea(area: XmlElement): CapArea {
  const { one, some, many } = reader(area)
  return {
    areaDesc: some('areaDesc'),
    polygons: many('polygon'),
    circles: many('circle'),
    geocodes: readPairs(area, 'geocode'),
    altitude: one('altitude'),
    ceiling: one('ceiling'),
  }
}

/** CAP 1.0 wrote `name=value` as text where later versions have two elements. */
function readPairs(parent: XmlElement, name: string): NamedValue[] {
  return childrenNamed(parent, name).map((pair) => {
    const { some } = reader(pair)
    const [valueName = '', ...value] = textOf(pair).split('=')
    if (value.length > 0) return { valueName: valueName.trim(), value: value.join('=').trim() }
    return { valueName: some('valueName'), value: some('value') }
  })
}

function reader(parent: XmlElement) {
  const many = (name: string) =>
    childrenNamed(parent, name)
      .map(textOf)
      .filter((text) => text !== '')
  const one = (name: string) => many(name)[0] ?? null
  const some = (name: string) => one(name) ?? ''
  return { one, some, many }
}
