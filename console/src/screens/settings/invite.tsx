import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Invited } from '../../../../src/desk/members/invitations.ts'
import type { Role } from '../../../../src/vocabulary/role.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { When } from '../../parts/when.tsx'
import { roleWords } from './role-words.ts'

const roles = (Object.entries(roleWords) as [Role, { name: string }][]).map(
  ([role, { name }]) => [role, name] as const,
)

/** Invites an address; the link goes out by mail and can be handed over by hand. */
export function Invite() {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('analyst')
  const client = useQueryClient()
  const invite = useMutation({
    mutationFn: () => api.post<Invited>('/invitations', { email: email.trim(), role }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['member'] }),
    onError: (fault) => !(fault instanceof ApiProblem && fault.of('email')) && toastFault(fault),
  })
  const fault = invite.error instanceof ApiProblem ? invite.error.of('email') : undefined
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <Form
        className="row invite"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate()
        }}
      >
        <Field label="Mail address" type="email" value={email} onChange={setEmail} fault={fault} isRequired />
        <Choice label="Role" value={role} options={roles} onChange={setRole} />
        <Button look="main" type="submit" isPending={invite.isPending} isDisabled={email.trim() === ''}>
          Invite
        </Button>
      </Form>
      <p className="hint">
        {roleWords[role].name} {roleWords[role].may}
      </p>
      {invite.data && (
        <Handover
          email={email}
          invited={invite.data}
          onClose={() => {
            invite.reset()
            setEmail('')
          }}
        />
      )}
    </section>
  )
}

type HandoverProps = { email: string; invited: Invited; onClose: () => void }

function Handover({ email, invited, onClose }: HandoverProps) {
  return (
    <Dialog title="Invited" isOpen onClose={onClose}>
      <p>
        {email} gets this link by mail. You can hand it over yourself too; it is shown this once, works once,
        and is good until <When at={invited.expires} />.
      </p>
      <Field label="Link" value={invited.url} isReadOnly autoFocus />
      <div className="actions">
        <Button onPress={() => navigator.clipboard.writeText(invited.url).then(() => toast('Copied.'))}>
          Copy
        </Button>
        <Button look="main" onPress={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}
