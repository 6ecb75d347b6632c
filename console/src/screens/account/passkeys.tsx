import { useState } from 'react'
import type { Account } from '../../../../src/server/api/account.ts'
import { Button } from '../../parts/button.tsx'
import { toast } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { auth } from '../sign-in/auth.ts'
import { useAttempt } from '../sign-in/form.tsx'
import { addPasskey, hasPasskeys, thisDevice } from '../sign-in/passkey.ts'
import { Refused } from '../sign-in/refused.tsx'
import { useRefresh } from './parts.tsx'

/** Passkeys: neither password nor code, and nothing a false page could steal. */
export function Passkeys({ account: { passkeys } }: { account: Account }) {
  const refresh = useRefresh()
  const [asking, setAsking] = useState<string | null>(null)
  const { fault, working, attempt } = useAttempt()
  const add = () =>
    attempt('add', async () => {
      await addPasskey(thisDevice())
      await refresh()
      toast('The passkey is added: from now on it signs you in.')
    })
  const remove = (id: string) =>
    attempt(id, async () => {
      await auth('passkey/delete-passkey', { id })
      setAsking(null)
      await refresh()
      toast('The passkey is removed here; remove it from your device too.')
    })
  return (
    <section aria-labelledby="account-passkeys">
      <h2 id="account-passkeys">Passkeys</h2>
      <Refused says={fault} />
      {passkeys.length > 0 && (
        <ul className="lines">
          {passkeys.map(({ id, name, since }) => (
            <li key={id}>
              <span>
                <strong>{name ?? 'Passkey'}</strong>{' '}
                <span className="quiet">
                  added <Ago at={since} />
                </span>
              </span>
              {asking === id ? (
                <Button small look="danger" isPending={working === id} onPress={() => remove(id)}>
                  Remove for good
                </Button>
              ) : (
                <Button small onPress={() => setAsking(id)}>
                  Remove
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {hasPasskeys() ? (
        <>
          {passkeys.length === 0 && (
            <p>None yet. A passkey signs you in by the fingerprint, face or PIN of your device.</p>
          )}
          <Button isPending={working === 'add'} onPress={add}>
            Add a passkey
          </Button>
        </>
      ) : (
        <p className="quiet">
          {/^[\d.]+$/.test(location.hostname)
            ? 'Passkeys belong to a name: open this site by its name instead of its number.'
            : 'This browser has no passkeys.'}
        </p>
      )}
    </section>
  )
}
