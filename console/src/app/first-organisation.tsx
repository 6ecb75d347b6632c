import { useEffect } from 'react'
import { Loading } from '../parts/states.tsx'
import { goToOrganisation } from './place.ts'
import { SessionGate, useSession } from './session.tsx'

/** /console/ itself: goes to the organisation that the session is for. */
export default function FirstOrganisation() {
  return (
    <SessionGate>
      <Onwards />
    </SessionGate>
  )
}

function Onwards() {
  const { organisation } = useSession()
  useEffect(() => goToOrganisation(organisation.slug), [organisation.slug])
  return <Loading whole />
}
