import type { Mark, StoryAlert, StoryEntry, StoryLine } from '../../../../src/desk/stories/contract.ts'

export const dispositionWords = {
  'no-impact': 'No impact',
  'some-impact': 'Some impact',
  'significant-impact': 'Significant impact',
  duplicate: 'Duplicate',
  false: 'False',
} as const

export const conflictWords = {
  dead: 'Dead',
  hurt: 'Hurt',
  magnitude: 'Magnitude',
  severity: 'Severity',
  country: 'Country',
} as const

/** Where it is, in one line. */
export function whereText({ place, countries }: StoryLine): string {
  const named = place?.name ? [place.name] : []
  return [...named, ...countries.slice(0, 4)].join(', ')
}

/** A line of the timeline as a sentence. */
export function entryText({ what, detail, by }: StoryEntry): string {
  const title = typeof detail.title === 'string' ? detail.title : ''
  const who = by ? `${by} ` : ''
  if (what === 'began') return by ? `${who}took it out of another story.` : `Began: ${title}`
  if (what === 'joined')
    return detail.undone
      ? `${who}took the ${detail.undone === 'merged' ? 'merge' : 'split'} back.`
      : `Joined: ${title}`
  if (what === 'told-anew') return `Told anew: ${title}`
  if (what === 'taken-back') return `Taken back by its source: ${title}`
  if (what === 'ended') return title ? `Ended: ${title}` : 'Nothing of it stands any more.'
  if (what === 'raised') return `Severity raised from ${detail.from} to ${detail.to}.`
  if (what === 'lowered') return `Severity lowered from ${detail.from} to ${detail.to}.`
  if (what === 'corroborated') return `${detail.publishers} publishers say it in their own words now.`
  if (what === 'conflict') return `Publishers contradict each other: ${detail.of}.`
  if (what === 'agreed') return `Publishers no longer contradict each other: ${detail.of}.`
  if (what === 'merged' && !by) return `Found to belong here: ${title}`
  if (what === 'merged') return `${who}merged another story into it.`
  if (what === 'split') return `${who}took reports out into a story of their own.`
  return `${who}took reports out.`
}

/** What became of a story, in a word or two. */
export function alertText({ number, state, isBeingWritten, news }: StoryAlert): string {
  if (number === 0) return 'Draft'
  const said = state === 'issued' ? 'Alert' : `Alert ${state.replace('-', ' ')}`
  if (isBeingWritten) return `${said}, update in writing`
  return news > 0 ? `${said}, ${news} new` : said
}

export const evidenceWords: Record<Mark['of'], string> = {
  place: 'Place',
  kind: 'Kind of event',
  severity: 'Severity',
  date: 'Date',
  toll: 'Toll',
  action: 'What to do',
}
