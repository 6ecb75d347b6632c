/** The roles, from the least to the most, by the names people read. */
export const roleNames = [
  ['viewer', 'Viewer'],
  ['analyst', 'Analyst'],
  ['approver', 'Approver'],
  ['security-manager', 'Security manager'],
  ['owner', 'Owner'],
] as const
