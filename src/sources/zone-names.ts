import { offsetOf } from '../reading/instants.ts'

/**
 * Hours east of UTC of a zone as feeds name it: an offset, or an abbreviation that means one zone only in what publishers write.
 * Null for one that is not known: `XYZ` is no reason to guess.
 */
export function hoursEast(zone: string): number | null {
  const name = zone.toUpperCase().replaceAll('−', '-')
  const hours = Object.hasOwn(others, name) ? (others[name] ?? null) : offsetOf(name)
  return hours === null || Math.abs(hours) > 14 ? null : hours
}

/** The IANA zone of a name whose hours change with the season, or that is one. */
export function zonePlace(zone: string): string | null {
  if (zone.includes('/')) return zone
  const name = zone.toUpperCase()
  return Object.hasOwn(seasonal, name) ? (seasonal[name] ?? null) : null
}

const seasonal: Record<string, string> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
}

const others: Record<string, number> = {
  UT: 0,
  // RFC 822 §5.1 has them the wrong way round, and RFC 2822 §4.3 says that no military letter but Z is to be believed.
  IDT: 3,
  IRST: 3.5,
  TRT: 3,
  AST: -4,
  ADT: -3,
  NST: -3.5,
  NDT: -2.5,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  CHST: 10,
  BRT: -3,
  ART: -3,
  CLT: -4,
  PET: -5,
  COT: -5,
  MSD: 4,
  SAMT: 4,
  GST: 4,
  AFT: 4.5,
  UZT: 5,
  NPT: 5.75,
  BDT: 6,
  MMT: 6.5,
  ICT: 7,
  WIB: 7,
  WITA: 8,
  WIT: 9,
  PHT: 8,
  MYT: 8,
  AWST: 8,
  ACST: 9.5,
  ACDT: 10.5,
  MEZ: 1,
  MESZ: 2,
  HNE: -5,
  HAE: -4,
}
