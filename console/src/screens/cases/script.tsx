import type { Script } from '../../../../src/desk/cases/contract.ts'

/** Whom to call and in which words. It is read out by whoever calls; nothing is dialled by itself. */
export function CallScript({ script }: { script: Script }) {
  return (
    <section className="script">
      <h2>Script</h2>
      <h3>Call</h3>
      <ol>
        {script.call.map(({ whom, name, phone }) => (
          <li key={whom}>
            {whom}: <strong>{name}</strong>{' '}
            {phone ? <a href={`tel:${phone}`}>{phone}</a> : '(no number is known)'}
          </li>
        ))}
      </ol>
      <h3>Say</h3>
      <ul>
        {script.say.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>Do not</h3>
      <ul>
        {script.dont.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
