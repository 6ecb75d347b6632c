import { capNamespace } from './content.ts'
import type { XmlElement } from './element.ts'
import { elementOf } from './element-of.ts'
import type { CapMessage } from './message.ts'

/**
 * A message as a CAP 1.2 document in UTF-8: elements in the order of the schema (§3.4), none empty, times without `Z`,
 * only XML's own entities, no DOCTYPE. It writes what it is given: run `checkCap` before anything leaves the house.
 */
export function serialiseCap(message: CapMessage): string {
  const alert = elementOf(message)
  const inside = alert.children.map((child) => print(child, 1)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="${capNamespace}">\n${inside}</alert>\n`
}

function print(node: XmlElement | string, depth: number): string {
  if (typeof node === 'string') return escapeXml(node)
  const indent = '  '.repeat(depth)
  const leaf = node.children.every((child) => typeof child === 'string')
  const inside = node.children.map((child) => print(child, depth + 1)).join('')
  return leaf
    ? `${indent}<${node.name}>${inside}</${node.name}>\n`
    : `${indent}<${node.name}>\n${inside}${indent}</${node.name}>\n`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (letter) => escapes[letter] as string)
}
