/** One hint that something changed: of this kind, and which one where that is known. */
export type Change = { topic: string; id: string }

/** What a server hears of changes. In process it keeps nothing but who listens. */
export type Changes = {
  /** Calls `listener` for each change of an organisation until the answered function is called. */
  subscribe(organisation: string, listener: (change: Change) => void): () => void
  /** Takes what was heard: `<organisation> <topic> <id>`, with `*` for every organisation. */
  hear(payload: string): void
  /** False where the database's notifications cannot be heard; then a console is told to look by itself. */
  live: boolean
}

/** Hands what is heard to those who listen for that organisation. */
export function someChanges(): Changes {
  const listeners = new Map<string, Set<(change: Change) => void>>()
  return {
    live: false,
    subscribe(organisation, listener) {
      const own = listeners.get(organisation) ?? new Set()
      listeners.set(organisation, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(organisation)
      }
    },
    hear(payload) {
      const [organisation = '', topic = '', id = ''] = payload.split(' ')
      const heard =
        organisation === '*' ? [...listeners.values()] : [listeners.get(organisation) ?? new Set()]
      for (const own of heard) for (const listener of own) listener({ topic, id })
    },
  }
}
