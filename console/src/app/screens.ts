import type { Permission } from '../../../src/vocabulary/role.ts'

/** The places of the navigation, in its order; `keys` goes there. Those whose permission is missing are not shown. */
export const places: readonly { to: string; name: string; keys: string; needs: Permission; icon: string }[] =
  [
    { to: '/', name: 'Desk', keys: 'g h', needs: 'alerts.read', icon: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z' },
    {
      to: '/stories',
      name: 'Inbox',
      keys: 'g b',
      needs: 'alerts.read',
      icon: 'M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5',
    },
    {
      to: '/drafts',
      name: 'Drafts',
      keys: 'g d',
      needs: 'drafts.write',
      icon: 'M5 4h9l5 5v11H5zM14 4v5h5M8 13h8M8 16h5',
    },
    {
      to: '/situations',
      name: 'Situations',
      keys: 'g s',
      needs: 'alerts.read',
      icon: 'M12 4l9 16H3zM12 10v4.5M12 17.4v.1',
    },
    {
      to: '/cases',
      name: 'Cases',
      keys: 'g c',
      needs: 'replies.write',
      icon: 'M12 21s-8-4.6-8-11a4.5 4.5 0 0 1 8-2.8A4.5 4.5 0 0 1 20 10c0 6.4-8 11-8 11zM12 9v5M9.5 11.5h5',
    },
    {
      to: '/duty',
      name: 'Duty',
      keys: 'g u',
      needs: 'alerts.read',
      icon: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
    },
    {
      to: '/people',
      name: 'People',
      keys: 'g p',
      needs: 'people.read',
      icon: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5',
    },
    {
      to: '/sites',
      name: 'Sites',
      keys: 'g i',
      needs: 'people.read',
      icon: 'M5 21V4h9v17M14 10h5v11M3 21h18M8 8h3M8 12h3M8 16h3',
    },
    {
      to: '/sources',
      name: 'Sources',
      keys: 'g o',
      needs: 'alerts.read',
      icon: 'M5 19a1 1 0 1 0 .01 0M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
    },
    {
      to: '/settings',
      name: 'Settings',
      keys: 'g e',
      needs: 'organisation.manage',
      icon: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
    },
    {
      to: '/audit',
      name: 'Audit log',
      keys: 'g a',
      needs: 'audit.read',
      icon: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h3',
    },
  ]
