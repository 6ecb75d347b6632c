import { AdviceLibraryButton } from './advice-library.tsx'
import { FieldBox } from './field-box.tsx'
import { Actions, Countries, Places, ResponseField, SourcesField, Words } from './field-lists.tsx'
import { Claims, Conditions, Forecasts } from './field-rows.tsx'
import { ChoiceOf, TextOf } from './field-text.tsx'
import { EventTime, Timeframe } from './field-times.tsx'
import { useDraft, useField } from './open-draft.tsx'
import {
  categories,
  certainties,
  languages,
  phases,
  severities,
  sharings,
  urgencies,
  wordings,
} from './words.ts'

/** Every field of an alert, in the order in which it is read. */
export function Fields({ onExercise }: { onExercise: (on: boolean) => void }) {
  return (
    <>
      <section aria-labelledby="fields-what">
        <h2 id="fields-what">What</h2>
        <TextOf field="headline" rows={2} longest={160} />
        <TextOf field="summary" rows={2} />
        <TextOf field="event" rows={4} hint="What happened. Markdown." />
        <TextOf field="context" rows={3} hint="What was before, and what it means." />
        <TextOf field="advice" rows={3} beside={<AdviceLibraryButton />} />
        <Actions />
        <TextOf field="standingAdvice" rows={2} hint="What always holds for the country." />
      </section>
      <section aria-labelledby="fields-how">
        <h2 id="fields-how">How serious</h2>
        <div className="pairs">
          <ChoiceOf field="severity" options={severities} />
          <ChoiceOf field="category" options={categories} />
          <ChoiceOf field="urgency" options={urgencies} none="Unknown" />
          <ChoiceOf field="certainty" options={certainties} none="Unknown" />
          <ChoiceOf field="phase" options={phases} none="Ongoing" />
          <Developing />
        </div>
      </section>
      <section aria-labelledby="fields-when">
        <h2 id="fields-when">When</h2>
        <EventTime />
        <Timeframe />
      </section>
      <section aria-labelledby="fields-where">
        <h2 id="fields-where">Where</h2>
        <Countries />
        <Places />
      </section>
      <section aria-labelledby="fields-said">
        <h2 id="fields-said">Who says so, what may come</h2>
        <Claims />
        <Forecasts />
        <Words field="actors" one="an actor" />
      </section>
      <section aria-labelledby="fields-told">
        <h2 id="fields-told">Who is told, and how</h2>
        <ResponseField />
        <Conditions />
        <div className="pairs">
          <ChoiceOf field="sharing" options={sharings} none="TLP:AMBER" />
          <ChoiceOf field="wording" options={wordings} none="Our own words" />
          <ChoiceOf field="language" options={languages} none="English" />
        </div>
        <ExerciseTick onChange={onExercise} />
        <SourcesField />
      </section>
    </>
  )
}

function Developing() {
  const [developing, set] = useField<boolean>('developing')
  return (
    <FieldBox field="developing">
      <label className="tick">
        <input
          type="checkbox"
          checked={developing ?? false}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        <span>The cause is not clear yet</span>
      </label>
    </FieldBox>
  )
}

function ExerciseTick({ onChange }: { onChange: (on: boolean) => void }) {
  const { draft } = useDraft()
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={draft.exercise}
        disabled={draft.before !== null}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        Exercise
        <span className="hint">Marked as an exercise on every page and in every message.</span>
      </span>
    </label>
  )
}
