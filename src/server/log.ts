import pino from 'pino'
import type { Config } from '../config.ts'

/** What PostgreSQL says of a row in an error holds the row: names, addresses, answers. */
const ofRows = ['err.detail', 'err.where', 'err.internalQuery']

/** One JSON object a line on standard error, or to `to`. Tokens, names and addresses never go in: log ids. */
export function openLog(
  level: Config['log'],
  to: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
) {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['token', '*.token', 'email', '*.email', ...ofRows],
    },
    to,
  )
}
export type Log = ReturnType<typeof openLog>
