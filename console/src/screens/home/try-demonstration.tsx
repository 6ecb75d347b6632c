import { goToOrganisation } from '../../app/place.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'

/** The way to the demonstration organisation, for those who are a member of it and elsewhere. */
export function TryDemonstration() {
  const { organisation, organisations } = useSession()
  const other = organisations.find(({ demonstration }) => demonstration)
  if (!other || organisation.demonstration) return null
  return (
    <p>
      Or look around where everything is filled in and nothing is sent:{' '}
      <Button small onPress={() => goToOrganisation(other.slug)}>
        Open {other.name}
      </Button>
    </p>
  )
}
