import type { Tx } from '../../database/database.ts'
import { layerSegments, onDuty, pageOf, type Rota, readRota } from '../../people/duty/on-duty.ts'
import { listOverrides } from '../../people/duty/overrides.ts'
import { acknowledgeMinutes } from '../../replies/cases.ts'

type Span = { now: Date; from: Date; days: number }

/** The rota as the console shows it. */
export async function dutyView(tx: Tx, organisation: string, { now, from, days }: Span) {
  const to = new Date(from.getTime() + days * 86_400_000)
  const earlier = from < now ? from : now
  const rota = await readRota(tx, organisation, earlier)
  const overrides = await listOverrides(tx, organisation, earlier)
  return {
    ...onDutyView(rota, now),
    from,
    to,
    layers: rota.layers.map(({ anchor, ...layer }) => ({
      ...layer,
      anchor: new Date(anchor).toISOString().slice(0, 10),
    })),
    segments: rota.layers.flatMap((layer) =>
      layerSegments(rota, layer, [from.getTime(), to.getTime()]).map(({ starts, ends, ...rest }) => ({
        ...{ layer: layer.id, starts: new Date(starts), ends: new Date(ends) },
        ...rest,
      })),
    ),
    overrides,
    contacts: rota.contacts,
    acknowledgeMinutes: await acknowledgeMinutes(tx, organisation),
  }
}

/** Who has which layer at an instant, and whom a request for help would ring then. */
export function onDutyView(rota: Rota, now: Date) {
  return {
    now: onDuty(rota, now).map(({ layer, contact, until, override }) => ({
      ...{ layer: layer.id, name: layer.name, zone: layer.zone },
      ...{ contact, until, override },
    })),
    rings: pageOf(rota, now, 1),
  }
}
