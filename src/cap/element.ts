/** An XML element with its namespace resolved and its children in document order. */
export type XmlElement = {
  name: string
  namespace: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** The child elements in document order. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

/** The child elements of one local name, whatever their prefix or namespace. */
export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).filter((child) => child.name === name)
}

/** The text directly inside an element, without the white space around it. */
export function textOf(element: XmlElement): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
}

/** Every element of a tree that answers yes, outermost first; nothing is looked for inside one that did. */
export function outermost(root: XmlElement, wanted: (element: XmlElement) => boolean): XmlElement[] {
  if (wanted(root)) return [root]
  return elementsOf(root).flatMap((child) => outermost(child, wanted))
}
