/** The time, passed in wherever it matters, so that tests and replays choose it. */
export type Clock = () => Date
export const systemClock: Clock = () => new Date()
