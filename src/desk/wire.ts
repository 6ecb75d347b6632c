/** A value as JSON carries it: instants become ISO 8601 strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer One)[]
    ? Wire<One>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T

/** What `JSON.stringify` makes of a value, with the type to match. */
export function wire<T>(value: T): Wire<T> {
  return JSON.parse(JSON.stringify(value)) as Wire<T>
}
