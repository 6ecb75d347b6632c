import { actions } from '../vocabulary/action.ts'
import { capCategories } from '../vocabulary/category.ts'
import { certainties, urgencies } from '../vocabulary/certainty.ts'
import { severities } from '../vocabulary/severity.ts'

export const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2'
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#'

export const statuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const
export const messageTypes = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const
export const scopes = ['Public', 'Restricted', 'Private'] as const

/** What an element of CAP holds. `values` lists the only ones allowed. */
export type Slot = {
  name: string
  required?: true
  many?: true
  holds?: 'time' | 'integer' | 'decimal' | 'language' | Parent
  values?: readonly string[]
}
export type Parent = 'alert' | 'info' | 'resource' | 'area' | 'pair'

/** The elements of each element, in the order that CAP 1.2 §3.4 fixes: what the order rule reads and the serialiser follows. */
export const content: Record<Parent, readonly Slot[]> = {
  alert: [
    { name: 'identifier', required: true },
    { name: 'sender', required: true },
    { name: 'sent', required: true, holds: 'time' },
    { name: 'status', required: true, values: statuses },
    { name: 'msgType', required: true, values: messageTypes },
    { name: 'source' },
    { name: 'scope', required: true, values: scopes },
    { name: 'restriction' },
    { name: 'addresses' },
    { name: 'code', many: true },
    { name: 'note' },
    { name: 'references' },
    { name: 'incidents' },
    { name: 'info', many: true, holds: 'info' },
  ],
  info: [
    { name: 'language', holds: 'language' },
    { name: 'category', required: true, many: true, values: capCategories },
    { name: 'event', required: true },
    { name: 'responseType', many: true, values: actions },
    { name: 'urgency', required: true, values: urgencies },
    { name: 'severity', required: true, values: severities },
    { name: 'certainty', required: true, values: certainties },
    { name: 'audience' },
    { name: 'eventCode', many: true, holds: 'pair' },
    { name: 'effective', holds: 'time' },
    { name: 'onset', holds: 'time' },
    { name: 'expires', holds: 'time' },
    { name: 'senderName' },
    { name: 'headline' },
    { name: 'description' },
    { name: 'instruction' },
    { name: 'web' },
    { name: 'contact' },
    { name: 'parameter', many: true, holds: 'pair' },
    { name: 'resource', many: true, holds: 'resource' },
    { name: 'area', many: true, holds: 'area' },
  ],
  resource: [
    { name: 'resourceDesc', required: true },
    { name: 'mimeType', required: true },
    { name: 'size', holds: 'integer' },
    { name: 'uri' },
    { name: 'derefUri' },
    { name: 'digest' },
  ],
  area: [
    { name: 'areaDesc', required: true },
    { name: 'polygon', many: true },
    { name: 'circle', many: true },
    { name: 'geocode', many: true, holds: 'pair' },
    { name: 'altitude', holds: 'decimal' },
    { name: 'ceiling', holds: 'decimal' },
  ],
  pair: [
    { name: 'valueName', required: true },
    { name: 'value', required: true },
  ],
}
