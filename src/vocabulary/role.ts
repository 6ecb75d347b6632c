/** What a member of an organisation is there for; each role may do what `permissions` says and nothing else. */
export const roles = ['viewer', 'analyst', 'approver', 'security-manager', 'owner'] as const
export type Role = (typeof roles)[number]

/** One line: what it allows, and to whom. Analysts see counts and areas; names and places are for few. */
export const permissions = {
  /** Alerts and situations of the organisation, also internal ones; counts, never names. */
  'alerts.read': ['viewer', 'analyst', 'approver', 'security-manager', 'owner'],
  /** Drafts: write, count their audience, hand them to review. */
  'drafts.write': ['analyst', 'approver', 'security-manager', 'owner'],
  /** Sources: which are watched and whose words begin stories. */
  'sources.manage': ['analyst', 'approver', 'security-manager', 'owner'],
  /** Approve a draft or send it back. */
  'alerts.review': ['approver', 'owner'],
  /** Issue, update, cancel, give the all-clear. */
  'alerts.release': ['approver', 'owner'],
  /** Names and places of people in the audience of an alert in force, each look-up with its reason. */
  'audience.names': ['approver', 'security-manager', 'owner'],
  /** People, their trips and whereabouts, sites, each look-up with its reason. */
  'people.read': ['security-manager', 'owner'],
  /** Imports, changes, export and erasure of people, trips and sites. */
  'people.write': ['security-manager', 'owner'],
  /** Roll-calls, help cases, the duty rota. */
  'replies.write': ['security-manager', 'owner'],
  /** Members, keys, settings. */
  'organisation.manage': ['owner'],
  /** The audit log. */
  'audit.read': ['owner'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** The role a stored word means: `admin` is what sign-in calls an owner's equal; an unknown word may only look. */
export function roleOf(word: string): Role {
  if (word === 'admin') return 'owner'
  return roles.find((role) => role === word) ?? 'viewer'
}

/** Whether a role allows something. */
export function mayDo(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role)
}

/** Everything a role allows. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => mayDo(role, permission))
}
