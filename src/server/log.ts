import pino from 'pino'
import type { Config } from '../config.ts'

/** One JSON object a line on standard error. Tokens, names and addresses never go in: log ids. */
export function openLog(level: Config['log']) {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['token', '*.token', 'email', '*.email'],
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
export type Log = ReturnType<typeof openLog>
