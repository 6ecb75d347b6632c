/** Words behind /console/ that are no organisation. */
const reserved = ['sign-in', 'invitation', 'account']

/** The organisation in the address: /console/<slug>/…; null on pages that belong to none. */
export function organisationSlug(): string | null {
  const [, , slug = ''] = location.pathname.split('/')
  return slug && !reserved.includes(slug) ? decodeURIComponent(slug) : null
}

/** Goes to an organisation, or to a page that belongs to none, with a whole new page: nothing of the last one stays. */
export function goToOrganisation(slug: string, path = '/') {
  location.assign(`/console/${encodeURIComponent(slug)}${path}`)
}
