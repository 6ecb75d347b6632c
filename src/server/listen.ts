import pg from 'pg'

/**
 * Calls `wake` when another process notes work. Optional by design: where LISTEN is not to be had (a pooler between us
 * and the database), polling finds the work a second later.
 */
export async function listenForWork(
  appUrl: string,
  channel: string,
  wake: () => void,
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'alarum listen' })
  client.on('error', () => {})
  client.on('notification', wake)
  try {
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
  } catch {
    return async () => {}
  }
  return () => client.end().catch(() => {})
}
