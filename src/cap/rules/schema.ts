import { content, type Parent, type Slot, signatureNamespace } from '../content.ts'
import { childrenNamed, elementsOf, textOf, type XmlElement } from '../element.ts'
import type { CapVersion } from '../message.ts'
import { type Finding, type Rule, when } from './rule.ts'

const clause = 'CAP 1.2 §3.4'

export const schemaRules: Rule[] = [
  schemaRule('cap.schema.missing', 'error', (place) =>
    slotsOf(place).flatMap((slot) =>
      when(
        slot.required === true && childrenNamed(place.element, slot.name).length === 0,
        `${place.path}/${slot.name}`,
        `<${slot.name}> is mandatory in <${place.element.name}>; add it.`,
      ),
    ),
  ),
  schemaRule('cap.schema.repeated', 'error', (place) =>
    slotsOf(place).flatMap((slot) =>
      when(
        slot.many !== true && childrenNamed(place.element, slot.name).length > 1,
        `${place.path}/${slot.name}[2]`,
        `<${slot.name}> may stand only once in <${place.element.name}>.`,
      ),
    ),
  ),
  schemaRule('cap.schema.unknown-element', 'error', (place) =>
    elementsOf(place.element)
      .filter((child) => !isSignature(child) && !isKnown(place, child))
      .flatMap((child) =>
        when(
          true,
          `${place.path}/${child.name}`,
          `<${child.name}> is not an element of <${place.element.name}> in CAP; remove it.`,
        ),
      ),
  ),
  schemaRule('cap.schema.order', 'error', (place) => {
    const names = slotsOf(place).map((slot) => slot.name)
    const known = elementsOf(place.element).filter((child) => names.includes(child.name))
    const late = known.find((child, at) => rank(names, known[at - 1]) > rank(names, child))
    return late ? [outOfOrder(place, late, names)] : []
  }),
  schemaRule('cap.schema.value', 'error', (place) =>
    slotsOf(place).flatMap((slot) =>
      filled(place.element, slot).flatMap((child) =>
        when(!fits(slot, textOf(child), place.version), `${place.path}/${slot.name}`, misfit(slot, child)),
      ),
    ),
  ),
  schemaRule('cap.schema.empty', 'warning', (place) =>
    slotsOf(place).flatMap((slot) =>
      childrenNamed(place.element, slot.name)
        .filter(isEmpty)
        .flatMap(() =>
          when(
            true,
            `${place.path}/${slot.name}`,
            `<${slot.name}> is empty; ${slot.required ? 'fill it' : 'leave it out'}.`,
            emptyLevel(slot),
          ),
        ),
    ),
  ),
  {
    id: 'cap.signature.place',
    level: 'warning',
    clause: 'CAP 1.2 §3.3.4.1',
    check: ({ element }) => {
      const children = elementsOf(element)
      const first = children.findIndex(isSignature)
      const broken = first >= 0 && children.slice(first).some((child) => !isSignature(child))
      return when(
        broken,
        '/alert/Signature',
        'A signature stands at the end of the alert, after the last info.',
      )
    },
  },
]

/** One element of the message that holds others, with its path. */
type Place = { element: XmlElement; parent: Parent; path: string; version: CapVersion }

function schemaRule(id: string, level: Rule['level'], check: (place: Place) => Finding[]): Rule {
  return {
    id,
    level,
    clause,
    check: ({ element, message }) =>
      placesIn({ element, parent: 'alert', path: '/alert', version: message.version }).flatMap(check),
  }
}

function placesIn(place: Place): Place[] {
  const inner = slotsOf(place).flatMap((slot) => {
    if (!isParent(slot.holds)) return []
    const parent = slot.holds
    return childrenNamed(place.element, slot.name).flatMap((element, at) =>
      // CAP 1.0 writes its pairs as text.
      parent === 'pair' && place.version === '1.0' && elementsOf(element).length === 0
        ? []
        : placesIn({
            element,
            parent,
            path: `${place.path}/${slot.name}[${at + 1}]`,
            version: place.version,
          }),
    )
  })
  return [place, ...inner]
}

function isParent(holds: Slot['holds']): holds is Parent {
  return holds !== undefined && holds in content
}

/** CAP 1.0 and 1.1 let a resource go without a media type, and 1.0 an info without a category. */
function slotsOf({ parent, version }: Place): Slot[] {
  return content[parent].map((slot) => {
    const laxer =
      (slot.name === 'mimeType' && version !== '1.2') || (slot.name === 'category' && version === '1.0')
    if (!laxer) return slot
    const { required: _, ...optional } = slot
    return optional
  })
}

function isKnown({ parent, version, element }: Place, child: XmlElement): boolean {
  if (parent === 'alert' && child.name === 'password' && version === '1.0') return true
  return child.namespace === element.namespace && content[parent].some((slot) => slot.name === child.name)
}

function isSignature(element: XmlElement): boolean {
  return element.namespace === signatureNamespace
}

function isEmpty(element: XmlElement): boolean {
  return textOf(element) === '' && elementsOf(element).length === 0
}

function filled(parent: XmlElement, slot: Slot): XmlElement[] {
  return childrenNamed(parent, slot.name).filter((child) => !isEmpty(child))
}

/** To the schema an empty text is valid, an empty time, number or code is not; and nobody can refer to a message without a name. */
function emptyLevel(slot: Slot): 'error' | 'warning' {
  const typed = slot.holds === 'time' || slot.holds === 'integer' || slot.holds === 'decimal' || slot.values
  return typed || ['identifier', 'sender', 'event'].includes(slot.name) ? 'error' : 'warning'
}

function fits(slot: Slot, text: string, version: CapVersion): boolean {
  if (slot.holds === 'integer') return /^[+-]?\d+$/.test(text)
  if (slot.holds === 'decimal') return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)
  if (version === '1.0' && slot.name === 'certainty' && text === 'Very Likely') return true
  return slot.values === undefined || slot.values.includes(text)
}

function misfit(slot: Slot, child: XmlElement): string {
  const allowed = slot.values
    ? `one of ${slot.values.join(', ')}`
    : slot.holds === 'integer'
      ? 'a whole number'
      : 'a number'
  return `"${textOf(child).slice(0, 60)}" is not allowed in <${slot.name}>; write ${allowed}.`
}

function outOfOrder(place: Place, late: XmlElement, names: string[]): Finding {
  const next = names
    .slice(names.indexOf(late.name) + 1)
    .find((name) => childrenNamed(place.element, name).length > 0)
  const message = `<${late.name}> stands too late; the order of <${place.element.name}> is fixed: put it before <${next}>.`
  return { path: `${place.path}/${late.name}`, message }
}

/** In a sequence that is out of order some element ranks below the one just before it. */
function rank(names: string[], element: XmlElement | undefined): number {
  return element === undefined ? -1 : names.indexOf(element.name)
}
