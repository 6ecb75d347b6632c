import { useMutation } from '@tanstack/react-query'
import type { Account } from '../../../../src/server/api/account.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { deviceName } from '../sign-in/passkey.ts'
import { useRefresh } from './parts.tsx'

const ways: Record<string, string> = {
  password: 'with a password',
  'second-factor': 'with a password and a code',
  passkey: 'with a passkey',
  'single-sign-on': 'by single sign-on',
  link: 'by a one-time link',
}

/** Where somebody is signed in; a session that is not theirs can be ended. */
export function Sessions({ account: { sessions, providerKeepsIt } }: { account: Account }) {
  const refresh = useRefresh()
  const end = useMutation({
    mutationFn: (id: string | null) => api.delete(id ? `/account/sessions/${id}` : '/account/sessions'),
    onSuccess: (_, id) => {
      refresh()
      toast(id ? 'That session has ended.' : 'All your other sessions have ended.')
    },
    onError: toastFault,
  })
  return (
    <section aria-labelledby="account-sessions">
      <h2 id="account-sessions">Where you are signed in</h2>
      <ul className="lines">
        {sessions.map(({ id, device, address, proven, used, current }) => (
          <li key={id}>
            <span>
              <strong>{deviceName(device)}</strong> {current && <span className="tag">this one</span>}
              <br />
              <span className="quiet small">
                {ways[proven] ?? proven}, last used <Ago at={used} />
                {address && `, from ${address}`}
              </span>
            </span>
            {!current && (
              <Button small onPress={() => end.mutate(id)}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && !providerKeepsIt && (
        <Button isPending={end.isPending} onPress={() => end.mutate(null)}>
          End all others
        </Button>
      )}
    </section>
  )
}
