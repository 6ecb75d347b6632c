/** What a long piece of work is at: rows done of all, in this phase. */
export type Progress = { phase: 'reading' | 'writing'; done: number; total: number }
/** Hears how far it is. Whoever works waits for the answer, so that other work of the process gets its turn. */
export type OnProgress = (progress: Progress) => Promise<void>

/** Rows after which a loop that only computes lets others have their turn. */
const rowsBetween = 250

/** Goes through rows, telling how far it is. */
export async function eachRow<T>(
  rows: readonly T[],
  onProgress: OnProgress | undefined,
  read: (row: T) => void,
) {
  for (const [done, row] of rows.entries()) {
    if (onProgress && done % rowsBetween === 0)
      await onProgress({ phase: 'reading', done, total: rows.length })
    read(row)
  }
}

/** Adds up what several writers wrote and tells it, of `total` rows. */
export function written(total: number, onProgress: OnProgress | undefined): (count: number) => Promise<void> {
  let done = 0
  return async (count) => {
    done += count
    await onProgress?.({ phase: 'writing', done, total })
  }
}
