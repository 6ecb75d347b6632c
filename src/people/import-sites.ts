import type { Database, Tx } from '../database/database.ts'
import type { Row, Table } from './csv.ts'
import * as fields from './fields.ts'
import type { Findings, ImportReport } from './findings.ts'
import { type Columns, folded } from './headers.ts'
import { type Counts, type ImportOptions, runImport } from './importing.ts'
import { type Outline, readOutline } from './outline.ts'
import { type NewSite, saveSites } from './sites.ts'
import { findTravellers } from './travellers.ts'
import { locate } from './whereabouts.ts'

type SitesColumn =
  | 'key'
  | 'name'
  | 'place'
  | 'airport'
  | 'country'
  | 'lat'
  | 'lon'
  | 'radius km'
  | 'outline'
  | 'headcount'
  | 'contacts'

const sitesColumns: Columns<SitesColumn> = {
  key: ['id', 'site id', 'site key', 'code', 'identifiant', 'identificador', 'Kennung'],
  name: ['site', 'site name', 'nom', 'nom du site', 'nombre', 'nome', 'Standort', 'название', 'الاسم'],
  place: ['city', 'town', 'location', 'ville', 'lieu', 'ciudad', 'Ort', 'Stadt', 'город', 'المدينة'],
  airport: ['airport code', 'iata', 'aéroport', 'aeropuerto', 'Flughafen'],
  country: ['country code', 'pays', 'país', 'Land', 'paese', 'страна', 'البلد'],
  lat: ['latitude', 'breite', 'latitud', 'широта'],
  lon: ['lng', 'long', 'longitude', 'länge', 'longitud', 'долгота'],
  'radius km': ['radius', 'rayon', 'rayon km', 'radio', 'Umkreis'],
  outline: ['polygon', 'geometry', 'wkt', 'contour', 'contorno', 'Umriss'],
  headcount: ['people', 'staff', 'employees', 'number of people', 'effectif', 'personal', 'Personenzahl'],
  contacts: [
    'contact',
    'contact email',
    'contact emails',
    'emails',
    'email',
    'contacts email',
    'contactos',
    'Kontakte',
  ],
}

/** Error radius in km of a site whose row gives coordinates and no radius: a compound rather than a door. */
const defaultRadiusKm = 0.5

/** Imports sites.csv: a site by key, else by name. Contacts are people who are imported already, by address or key. */
export function importSites(
  db: Database,
  organisation: string,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  return runImport(db, organisation, bytes, options, {
    columns: sitesColumns,
    required: [['name'], ['lat', 'place', 'airport', 'outline']],
    work: (tx, table, findings) => writeSites(tx, organisation, table, findings),
  })
}

async function writeSites(
  tx: Tx,
  organisation: string,
  table: Table<SitesColumn>,
  findings: Findings,
): Promise<Counts> {
  const words = table.rows.flatMap(({ cells }) => fields.listOf(cells.contacts ?? ''))
  const find = await findTravellers(tx, organisation, words)
  const contact = (word: string) => {
    const person = find(word)
    return person && person !== 'several' ? person.id : undefined
  }
  const sites = eachOnce(table, findings, contact)
  if (findings.errorTotal > 0) return { added: 0, changed: 0, unchanged: 0, changedStays: [] }
  const saved = await saveSites(tx, organisation, sites, table.header.at.contacts !== undefined)
  return { ...saved, changedStays: [] }
}

type Contact = (word: string) => string | undefined

function eachOnce(table: Table<SitesColumn>, findings: Findings, contact: Contact): NewSite[] {
  const byKey = new Map<string, { row: number; site: NewSite }>()
  for (const row of table.rows) {
    const site = readSite(row, findings, contact)
    const before = site && byKey.get(site.key)
    if (before) {
      if (JSON.stringify(before.site) === JSON.stringify(site))
        findings.warn(row.row, null, site.name, `The same site as in row ${before.row}; read once.`)
      else findings.error(row.row, 'key', site.key, `Row ${before.row} has another site with this key.`)
    } else if (site) byKey.set(site.key, { row: row.row, site })
  }
  return [...byKey.values()].map(({ site }) => site)
}

function readSite(
  { row, cells }: Row<SitesColumn>,
  findings: Findings,
  contact: Contact,
): NewSite | undefined {
  const before = findings.errorTotal
  const at = <T>(column: SitesColumn, read: (text: string) => fields.Field<T>) =>
    findings.read(row, column, cells[column], read)
  if (!cells.name) findings.error(row, 'name', null, 'The name is empty.')
  const country = at('country', fields.country)
  const lat = at('lat', fields.numberWithin(-90, 90))
  const lon = at('lon', fields.numberWithin(-180, 180))
  const radiusKm = at('radius km', fields.numberWithin(0, 100))
  const headcount = at('headcount', fields.numberWithin(0, 10_000_000, true)) ?? null
  const outline = at('outline', outlineField)
  const contacts = readContacts(row, cells.contacts, findings, contact)
  if (findings.errorTotal > before) return undefined
  const given = outline ? { lat: outline.lat, lon: outline.lon } : { lat, lon }
  const located = locate({ place: cells.place, airport: cells.airport, country, ...given }, true)
  if ('fault' in located) return findings.error(row, located.column, cells[located.column], located.fault)
  if (located.doubt) findings.warn(row, 'place', cells.place, located.doubt)
  const { point, place, zone, country: there, precision } = located.where
  if (!point)
    return findings.error(
      row,
      'place',
      cells.place,
      'A site needs a town or lat and lon, not a whole region or country.',
    )
  const ownRadiusKm = outline?.radiusKm ?? (precision === 'exact' ? defaultRadiusKm : point.radiusKm)
  return {
    ...{ key: cells.key ?? folded(cells.name ?? ''), name: cells.name ?? '', country: there, place, zone },
    ...{ lat: point.lat, lon: point.lon, headcount, contacts },
    ...{
      radiusKm: outline ? outline.radiusKm : (radiusKm ?? ownRadiusKm),
      outline: outline?.outline ?? null,
    },
  }
}

function outlineField(text: string): fields.Field<Outline> {
  const read = readOutline(text)
  return 'fault' in read ? { fault: read.fault } : { value: read }
}

function readContacts(row: number, text: string | undefined, findings: Findings, contact: Contact): string[] {
  return listOfContacts(text).flatMap((word) => {
    const id = contact(word)
    if (!id)
      findings.error(
        row,
        'contacts',
        word,
        'Not one person has this key or mail address. Import people first.',
      )
    return id ? [id] : []
  })
}

function listOfContacts(text: string | undefined): string[] {
  return fields.listOf((text ?? '').replace(/\s+/g, ';'))
}
