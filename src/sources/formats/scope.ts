import { knownPrefixes } from './namespaces.ts'

/** Prefixes in force: a list from the inside out, since copying them at each element would take time squared. */
export type Scope = { prefixes: Map<string, string>; outer: Scope | null }

/** The prefixes that hold inside an element with these attributes. */
export function declaredIn(attributes: Record<string, string>, outer: Scope | null): Scope {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name))
  if (declared.length === 0 && outer) return outer
  return { prefixes: new Map(declared.map(([name, uri]) => [name.slice(6), uri.trim()])), outer }
}

/** The local name and the namespace of a tag, by what is declared or else by what a prefix usually means. */
export function nameOf(tag: string, scope: Scope): { name: string; namespace: string } {
  const colon = tag.indexOf(':')
  const [prefix, name] = colon < 0 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)]
  for (let at: Scope | null = scope; at; at = at.outer) {
    const namespace = at.prefixes.get(prefix)
    if (namespace !== undefined) return { name, namespace }
  }
  if (prefix === '') return { name, namespace: '' }
  return { name, namespace: knownPrefixes.get(prefix.toLowerCase()) ?? `undeclared:${prefix}` }
}
