import { fieldNames, fieldOf, goToField } from './field.ts'
import { useDraft } from './open-draft.tsx'

/** What keeps it from going out, each with the way to the field that mends it. */
export function Holds() {
  const { draft, kept } = useDraft()
  const clashes = Object.keys(kept.clashes) as (keyof typeof kept.clashes)[]
  const count = draft.holds.length + clashes.length
  return (
    <section className="holds" aria-labelledby="holds">
      <h2 id="holds">
        {count === 0 ? 'Nothing holds it' : `${count} ${count === 1 ? 'thing holds' : 'things hold'} it`}
      </h2>
      <ul aria-live="polite">
        {clashes.map((field) => (
          <Hold
            key={field}
            field={field}
            says={`${fieldNames[field]}: two people wrote at once. Choose one.`}
          />
        ))}
        {draft.holds.map(({ code, message, field }) => (
          <Hold key={code + message} field={fieldOf(field)} says={message} />
        ))}
      </ul>
    </section>
  )
}

function Hold({ field, says }: { field: ReturnType<typeof fieldOf>; says: string }) {
  return (
    <li>
      <span aria-hidden="true">☐</span>{' '}
      {field ? (
        <button type="button" className="link" onClick={() => goToField(field)}>
          {says}
        </button>
      ) : (
        says
      )}
    </li>
  )
}
