import { Go } from '../parts/go.tsx'
import { Empty } from '../parts/states.tsx'

export function NotFound() {
  return (
    <Empty title="There is no such page">
      It may have moved, or the address was cut short. <Go to="/">Back to the desk</Go>
    </Empty>
  )
}
