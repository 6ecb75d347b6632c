import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { auth } from './auth.ts'
import { useAttempt } from './form.tsx'
import { Refused } from './refused.tsx'

/** The second step: a code of the authenticator app, or one of the backup codes. */
export function CodeStep({ onDone, onBack }: { onDone: () => unknown; onBack: () => void }) {
  const [code, setCode] = useState('')
  const [backup, setBackup] = useState(false)
  const { fault, working, attempt } = useAttempt()
  const prove = () =>
    attempt('code', async () => {
      await auth(backup ? 'two-factor/verify-backup-code' : 'two-factor/verify-totp', {
        code: backup ? code.trim() : code.replaceAll(/\D/g, ''),
      })
      await onDone()
    })
  return (
    <div className="sign-in-form">
      <Refused says={fault} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          prove()
        }}
      >
        <Field
          key={String(backup)}
          label={backup ? 'Backup code' : 'Code of your authenticator app'}
          hint={backup ? 'Each works once.' : 'Six digits; a new one every half minute.'}
          inputMode={backup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          autoFocus
          isRequired
        />
        <Button look="main" type="submit" isPending={working !== null}>
          Go on
        </Button>
      </Form>
      <div className="other-ways">
        <Button
          look="plain"
          onPress={() => {
            setBackup(!backup)
            setCode('')
          }}
        >
          {backup ? 'Use the app instead' : 'Use a backup code'}
        </Button>
        <Button look="plain" onPress={onBack}>
          Begin again
        </Button>
      </div>
    </div>
  )
}
