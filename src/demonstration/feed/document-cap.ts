import type { CapMessage } from '../../cap/message.ts'
import { serialiseCap } from '../../cap/serialise.ts'
import { writeTime } from '../../cap/values.ts'
import type { Outlet } from './document.ts'
import { atomFeed } from './document-xml.ts'
import type { DueItem } from './due.ts'
import { linkOf, siteOf } from './names.ts'

const hour = 3_600_000

/** An Atom feed of whole CAP 1.2 messages. As with the services it is modelled on, what was updated or cancelled leaves the list. */
export function capFeedOf(outlet: Outlet, items: readonly DueItem[]): string {
  const replaced = new Set(items.map(({ cap }) => cap?.of))
  const inForce = items.filter(({ id }) => !replaced.has(id))
  return atomFeed(outlet, inForce, (item) => {
    const xml = serialiseCap(messageOf(outlet, item, items)).replace(/^<\?xml[^>]*\?>\s*/, '')
    return `<content type="application/cap+xml">${xml}</content>`
  })
}

/** The message of an item; `all` holds the one it refers to. */
export function messageOf(outlet: Outlet, item: DueItem, all: readonly DueItem[]): CapMessage {
  const { cap, published } = item
  if (!cap) throw new Error(`The demonstration's ${item.id} has no CAP message.`)
  const before = all.find(({ id }) => id === cap.of)
  return {
    version: '1.2',
    ...{ identifier: identifierOf(outlet, item), sender: senderOf(outlet), sent: writeTime(published) },
    ...{ status: 'Actual', msgType: cap.message, source: null, scope: 'Public', restriction: null },
    ...{ addresses: null, codes: [], note: 'Invented for a demonstration.' },
    references: before
      ? [senderOf(outlet), identifierOf(outlet, before), writeTime(before.published)].join()
      : null,
    incidents: cap.incident,
    infos: [
      {
        ...{ language: outlet.language, categories: [cap.category], event: cap.event },
        ...{ responseTypes: [cap.response], urgency: cap.urgency, severity: cap.severity },
        ...{ certainty: cap.certainty, audience: null, eventCodes: [], effective: null, onset: null },
        expires: writeTime(new Date(published.getTime() + 12 * hour)),
        ...{ senderName: outlet.name, headline: item.title, description: item.text },
        ...{ instruction: cap.instruction, web: linkOf(outlet.key, item.id), contact: null },
        ...{ parameters: [], resources: [] },
        areas: [
          {
            ...{ areaDesc: cap.area, polygons: [], circles: [cap.circle], geocodes: [] },
            ...{ altitude: null, ceiling: null },
          },
        ],
      },
    ],
  }
}

function identifierOf({ key }: Outlet, { id }: DueItem) {
  return `${key}-${id}`
}

function senderOf({ key }: Outlet) {
  return `desk@${new URL(siteOf(key)).host}`
}
