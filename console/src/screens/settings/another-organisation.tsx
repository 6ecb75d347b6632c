import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { goToOrganisation } from '../../app/place.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Fault } from '../../parts/states.tsx'

/** Makes a further organisation and goes there; one goes back by the list above the navigation. */
export function AnotherOrganisation() {
  const [name, setName] = useState('')
  const make = useMutation({
    mutationFn: () => api.post<{ slug: string }>('/organisations', { name }),
    onSuccess: ({ slug }) => goToOrganisation(slug),
  })
  const problem = make.error instanceof ApiProblem ? make.error : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <section aria-labelledby="another-organisation">
      <h2 id="another-organisation">Another organisation</h2>
      <p className="quiet">It has people, alerts and members of its own and shares nothing with this one.</p>
      {make.error && !problem?.of('name') ? <Fault fault={make.error} /> : null}
      <form onSubmit={submit} className="row">
        <Field label="Its name" value={name} onChange={setName} fault={problem?.of('name')} maxLength={200} />
        <div className="act">
          <Button type="submit" isDisabled={!name.trim()} isPending={make.isPending}>
            Make it
          </Button>
        </div>
      </form>
    </section>
  )
}
