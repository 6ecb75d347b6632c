import type { Permission, Role } from '../../../../src/vocabulary/role.ts'

/** What a role is called, and what it may do, for people. */
export const roleWords: Record<Role, { name: string; may: string }> = {
  viewer: { name: 'Viewer', may: 'reads alerts and counts, never names.' },
  analyst: { name: 'Analyst', may: 'writes drafts and sees how many people stand in an area, never who.' },
  approver: {
    name: 'Approver',
    may: 'reviews and releases alerts, and sees the names of an active audience.',
  },
  'security-manager': {
    name: 'Security manager',
    may: 'looks after people, trips, roll-calls and cases, with names and places.',
  },
  owner: { name: 'Owner', may: 'may do everything, and decides who else may.' },
}

export const permissionWords: Record<Permission, string> = {
  'alerts.read': 'Read alerts, situations and counts',
  'drafts.write': 'Write drafts and count their audience',
  'sources.manage': 'Choose which sources are watched',
  'alerts.review': 'Review drafts',
  'alerts.release': 'Release, update and cancel alerts',
  'audience.names': 'See names in an active audience',
  'people.read': 'See people, trips and sites',
  'people.write': 'Import, change and erase people',
  'replies.write': 'Work roll-calls, cases and duty',
  'organisation.manage': 'Members, keys and settings',
  'audit.read': 'Read the audit log',
}
