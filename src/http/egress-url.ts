const ports = new Set(['', '80', '443', '8080', '8443'])

/** What is wrong with an address before anything is looked up, or null. `anyPort` where an operator allows it. */
export function urlFault(address: string, anyPort = false): string | null {
  if (!URL.canParse(address)) return 'This is no address; it begins with https://.'
  const { protocol, username, password, port, hostname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:')
    return 'Only addresses that begin with http:// or https:// are fetched.'
  if (username || password) return 'Take the name and password out of the address.'
  if (hostname === '') return 'The address names no server.'
  if (!anyPort && !ports.has(port)) return `Port ${port} is not fetched from; 80, 443, 8080 and 8443 are.`
  return null
}
