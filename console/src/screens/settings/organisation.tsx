import type { Settings } from '../../../../src/desk/settings/contract.ts'
import { AutoField } from '../../parts/auto-field.tsx'
import { Choice } from '../../parts/field.tsx'
import { Shown } from '../../parts/states.tsx'
import { toastFault } from '../../parts/toasts.tsx'
import { AnotherOrganisation } from './another-organisation.tsx'
import { SettingsPage } from './frame.tsx'
import { languages } from './languages.ts'
import { useSaving, useSettings, wholeNumber } from './saving.ts'

/** The organisation's own settings; each saves itself. */
export default function OrganisationPage() {
  const settings = useSettings()
  return (
    <SettingsPage title="Organisation">
      <Shown of={settings}>{(data) => <Fields settings={data} />}</Shown>
      <AnotherOrganisation />
    </SettingsPage>
  )
}

function Fields({ settings }: { settings: Settings }) {
  const save = useSaving()
  const choose = (change: Partial<Settings>, says: string) => void save(change, says).catch(toastFault)
  return (
    <div className="settings-narrow">
      <p className="quiet">Each change is saved at once and noted in the audit log.</p>
      <AutoField
        label="Name"
        path="name"
        value={settings.name}
        save={(name) => save({ name }, `The organisation is now called ${name.trim()}`)}
        hint="Stands in every message as its sender."
      />
      <Choice
        label="Time zone"
        value={settings.timeZone}
        options={zonesWith(settings.timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')] as const)}
        onChange={(timeZone) => choose({ timeZone }, `Time zone: ${timeZone.replaceAll('_', ' ')}`)}
        hint="Alerts tell their times in UTC and in the place’s own; the situation report and waiting messages use this one too."
      />
      <Choice
        label="Language"
        value={settings.language}
        options={languages}
        onChange={(language) => choose({ language }, `Language: ${nameOf(language)}`)}
        hint="Proposed for new duty contacts."
      />
      <Choice
        label="Reviewers an alert needs"
        value={String(settings.reviewersNeeded)}
        options={[
          ['1', 'One: whoever releases it'],
          ['2', 'Two: another approves first'],
        ]}
        onChange={(count) =>
          choose(
            { reviewersNeeded: Number(count) },
            count === '2' ? 'Every alert needs two people' : 'One person may release an alert',
          )
        }
        hint="An immediate alert about a danger to life may always be released by one approver with a reason; the other reviews it afterwards."
      />
      <AutoField
        label="Minutes until the next duty contact is told"
        path="acknowledgeMinutes"
        value={String(settings.acknowledgeMinutes)}
        inputMode="numeric"
        save={(typed) => {
          const minutes = wholeNumber(typed)
          if (minutes === null) return Promise.reject(new Error('Write a number of minutes, such as 5.'))
          return save({ acknowledgeMinutes: minutes }, `The next contact is told after ${minutes} min`)
        }}
        hint="Of a request for help that nobody has taken."
      />
    </div>
  )
}

function zonesWith(own: string): string[] {
  return [...new Set(['Etc/UTC', own, ...Intl.supportedValuesOf('timeZone')])]
}

function nameOf(language: string) {
  return languages.find(([tag]) => tag === language)?.[1] ?? language
}
