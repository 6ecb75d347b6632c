import { useMay } from '../../app/session.tsx'
import { Go } from '../../parts/go.tsx'

/** The rota, the shift log and the handover belong together. */
export function DutyTabs() {
  if (!useMay('replies.write')) return null
  return (
    <nav className="actions duty-tabs" aria-label="Duty">
      <Go to="/duty" className="button small" exact>
        Rota
      </Go>
      <Go to="/duty/log" className="button small">
        Shift log
      </Go>
      <Go to="/duty/handover" className="button small">
        Handover
      </Go>
    </nav>
  )
}
