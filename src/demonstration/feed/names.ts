/** An outlet's site: a reserved name (RFC 2606), so that no link leads to somebody's real one. */
export function siteOf(key: string): string {
  return `https://${key.replace(/^demo-/, '')}.example`
}

/** How an outlet names one of its reports. */
export function nameOf(key: string, id: string): string {
  return `tag:${new URL(siteOf(key)).host},2026:${id}`
}

export function linkOf(key: string, id: string): string {
  return `${siteOf(key)}/${id}`
}
