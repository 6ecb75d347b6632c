// The words of the vocabulary, as the server's rooms have them; the console takes only types from there, so that a value
// that is added to a scale is a type error here until it has its word.
import type { Action } from '../../../../src/vocabulary/action.ts'
import type { Category } from '../../../../src/vocabulary/category.ts'
import type { Certainty, Phase, Urgency } from '../../../../src/vocabulary/certainty.ts'
import type { Credibility, Reliability } from '../../../../src/vocabulary/grading.ts'
import type { Likelihood } from '../../../../src/vocabulary/likelihood.ts'
import type { PlaceRole } from '../../../../src/vocabulary/place-role.ts'
import type { ResponseMode } from '../../../../src/vocabulary/response.ts'
import type { Severity } from '../../../../src/vocabulary/severity.ts'
import type { Sharing, Wording } from '../../../../src/vocabulary/sharing.ts'

const options = <T extends string>(words: Record<T, string>) => Object.entries(words) as [T, string][]

export const categories = options<Category>({
  conflict: 'Armed conflict',
  terrorism: 'Terrorism',
  unrest: 'Civil unrest',
  crime: 'Crime',
  political: 'Politics',
  natural: 'Natural hazard',
  weather: 'Weather',
  health: 'Health',
  transport: 'Transport',
  infrastructure: 'Infrastructure',
  cyber: 'Cyber',
  cbrne: 'Chemical, biological, radiological, nuclear',
  travel: 'Entry, exit and borders',
  other: 'Other',
})
export const severities = options<Severity>({
  Unknown: '○ Unrated',
  Minor: '● Notice (Minor)',
  Moderate: '▲ Caution (Moderate)',
  Severe: '◆ Warning (Severe)',
  Extreme: '■ Critical (Extreme)',
})
export const urgencies = options<Urgency>({
  Immediate: 'Immediate: act now',
  Expected: 'Expected: act soon, within the hour',
  Future: 'Future: act in the near future',
  Past: 'Past: no longer needed',
  Unknown: 'Unknown',
})
export const certainties = options<Certainty>({
  Observed: 'Observed: it happened or goes on',
  Likely: 'Likely: above 50 %',
  Possible: 'Possible: up to 50 %',
  Unlikely: 'Unlikely: near 0 %',
  Unknown: 'Unknown',
})
export const phases = options<Phase>({ past: 'Past', ongoing: 'Ongoing', planned: 'Planned' })
export const actions = options<Action>({
  Shelter: 'Take shelter',
  Evacuate: 'Leave the area',
  Prepare: 'Get ready',
  Execute: 'Follow instructions',
  Avoid: 'Stay away',
  Monitor: 'Keep informed',
  Assess: 'Judge before acting',
  AllClear: 'The danger has passed',
  None: 'No action needed',
})
export const placeRoles = options<PlaceRole>({
  scene: 'where it happened',
  'at-risk': 'may be affected',
  speaker: 'where it was announced',
  origin: 'where an actor comes from',
  mentioned: 'mentioned',
})
export const reliabilities = options<Reliability>({
  A: 'A reliable',
  B: 'B usually reliable',
  C: 'C fairly reliable',
  D: 'D not usually reliable',
  E: 'E unreliable',
  F: 'F not graded',
})
export const credibilities = options<Credibility>({
  '1': '1 confirmed',
  '2': '2 probably true',
  '3': '3 possibly true',
  '4': '4 doubtful',
  '5': '5 improbable',
  '6': '6 not graded',
})
export const likelihoods = options<Likelihood>({
  remote: 'remote (0–5 %)',
  'very unlikely': 'very unlikely (5–20 %)',
  unlikely: 'unlikely (20–45 %)',
  'roughly even': 'roughly even (45–55 %)',
  likely: 'likely (55–80 %)',
  'very likely': 'very likely (80–95 %)',
  'almost certain': 'almost certain (95–100 %)',
})
export const responseModes = options<ResponseMode>({
  none: 'Nothing',
  acknowledge: 'An acknowledgement',
  'safety-check': 'A safety check: “safe” or “need help”',
})
export const sharings = options<Sharing>({
  CLEAR: 'TLP:CLEAR, the public',
  GREEN: 'TLP:GREEN, the community',
  AMBER: 'TLP:AMBER, us and our clients',
  'AMBER+STRICT': 'TLP:AMBER+STRICT, only us',
  RED: 'TLP:RED, those addressed',
})
export const wordings = options<Wording>({
  own: 'Our own words',
  licensed: 'Licensed words',
  quoted: 'Another publisher’s words',
})
export const languages = [
  ['en', 'English'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['de', 'German'],
  ['pt', 'Portuguese'],
  ['ar', 'Arabic'],
] as const

export const audienceKinds = [
  ['', 'any kind'],
  ['employee', 'employees'],
  ['dependant', 'dependants'],
  ['contractor', 'contractors'],
  ['visitor', 'visitors'],
] as const
