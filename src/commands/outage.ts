import { isOutage } from '../database/database.ts'

/** What to say where the database went away under a command; null where the fault is another. */
export function outageText(fault: Error): string | null {
  if (!isOutage(fault)) return null
  // Whole or nothing, because every change is one transaction.
  return `The database went away (${fault.message}). What was not finished has left nothing behind; run the command again.`
}
