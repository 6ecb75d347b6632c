/** What a try was refused with, where a screen reader hears it at once. */
export function Refused({ says }: { says: string | undefined }) {
  return <div role="alert">{says && <p className="fault">{says}</p>}</div>
}
