import { randomUUID } from 'node:crypto'
import type { AlertContent } from '../alerts/alert.ts'
import { type Freeze, freezeAudience } from '../exposure/freeze.ts'
import { listExposed } from '../exposure/queries.ts'
import { renderReceipt } from '../exposure/receipts.ts'
import type { Assumption, Precision, StayKind } from '../people/stay.ts'
import { saveStay } from '../people/stays.ts'
import { aScene } from './scene.ts'
import { someAlert, someContent, somePeople, someRevision } from './told.ts'

export const now = new Date('2026-03-02T00:00:00Z')

export type SomeStay = {
  kind?: StayKind
  label?: string
  precision?: Precision
  place?: string
  point?: { lat: number; lon: number; radiusKm?: number }
  starts: string
  ends?: string | null
  assumed?: Assumption[]
  trip?: string
}

/** People, stays and alerts about Baghdad in early March 2026, with the exposure of each. */
export async function anExposureScene() {
  const scene = await aScene()
  const { organisation, act } = scene
  const ids: Record<string, string> = {}

  async function stay(name: string, given: SomeStay) {
    ids[name] ??= (await somePeople(scene, [{ name }]))[name] as string
    const { point, place = null, precision = 'exact', kind = 'lodging', label = place ?? 'Hotel' } = given
    const where = {
      precision,
      place,
      country: null,
      point: point ? { ...point, radiusKm: point.radiusKm ?? 0 } : null,
      zone: 'Asia/Baghdad',
    }
    const saved = {
      ...{
        key: randomUUID(),
        person: ids[name],
        trip: null,
        kind,
        label,
        where,
        assumed: given.assumed ?? [],
      },
      starts: new Date(given.starts),
      ends: given.ends ? new Date(given.ends) : null,
    }
    return act((tx) => saveStay(tx, organisation, saved))
  }

  async function alert(over: Partial<AlertContent> = {}) {
    const made = await someAlert(scene)
    const content = someContent(over)
    await someRevision(scene, { alert: made.alert, content, at: now })
    return { alert: made.alert, number: 1, content }
  }

  const freeze = (about: Omit<Freeze, 'now'>) =>
    act((tx) => freezeAudience(tx, organisation, { ...about, now }))

  /** Name, confidence, change and sentence of everyone in the latest audience, by name. */
  async function told(of: string) {
    const lines = await act((tx) => listExposed(tx, organisation, of, { limit: 100 }))
    return lines
      .map(({ name, confidence, change, receipt }) =>
        [name, confidence, change, renderReceipt(receipt)].join(' | '),
      )
      .sort()
  }
  return { ...scene, ids, stay, alert, freeze, told }
}
