/** The versions of the Common Alerting Protocol that are read. Only 1.2 is written. */
export type CapVersion = '1.0' | '1.1' | '1.2'

/** A code and the system it belongs to: CAP 1.2's `parameter`, `eventCode` and `geocode`. */
export type NamedValue = { valueName: string; value: string }

/** Something to look at or listen to besides the text (CAP 1.2 §3.2.3). `size` in bytes, as written. */
export type CapResource = {
  resourceDesc: string
  mimeType: string
  size: string | null
  uri: string | null
  derefUri: string | null
  digest: string | null
}

/** Where it applies: the union of its shapes and codes (CAP 1.2 §3.2.4). `altitude` and `ceiling` in feet above sea level. */
export type CapArea = {
  areaDesc: string
  polygons: string[]
  circles: string[]
  geocodes: NamedValue[]
  altitude: string | null
  ceiling: string | null
}

/** What is said, in one language (CAP 1.2 §3.2.2). A null `language` means en-US. */
export type CapInfo = {
  language: string | null
  categories: string[]
  event: string
  responseTypes: string[]
  urgency: string
  severity: string
  certainty: string
  audience: string | null
  eventCodes: NamedValue[]
  effective: string | null
  onset: string | null
  expires: string | null
  senderName: string | null
  headline: string | null
  description: string | null
  instruction: string | null
  web: string | null
  contact: string | null
  parameters: NamedValue[]
  resources: CapResource[]
  areas: CapArea[]
}

/**
 * One CAP message (CAP 1.2 §3.2.1). Leaves hold the text as written, trimmed, so that a message with a wrong
 * value can be shown and checked: `values.ts` reads times, shapes and references out of them. A mandatory
 * element that is missing is the empty string; an optional one that is missing or empty is null.
 */
export type CapMessage = {
  version: CapVersion
  identifier: string
  sender: string
  sent: string
  status: string
  msgType: string
  source: string | null
  scope: string
  restriction: string | null
  addresses: string | null
  codes: string[]
  note: string | null
  references: string | null
  incidents: string | null
  infos: CapInfo[]
}
