/** Reports from which on a story is told well enough to be compared with what began alone, and up to which it looks at every one. */
const [least, often] = [4, 12]

/**
 * Whether a story that grew looks once more for reports of its event that began stories of their own, when little was known yet: with
 * each report at first, then at 16, 32 and so on, so that what it costs does not grow with the story.
 */
export function looksForLone(before: number, after: number): boolean {
  if (after < least || after <= before) return false
  return after <= often || Math.floor(Math.log2(after)) > Math.floor(Math.log2(Math.max(before, 1)))
}
