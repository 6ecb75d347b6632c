type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  required?: string[]
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
export type Spec = {
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}
export type Operation = {
  'x-permission'?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
}

/** Something that a schema of the API's description takes: its required fields, each the simplest it may be. */
export function exampleOf(spec: Spec, schema: Schema | undefined, words: string): unknown {
  const of = (part: Schema | undefined): unknown => {
    if (!part) return words
    if (part.$ref) return of(spec.components?.schemas?.[part.$ref.split('/').at(-1) ?? ''])
    if (part.const !== undefined) return part.const
    if (part.enum) return part.enum[0]
    const options = part.anyOf ?? part.oneOf
    if (options) return of(options.find((option) => option.type !== 'null'))
    if (part.allOf) return Object.assign({}, ...part.allOf.map(of))
    const type = Array.isArray(part.type) ? part.type[0] : part.type
    if (type === 'object' || part.properties)
      return Object.fromEntries((part.required ?? []).map((name) => [name, of(part.properties?.[name])]))
    if (type === 'array') return Array.from({ length: part.minItems ?? 0 }, () => of(part.items))
    if (type === 'number' || type === 'integer') return part.minimum ?? 1
    if (type === 'boolean') return true
    return text(part, words)
  }
  return of(schema)
}

function text({ format, pattern, minLength = 0 }: Schema, words: string) {
  if (format === 'uuid') return crypto.randomUUID()
  if (format === 'date-time') return new Date().toISOString()
  if (format === 'date') return new Date().toISOString().slice(0, 10)
  if (format === 'email') return `${words.toLowerCase().replaceAll(/\W/g, '')}@example.org`
  if (format === 'uri') return 'https://example.org'
  if (pattern === '^[A-Z]{2}$') return 'IQ'
  return words.padEnd(minLength, '.')
}
