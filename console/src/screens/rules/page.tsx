import './rules.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Replays, RulesPage } from '../../../../src/desk/rules/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { useKept } from '../../parts/kept.ts'
import { Fault, Shown } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { When } from '../../parts/when.tsx'
import { SettingsPage } from '../settings/frame.tsx'
import { ReplayResult } from './result.tsx'
import { asSent, differences, presenceWords, radiusWords, type Typed, typedOf } from './words.ts'

/** Who is told: the windows and radii, what others would have done to past alerts, and adopting them. */
export default function RulesScreen() {
  const rules = useQuery({
    queryKey: ['setting', 'rules'],
    queryFn: ({ signal }) => api.get<RulesPage>('/exposure-rules', {}, signal),
  })
  const { replay } = useWords()
  return (
    <SettingsPage title="Who is told">
      <p className="quiet">
        An alert tells everybody who may stand in its area. These rules say how far beside a booking somebody
        still counts, how fast what is not certain fades, and how large an area is where nobody draws one.
      </p>
      <Shown of={rules}>{(page) => <Form page={page} key={JSON.stringify(page.rules)} />}</Shown>
      {replay ? <ReplayResult id={replay} rules={rules.data?.rules} /> : null}
      <Earlier open={replay} />
    </SettingsPage>
  )
}

function Form({ page }: { page: RulesPage }) {
  const go = useGo()
  const client = useQueryClient()
  const mayAdopt = useMay('organisation.manage')
  const [start] = useState(() => typedOf(page.rules))
  const [typed, set, clear] = useKept<Typed>('rules', start)
  const [days, setDays] = useState('90')
  const replay = useMutation({
    mutationFn: () =>
      api.post<{ id: string }>('/replays', { days: Number(days) || days, rules: asSent(typed) }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['replay'] })
      go('/settings/rules', { words: { replay: id } })
    },
  })
  const adopt = useMutation({
    mutationFn: (rules: ReturnType<typeof asSent>) =>
      api.put<{ before: RulesPage['rules'] }>('/exposure-rules', rules),
    onSuccess: ({ before }) => {
      clear()
      void client.invalidateQueries({ queryKey: ['setting', 'rules'] })
      toast('The rules are adopted; alerts in force are matched again.', {
        undo: () => adopt.mutateAsync(asSent(typedOf(before))),
      })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    adopt.reset()
    replay.mutate()
  }
  const error = replay.error ?? adopt.error
  const problem = error instanceof ApiProblem && error.errors.length > 0 ? error : undefined
  const fault = (name: string) => problem?.errors.find(({ path }) => path.split('.').at(-1) === name)?.message
  const changed = JSON.stringify(typed) !== JSON.stringify(start)
  const isUsual = JSON.stringify(typed) === JSON.stringify(typedOf(page.usual))
  const setIn = (part: keyof Typed, name: string) => (text: string) =>
    set({ ...typed, [part]: { ...typed[part], [name]: text } })
  return (
    <form onSubmit={submit} className="rules">
      {error && !problem ? <Fault fault={error} /> : null}
      <h2>Presence</h2>
      <div className="rule-grid">
        {presenceWords.map(({ name, label, unit, hint }) => (
          <Field
            key={name}
            label={`${label} (${unit})`}
            inputMode="numeric"
            value={typed.presence[name]}
            onChange={setIn('presence', name)}
            hint={hint + usually(typed.presence[name], page.usual.presence[name])}
            fault={fault(name)}
          />
        ))}
      </div>
      <h2>Radius where nobody draws an area</h2>
      <div className="rule-grid small-fields">
        {radiusWords.map(({ name, label }) => (
          <Field
            key={name}
            label={`${label} (km)`}
            inputMode="decimal"
            value={typed.radius[name]}
            onChange={setIn('radius', name)}
            hint={usually(typed.radius[name], page.usual.radius[name])}
            fault={fault(name)}
          />
        ))}
      </div>
      <div className="rule-actions">
        <Field
          label="Try on the last days"
          inputMode="numeric"
          value={days}
          onChange={setDays}
          fault={fault('days')}
        />
        <Button look={changed ? 'main' : 'usual'} type="submit" isPending={replay.isPending}>
          Replay past alerts
        </Button>
        {mayAdopt ? (
          <Button
            isDisabled={!changed}
            isPending={adopt.isPending}
            onPress={() => adopt.mutate(asSent(typed))}
          >
            Adopt these rules
          </Button>
        ) : null}
        {isUsual ? null : (
          <Button look="plain" onPress={() => set(typedOf(page.usual))}>
            Write the usual ones
          </Button>
        )}
        {changed ? (
          <Button look="plain" onPress={clear}>
            Leave them as they are
          </Button>
        ) : null}
      </div>
      <p className="small quiet">
        A replay tells nobody. It takes people’s trips as they are known today.
        {mayAdopt ? '' : ' Owners adopt rules.'}
      </p>
    </form>
  )
}

function usually(typed: string, usual: number): string {
  return typed.trim() === String(usual) ? '' : ` Usually ${usual}.`
}

function Earlier({ open }: { open: string | undefined }) {
  const replays = useQuery({
    queryKey: ['replay'],
    queryFn: ({ signal }) => api.get<Replays>('/replays', {}, signal),
  })
  const others = replays.data?.replays.filter(({ id }) => id !== open) ?? []
  if (others.length === 0) return null
  return (
    <section>
      <h2>Earlier replays</h2>
      <ul className="lines">
        {others.map((replay) => (
          <li key={replay.id}>
            <Go to="/settings/rules" words={{ replay: replay.id }}>
              {differences(replay.currentRules, replay.rules).join(', ') || 'The rules as they were'}
            </Go>{' '}
            <span className="quiet">
              <When at={replay.createdAt} />, {replay.createdBy}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
