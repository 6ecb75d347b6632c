import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailboxFound } from '../../../../src/desk/sources/mailbox-contract.ts'
import type { WatchedMailbox } from '../../../../src/sources/mailbox/mailbox-schema.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Fault, Shown } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { reliabilityWords } from './words.ts'

type Draft = Omit<WatchedMailbox, 'port' | 'senders' | 'everySeconds'> & {
  port: string
  senders: string
  minutes: string
  password: string
}

const securities = [
  ['tls', 'TLS (usual, port 993)'],
  ['starttls', 'STARTTLS (port 143)'],
  ['none', 'None: only inside your own network'],
] as const
const usualPorts = { tls: '993', starttls: '143', none: '143' }
const empty: Draft = {
  ...{ key: '', name: '', host: '', port: '993', security: 'tls', username: '', password: '' },
  ...{ folder: 'INBOX', senders: '', minutes: '2', reliability: 'F' },
}

/** Has a mailbox watched: what is sent there becomes reports of this organisation. */
export function WatchMailbox() {
  const may = useMay('organisation.manage')
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        Watch a mailbox …
      </Button>
      {open && <MailboxDialog first={empty} isNew onClose={() => setOpen(false)} />}
    </>
  )
}

/** Changes how a mailbox is watched; its password stays where none is written. */
export function ChangeMailbox({ source }: { source: string }) {
  const may = useMay('organisation.manage')
  const [open, setOpen] = useState(false)
  const kept = useQuery({
    queryKey: ['source', 'mailbox', source],
    queryFn: ({ signal }) => api.get<WatchedMailbox>(`/mailboxes/${source}`, {}, signal),
    enabled: open,
  })
  if (!may) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>Change …</Button>
      {open && (
        <Shown of={kept}>
          {(mailbox) => (
            <MailboxDialog first={drafted(mailbox)} isNew={false} onClose={() => setOpen(false)} />
          )}
        </Shown>
      )}
    </>
  )
}

function MailboxDialog({ first, isNew, onClose }: { first: Draft; isNew: boolean; onClose: () => void }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(first)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const attempt = useMutation({ mutationFn: () => api.post<MailboxFound>('/mailboxes/try', reached(draft)) })
  const keep = useMutation({
    mutationFn: () => api.post('/mailboxes', whole(draft)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['source'] })
      onClose()
      toast(`Watched: ${draft.name}`)
    },
  })
  const fault = keep.error ?? attempt.error
  const of = (field: string) => (fault instanceof ApiProblem ? fault.of(field) : undefined)
  const shown = ['key', 'name', 'host', 'port', 'security', 'username', 'password', 'folder', 'everySeconds']
  const isElsewhere = fault && !shown.some(of) && !sendersFault(fault)
  const { security } = draft
  return (
    <Dialog
      title={isNew ? 'Watch a mailbox' : 'Change the mailbox'}
      isOpen
      onClose={onClose}
      stays={draft !== first}
      wide
    >
      <p className="quiet">
        What is sent there becomes reports that only this organisation sees. The mailbox is read and never
        changed.
      </p>
      <div className="row">
        <Field
          label="Name"
          value={draft.name}
          onChange={(name) => set({ name, ...(isNew && { key: keyOf(name) }) })}
          fault={of('name')}
          autoFocus
        />
        <Field
          label="Key"
          value={draft.key}
          onChange={(key) => set({ key })}
          fault={of('key')}
          isDisabled={!isNew}
        />
      </div>
      <div className="row">
        <Field
          label="Mail server"
          placeholder="imap.example.org"
          value={draft.host}
          onChange={(host) => set({ host })}
          fault={of('host')}
        />
        <Choice
          label="Connection"
          value={security}
          options={securities}
          onChange={(next) =>
            set({ security: next, ...(draft.port === usualPorts[security] && { port: usualPorts[next] }) })
          }
          fault={of('security')}
        />
        <Field
          label="Port"
          inputMode="numeric"
          value={draft.port}
          onChange={(port) => set({ port })}
          fault={of('port')}
        />
      </div>
      <div className="row">
        <Field
          label="User name"
          autoComplete="off"
          value={draft.username}
          onChange={(username) => set({ username })}
          fault={of('username')}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="new-password"
          value={draft.password}
          onChange={(password) => set({ password })}
          fault={of('password')}
          placeholder={isNew ? '' : 'as it is'}
        />
        <Field
          label="Folder"
          value={draft.folder}
          onChange={(folder) => set({ folder })}
          fault={of('folder')}
        />
      </div>
      <Field
        label="Who is heard"
        rows={2}
        value={draft.senders}
        onChange={(senders) => set({ senders })}
        fault={sendersFault(fault)}
        hint="Addresses and domains, news@example.org, @example.org; empty: everybody. A sender can be forged: this filters, and proves nothing."
      />
      <div className="row">
        <Field
          label="Looked at every … minutes"
          inputMode="decimal"
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
          fault={of('everySeconds')}
        />
        <Choice
          label="Grade"
          value={draft.reliability}
          options={Object.entries(reliabilityWords).map(
            ([grade, says]) => [grade as Draft['reliability'], `${grade}, ${says}`] as const,
          )}
          onChange={(reliability) => set({ reliability })}
        />
      </div>
      {isElsewhere && <Fault fault={fault} />}
      <p role="status">
        {attempt.data &&
          `It opens: ${attempt.data.folder} holds ${attempt.data.messages} ${attempt.data.messages === 1 ? 'message' : 'messages'}.`}
      </p>
      <p className="actions">
        <Button look="main" onPress={() => press(keep, attempt)} isPending={keep.isPending}>
          Watch it
        </Button>
        <Button onPress={() => press(attempt, keep)} isPending={attempt.isPending}>
          Try it
        </Button>
        <Button onPress={onClose}>Leave it</Button>
      </p>
    </Dialog>
  )
}

/** Does one thing; what the other said last is said no more. */
function press(one: { mutate: () => void }, other: { reset: () => void }) {
  other.reset()
  one.mutate()
}

function sendersFault(fault: unknown): string | undefined {
  if (!(fault instanceof ApiProblem)) return undefined
  return fault.errors.find(({ path }) => path.startsWith('senders'))?.message
}

function reached({ key, host, port, security, username, password, folder, senders }: Draft) {
  return {
    ...{ host: host.trim(), port: Number(port), security, username: username.trim(), folder: folder.trim() },
    senders: senders.split(/[\s,;]+/).filter(Boolean),
    ...(password && { password }),
    ...(key && { key }),
  }
}

function whole(draft: Draft) {
  const { key, name, reliability, minutes } = draft
  return { ...reached(draft), key, name, reliability, everySeconds: Math.round(Number(minutes) * 60) }
}

function drafted({ port, senders, everySeconds, ...mailbox }: WatchedMailbox): Draft {
  const minutes = String(Number((everySeconds / 60).toFixed(2)))
  return { ...mailbox, port: String(port), senders: senders.join('\n'), minutes, password: '' }
}

/** `Harbour office` → `harbour-office`. */
function keyOf(name: string) {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}
