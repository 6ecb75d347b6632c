import { useQuery } from '@tanstack/react-query'
import type { Account } from '../../../../src/server/api/account.ts'
import { api } from '../../api/client.ts'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { AccountParts } from './parts.tsx'

/** Your own account, inside the console. */
export default function AccountPage() {
  const account = useAccount()
  return (
    <Page title="Your account">
      <Shown of={account}>{(shown) => <AccountParts account={shown} />}</Shown>
    </Page>
  )
}

export function useAccount() {
  return useQuery({
    queryKey: ['member', 'account'],
    queryFn: ({ signal }) => api.get<Account>('/account', {}, signal),
  })
}
