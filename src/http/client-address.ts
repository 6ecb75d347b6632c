import type { Context, MiddlewareHandler } from 'hono'
import ipaddr from 'ipaddr.js'

type Range = ReturnType<typeof ipaddr.parseCIDR>

/** The ranges of a list such as `127.0.0.1, 10.0.0.0/8`; a bare address is a range of one. Throws, naming what is none. */
export function addressRanges(list: string): Range[] {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => {
      if (word.includes('/') && ipaddr.isValidCIDR(word)) return ipaddr.parseCIDR(word)
      if (!ipaddr.isValid(word)) throw new Error(`"${word}" is no address and no range such as 10.0.0.0/8.`)
      const address = ipaddr.process(word)
      return [address, address.kind() === 'ipv4' ? 32 : 128]
    })
}

/**
 * Who asks, as rate limits count: the other end of the connection, which no header can pretend to be; and where that is a
 * trusted proxy, the last address of X-Forwarded-For that is none. What stands before it anybody can write.
 */
export function clientAddresses(trusted: Range[]): MiddlewareHandler {
  return (c, next) => {
    c.set(kept, addressBehind(trusted, socketAddress(c), c.req.header('x-forwarded-for') ?? ''))
    return next()
  }
}

/** The address that asks, as `clientAddresses` found it; without it the other end of the connection; 'unknown' without a socket. */
export function remoteAddress(c: Context): string {
  return c.get(kept) ?? socketAddress(c)
}

const kept = 'clientAddress'

function socketAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}

function addressBehind(trusted: Range[], remote: string, forwarded: string): string {
  const hops = forwarded.split(',').map((hop) => hop.trim())
  let address = remote
  while (hops.length > 0 && isAmong(trusted, address)) {
    const before = bare(hops.pop() ?? '')
    if (!ipaddr.isValid(before)) break
    address = before
  }
  return address
}

function isAmong(ranges: Range[], address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return ranges.some(
    ([range, bits]) => parsed.kind() === range.kind() && parsed.match([range, bits] as never),
  )
}

/** Some proxies write a port behind the address, and brackets around an IPv6 one. */
function bare(hop: string) {
  return hop.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
}
