import { randomUUID } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { cellOf } from '../geography/cells.ts'
import { countryAt } from '../geography/countries.ts'
import { zoneAt } from '../geography/zones.ts'
import { checkedOutline } from './outline.ts'

/** A site written by hand, or set on the map. */
export const SiteInput = z
  .object({
    name: z.string().trim().min(1, 'Write the name.').max(200),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    radiusKm: z.number().min(0).max(100).default(0.5),
    /** Rings of [longitude, latitude]; where they are given, the point and the radius are the circle around them. */
    outline: z
      .array(z.array(z.tuple([z.number(), z.number()])).max(2000))
      .max(20)
      .nullable()
      .default(null),
    headcount: z.number().int().min(0).max(10_000_000).nullable().default(null),
    /** Ids of people. */
    contacts: z.array(z.uuid()).max(50).default([]),
    /** The stable key that imports know the site by. */
    key: z.string().trim().min(1).max(200).optional(),
  })
  .transform((input, context) => {
    if (!input.outline) return input
    const checked = checkedOutline(input.outline)
    if (!('fault' in checked)) return { ...input, ...checked }
    context.addIssue({ code: 'custom', path: ['outline'], message: checked.fault })
    return z.NEVER
  })
  .openapi('SiteInput')
export type SiteInput = z.infer<typeof SiteInput>

/** Writes a new site; `taken` where another has the key, `contact` where a contact is nobody of the organisation. */
export async function addSite(
  tx: Tx,
  organisation: string,
  input: SiteInput,
): Promise<{ id: string } | 'taken' | 'contact'> {
  const id = randomUUID()
  const made = await tx
    .insertInto('site')
    .values({ organisation, id, key: input.key ?? `desk:${id}`, ...placed(input) })
    .onConflict((on) => on.columns(['organisation', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return 'taken'
  return (await setContacts(tx, organisation, id, input.contacts)) ? { id } : 'contact'
}

/** Writes a site anew where it stood. */
export async function changeSite(
  tx: Tx,
  organisation: string,
  id: string,
  input: SiteInput,
): Promise<'changed' | 'unknown' | 'contact'> {
  const { numUpdatedRows } = await tx
    .updateTable('site')
    .set({ ...placed(input), updated_at: sql<Date>`now()` })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return 'unknown'
  return (await setContacts(tx, organisation, id, input.contacts)) ? 'changed' : 'contact'
}

function placed({ name, lat, lon, radiusKm, headcount, outline }: SiteInput) {
  return {
    ...{ outline: outline && JSON.stringify(outline) },
    ...{ name, lat, lon, radius_km: radiusKm, headcount, cell: cellOf(lon, lat).toString() },
    ...{ country: countryAt(lat, lon) ?? null, zone: zoneAt(lat, lon), place: null },
  }
}

async function setContacts(tx: Tx, organisation: string, site: string, contacts: string[]): Promise<boolean> {
  await tx
    .deleteFrom('site_contact')
    .where('organisation', '=', organisation)
    .where('site', '=', site)
    .execute()
  if (contacts.length === 0) return true
  const { rows } = await sql`
    insert into site_contact (organisation, site, person)
    select organisation, ${site}, id from person where organisation = ${organisation} and id = any(${contacts}::uuid[])
      and active
    on conflict do nothing returning person`.execute(tx)
  return rows.length === new Set(contacts).size
}
