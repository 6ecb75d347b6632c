import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { notesOf } from '../../sources/queries.ts'
import { voicesOf, witnesses } from '../../stories/corroboration.ts'
import { entriesOf, findStory, listStories } from '../../stories/queries.ts'
import { reportsOf } from '../../stories/reports-of.ts'
import { aFastForward } from '../../testing/fast-forward.ts'

const start = new Date('2026-05-20T10:00:00Z')
const depot = 'Explosion at fuel depot in Nairobi'
const river = 'Seti River at Pokhara: 2.1 m, rising'

let forward: Awaited<ReturnType<typeof aFastForward>>
/** The story of a report’s title, as it stood when the clock had come so far. */
type Told = Awaited<ReturnType<typeof storyOf>>
const seen: Record<
  'copied' | 'paraphrased' | 'contradicted' | 'smoke' | 'corrected' | 'river' | 'end',
  Told
> = {} as never

before(async () => {
  forward = await aFastForward(start)
  await forward.play(120)
  seen.copied = await storyOf(depot)
  await forward.play(200)
  seen.paraphrased = await storyOf(depot)
  await forward.play(300)
  seen.contradicted = await storyOf(depot)
  await forward.play(320)
  seen.smoke = await storyOf(depot)
  await forward.play(340)
  seen.corrected = await storyOf(depot)
  await forward.play(360)
  seen.river = await storyOf(river)
  await forward.play(640)
  seen.end = await storyOf(depot)
})
after(() => forward[Symbol.asyncDispose]())

test('the duplicate is in the story of the first report and is no second witness', () => {
  const { story, reports, publishers } = seen.copied
  assert.deepEqual([story.reports, publishers], [2, 1])
  const [first, copy] = reports
  assert.equal(copy?.copyOf, first?.report)
})

test('the paraphrase by another publisher joins it and corroborates it', () => {
  const { story, publishers, timeline } = seen.paraphrased
  assert.deepEqual([story.reports, publishers], [3, 2])
  assert.ok(timeline.includes('corroborated'))
})

test('another number of hurt is shown as a conflict, and what is said in French joins the same story', () => {
  const { story, reports } = seen.contradicted
  const hurt = story.conflicts.find(({ what }) => what === 'hurt')
  assert.deepEqual(
    hurt?.says.map(({ family, value }) => [family, value]),
    [
      ['demo-city-ledger', '11'],
      ['demo-savanna-radio', '4'],
      ['demo-morning-wire', '4'],
    ],
  )
  assert.deepEqual(
    reports.filter(({ reading }) => reading.language === 'fr').map(({ family }) => family),
    ['demo-le-quai'],
  )
})

test('the official warning raises severity and importance, with the reason', () => {
  const before = seen.contradicted.story
  const { story, timeline } = seen.smoke
  assert.deepEqual([before.severity, story.severity], ['Moderate', 'Severe'])
  assert.ok(story.importance >= before.importance + 40, `${before.importance} → ${story.importance}`)
  assert.ok(story.importanceWhy.some(({ says }) => says === 'an official warning, Severe, in force'))
  assert.ok(timeline.includes('raised'))
})

test('the correction is a further revision of the first report, and the timeline says so', async () => {
  const { reports, timeline } = seen.corrected
  const corrected = reports.find(({ title }) => title === depot)
  const revisions = await forward.act((tx) =>
    tx
      .selectFrom('report_revision')
      .select('changed')
      .where('report', '=', corrected?.report ?? '')
      .orderBy('number')
      .execute(),
  )
  assert.deepEqual(
    revisions.map(({ changed }) => changed),
    [[], ['text']],
  )
  assert.equal(corrected?.reading.toll.hurt, 9)
  assert.ok(timeline.includes('told-anew'))
})

test('the explosion elsewhere at the same time is a story of its own, with its own reports alone', async () => {
  const twin = await storyOf('Explosion at fuel depot in Manila')
  assert.notEqual(twin.story.id, seen.end.story.id)
  assert.deepEqual([twin.story.countries, twin.story.families], [['PH'], ['demo-harbour-herald']])
  assert.deepEqual(seen.end.story.countries, ['KE'])
})

test('the river’s warning is raised from Moderate to Severe in the story of its gauge', () => {
  assert.equal(seen.river.story.severity, 'Severe')
  assert.deepEqual(
    seen.river.reports.filter(({ isOfficial }) => isOfficial).map(({ state }) => state),
    ['ended', 'actual'],
  )
})

test('the all-clear ends the official warning, and severity goes back', () => {
  const smoke = seen.end.reports.find(({ title }) => title.startsWith('Toxic smoke'))
  assert.equal(smoke?.state, 'ended')
  assert.deepEqual([seen.end.story.severity, seen.end.timeline.includes('lowered')], ['Moderate', true])
})

test('what was taken back is over', async () => {
  const { story, timeline } = await storyOf('M 5.1 - 41 km NW of Jumla, Nepal')
  assert.deepEqual([story.isOver, story.importance, timeline.includes('taken-back')], [true, 0, true])
})

test('noise begins stories that stand below everything else', async () => {
  const stories = await forward.act((tx) =>
    listStories(tx, forward.organisation, { order: 'important', state: 'waiting', limit: 50 }),
  )
  const standing = stories.filter(({ isOver }) => !isOver).map(({ title, place }) => place?.name ?? title)
  assert.deepEqual(standing.slice(0, 3), ['Nairobi', 'Manila', 'Pokhara'])
  assert.equal(standing.length, 6)
})

test('the gauge that stops is noted silent within the ten minutes, and no other source is', async () => {
  const sources = await forward.sources()
  const silent = sources.filter(({ silentSince }) => silentSince !== null)
  assert.deepEqual(
    silent.map(({ key }) => key),
    ['demo-river-gauge'],
  )
  const [gauge] = silent
  assert.ok(gauge?.silentSince && gauge.silentSince.getTime() < start.getTime() + 600_000)
  const notes = await forward.act((tx) => notesOf(tx, gauge.id, 10))
  assert.deepEqual(
    notes.map(({ what }) => what),
    ['silent'],
  )
})

test('every report of every feed was read, and when it is over only the silent source is left on', async () => {
  const sources = await forward.sources()
  assert.deepEqual(
    sources.filter(({ enabledAt }) => enabledAt).map(({ key, everySeconds }) => [key, everySeconds]),
    [['demo-river-gauge', 3600]],
  )
  assert.deepEqual(
    sources.filter(({ faults, fault }) => faults > 0 || fault !== null),
    [],
  )
  const { reports } = await forward.act((tx) =>
    tx
      .selectFrom('report')
      .select(({ fn }) => fn.countAll<number>().as('reports'))
      .executeTakeFirstOrThrow(),
  )
  // Thirty-one reports: one corrects and one withdraws an earlier one.
  assert.equal(Number(reports), 29)
})

async function storyOf(title: string) {
  const { act, organisation, clock } = forward
  return act(async (tx) => {
    const { story: id } = await tx
      .selectFrom('story_report')
      .innerJoin('report', 'report.id', 'story_report.report')
      .select('story')
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
    const story = (await findStory(tx, organisation, id)) ?? assert.fail(`no story of ${title}`)
    const reports = await reportsOf(tx, story.id, clock.now)
    const entries = await entriesOf(tx, story.id, { limit: 100 })
    return {
      ...{ story, reports, publishers: witnesses(voicesOf(reports)) },
      timeline: entries.map(({ what }) => what),
    }
  })
}
