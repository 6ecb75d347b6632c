import type { DutyView } from '../../../../src/desk/duty/contract.ts'
import { Button } from '../../parts/button.tsx'
import type { Draft } from './override-dialog.tsx'
import { inZone, type Layer } from './pattern.ts'

type Props = {
  duty: DutyView
  may: boolean
  onFill: (draft: Draft) => void
  onChange: (layer: Layer) => void
}

/** The days that follow, layer by layer: a strip to see at a glance, and the same in words below. */
export function Week({ duty, may, onFill, onChange }: Props) {
  const days = Array.from({ length: 7 }, (_, index) => new Date(Date.parse(duty.from) + index * 86_400_000))
  return (
    <>
      {duty.layers.map((layer) => {
        const segments = duty.segments.filter((one) => one.layer === layer.id)
        const gaps = segments.filter(({ contact }) => contact === null)
        return (
          <section key={layer.id} className="duty-layer">
            <h3>
              {layer.position}. {layer.name} <span className="small quiet">{layer.zone}</span>{' '}
              {may && (
                <Button
                  small
                  look="plain"
                  onPress={() => onChange(layer)}
                  aria-label={`Change ${layer.name}`}
                >
                  Change
                </Button>
              )}
            </h3>
            <div className="strip" aria-hidden="true">
              {segments.map((one) => (
                <span
                  key={one.starts}
                  className={
                    one.contact === null ? 'gap' : one.override ? 'over' : `who-${hue(duty, one.contact)}`
                  }
                  style={{ flexGrow: Date.parse(one.ends) - Date.parse(one.starts) }}
                >
                  {nameOf(duty, one.contact)}
                </span>
              ))}
            </div>
            <div className="strip-days" aria-hidden="true">
              {days.map((at) => (
                <span key={at.toISOString()}>{inZone(at.toISOString(), layer.zone).slice(0, 6)}</span>
              ))}
            </div>
            {gaps.length > 0 && (
              <p className="gap-words">
                <strong>▲ Nobody</strong> has it for{' '}
                {gaps.length === 1 ? 'one stretch' : `${gaps.length} stretches`} of these seven days.
              </p>
            )}
            <details>
              <summary>Hours of {layer.name}</summary>
              <ul className="lines">
                {segments.map((one) => (
                  <li key={one.starts}>
                    {inZone(one.starts, layer.zone)} – {inZone(one.ends, layer.zone)}:{' '}
                    <strong>{nameOf(duty, one.contact)}</strong>
                    {one.override && <span className="tag">stands in</span>}
                    {may && (
                      <Button
                        small
                        look="plain"
                        onPress={() =>
                          onFill({ layer: layer.id, covers: one.contact, starts: one.starts, ends: one.ends })
                        }
                      >
                        {one.contact === null ? 'Fill' : 'Replace'}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          </section>
        )
      })}
    </>
  )
}

function nameOf(duty: DutyView, contact: string | null) {
  if (contact === null) return 'nobody'
  return duty.contacts.find(({ id }) => id === contact)?.name ?? 'somebody'
}

function hue(duty: DutyView, contact: string) {
  return duty.contacts.findIndex(({ id }) => id === contact) % 4
}
