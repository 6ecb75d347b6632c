import ipaddr from 'ipaddr.js'

/** Why an address must not be connected to on somebody else's word, or null for a public one. */
export function addressFault(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not an address'
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return rangeFault(parsed.range())
  const six = parsed as ipaddr.IPv6
  const inside = embedded(six)
  if (inside) return addressFault(inside.toString())
  return rangeFault(six.range())
}

/** Only plain unicast is public: everything else is private, local, shared, reserved or for many at once. */
function rangeFault(range: string) {
  return range === 'unicast' ? null : range
}

/** The IPv4 address that a v4-mapped, NAT64, 6to4 or v4-compatible address stands for: it is that one which is reached. */
function embedded(six: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = six.toByteArray()
  const four = (from: number) => new ipaddr.IPv4(bytes.slice(from, from + 4))
  if (six.isIPv4MappedAddress()) return six.toIPv4Address()
  const [a, b] = six.parts as [number, number]
  if (a === 0x64 && b === 0xff9b) return four(12)
  if (a === 0x2002) return four(2)
  const compatible = six.parts.slice(0, 6).every((part) => part === 0) && (six.parts[6] ?? 0) !== 0
  return compatible ? four(12) : null
}
