import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Account } from '../../../../src/server/api/account.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { toast } from '../../parts/toasts.tsx'
import { auth } from '../sign-in/auth.ts'
import { useAttempt } from '../sign-in/form.tsx'
import { Refused } from '../sign-in/refused.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { useRefresh } from './parts.tsx'
import { QrCode } from './qr-code.tsx'

type Setup = { totpURI: string; backupCodes: string[] }
type Doing = 'set-up' | 'codes' | 'switch-off'

const titles: Record<Doing, string> = {
  'set-up': 'Set up an authenticator app',
  codes: 'New backup codes',
  'switch-off': 'Switch the second factor off',
}

/** A code of an authenticator app behind the password, with backup codes for the day the phone is gone. */
export function SecondFactor({ account }: { account: Account }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <section aria-labelledby="account-second">
      <h2 id="account-second">Second factor</h2>
      {account.secondFactor ? (
        <>
          <p>On: after your password you are asked for a code of your authenticator app.</p>
          <div className="actions">
            <Button onPress={() => setDoing('codes')}>New backup codes</Button>
            <Button look="plain" onPress={() => setDoing('switch-off')}>
              Switch off
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            Off. With an authenticator app on your phone, a stolen password is not enough.
            {!account.password && ' Set a password first; a passkey needs neither.'}
          </p>
          <Button isDisabled={!account.password} onPress={() => setDoing('set-up')}>
            Set up
          </Button>
        </>
      )}
      {doing && (
        <Dialog title={titles[doing]} isOpen onClose={() => setDoing(null)} stays={doing !== 'switch-off'}>
          <Steps doing={doing} onClose={() => setDoing(null)} />
        </Dialog>
      )}
    </section>
  )
}

function Steps({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const refresh = useRefresh()
  const [setup, setSetup] = useState<Setup | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const { fault, working, attempt } = useAttempt()
  const onPassword = (password: string) =>
    attempt('password', async () => {
      if (doing === 'set-up') return setSetup(await auth<Setup>('two-factor/enable', { password }))
      if (doing === 'codes')
        return setCodes((await auth<Setup>('two-factor/generate-backup-codes', { password })).backupCodes)
      await auth('two-factor/disable', { password })
      refresh()
      toast('The second factor is off.')
      onClose()
    })
  const onCode = (code: string) =>
    attempt('code', async () => {
      await auth('two-factor/verify-totp', { code: code.replaceAll(/\D/g, '') })
      setCodes(setup?.backupCodes ?? [])
      refresh()
    })
  if (codes) return <BackupCodes codes={codes} onKept={onClose} />
  return (
    <>
      <Refused says={fault} />
      {setup ? (
        <Scan setup={setup} isPending={working !== null} onCode={onCode} onClose={onClose} />
      ) : (
        <Ask
          label="Your password"
          type="password"
          autoComplete="current-password"
          does={doing === 'switch-off' ? 'Switch off' : 'Go on'}
          isPending={working !== null}
          onAnswer={onPassword}
          onClose={onClose}
        />
      )}
    </>
  )
}

type ScanProps = { setup: Setup; isPending: boolean; onCode: (code: string) => void; onClose: () => void }

function Scan({ setup, isPending, onCode, onClose }: ScanProps) {
  const secret = new URL(setup.totpURI).searchParams.get('secret') ?? ''
  return (
    <>
      <p>Scan this with your authenticator app, or type the key into it.</p>
      <QrCode text={setup.totpURI} label="The key of the second factor as a QR code" />
      <p className="key-by-hand">
        <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Ask
        label="Code that the app shows"
        inputMode="numeric"
        autoComplete="one-time-code"
        does="Switch on"
        isPending={isPending}
        onAnswer={onCode}
        onClose={onClose}
      />
    </>
  )
}

type AskProps = {
  label: string
  type?: string
  inputMode?: 'numeric'
  autoComplete: string
  does: string
  isPending: boolean
  onAnswer: (answer: string) => void
  onClose: () => void
}

function Ask({ label, does, isPending, onAnswer, onClose, ...field }: AskProps) {
  const [answer, setAnswer] = useState('')
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer(answer)
      }}
    >
      <Field label={label} value={answer} onChange={setAnswer} autoFocus isRequired {...field} />
      <div className="actions">
        <Button look="plain" onPress={onClose}>
          Not now
        </Button>
        <Button look="main" type="submit" isPending={isPending} isDisabled={answer === ''}>
          {does}
        </Button>
      </div>
    </Form>
  )
}
