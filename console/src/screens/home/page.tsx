import { Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'

/** Stands until the home screen lands. */
export default function HomePage() {
  return (
    <Page title="Desk">
      <Empty title="Nothing is in force">Paste a report to begin.</Empty>
    </Page>
  )
}
