import type { SourceChoices } from '../../../../src/desk/sources/keeping-contract.ts'
import { Choice, Field, Tick } from '../../parts/field.tsx'
import type { Typed } from './typed.ts'

type Props = {
  typed: Typed
  change: (what: Partial<Typed>) => void
  fault: (name: string) => string | undefined
  choices: SourceChoices | undefined
}

const names = ['family', 'country', 'region', 'language', 'timeZone', 'silentAfter', 'kinds', 'terms']

/** What of a source is well guessed for most; open where something in it is wrong. */
export function MoreFields({ typed, change, fault, choices }: Props) {
  const regions = choices?.regions.map((region) => [region, region.replace('-', ' ')] as const) ?? []
  const isWrong = names.some((name) => fault(name))
  return (
    <details className="more-fields" {...(isWrong && { open: true })}>
      <summary>About it: publisher, place, language, kinds, terms, silence</summary>
      <div className="row">
        <Field
          label="Publisher"
          hint="One short word for all feeds of one publisher: together they count as one voice. Empty: from the address."
          value={typed.family}
          onChange={(family) => change({ family })}
          fault={fault('family')}
        />
        <Field
          label="Silent after … hours"
          hint="Without news for so long, it raises an alarm. Empty: learnt from its rhythm."
          inputMode="decimal"
          value={typed.silentAfter}
          onChange={(silentAfter) => change({ silentAfter })}
          fault={fault('silentAfter')}
        />
      </div>
      <div className="row">
        <Field
          label="Country code"
          hint="Two letters; empty where it speaks of many."
          value={typed.country}
          onChange={(country) => change({ country })}
          fault={fault('country')}
        />
        <Choice
          label="Region"
          value={typed.region}
          options={regions}
          onChange={(region) => change({ region })}
          fault={fault('region')}
        />
      </div>
      <div className="row">
        <Field
          label="Language"
          hint="A tag such as en or pt-BR."
          value={typed.language}
          onChange={(language) => change({ language })}
          fault={fault('language')}
        />
        <Field
          label="Time zone"
          hint="Of times that name none, such as Africa/Nairobi."
          value={typed.timeZone}
          onChange={(timeZone) => change({ timeZone })}
          fault={fault('timeZone')}
        />
      </div>
      <fieldset className="kinds">
        <legend>Kinds</legend>
        {choices?.kinds.map((kind) => (
          <Tick
            key={kind}
            label={kind.replace('-', ' ')}
            isOn={typed.kinds.includes(kind)}
            onChange={(on) =>
              change({ kinds: on ? [...typed.kinds, kind] : typed.kinds.filter((one) => one !== kind) })
            }
          />
        ))}
        {fault('kinds') && <p className="field-fault">{fault('kinds')}</p>}
      </fieldset>
      <Field
        label="Terms of use"
        hint="What its publisher allows, as far as you know."
        value={typed.terms}
        onChange={(terms) => change({ terms })}
        fault={fault('terms')}
      />
    </details>
  )
}
