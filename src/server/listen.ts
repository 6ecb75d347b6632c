import pg from 'pg'

/** What is said on a channel goes to its hearer; `lost` is called when the line breaks. */
type Hearing = { on: Record<string, (payload: string) => void>; lost?: () => void }

/**
 * Hears what other processes note: work that is due, things that changed. Optional by design: where LISTEN is not to be
 * had (a pooler between us and the database), polling finds the work a second later. Answers whether it hears, and how to end.
 */
export async function listenTo(
  appUrl: string,
  { on, lost }: Hearing,
): Promise<{ live: boolean; close: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'alarum listen' })
  client.on('error', () => lost?.())
  client.on('end', () => lost?.())
  client.on('notification', ({ channel, payload = '' }) => on[channel]?.(payload))
  try {
    await client.connect()
    for (const channel of Object.keys(on)) await client.query(`listen ${client.escapeIdentifier(channel)}`)
  } catch {
    return { live: false, close: async () => {} }
  }
  return { live: true, close: () => client.end().catch(() => {}) }
}
