import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { atomically } from '../database/database.ts'
import { aScene } from '../testing/scene.ts'
import { aWatch } from '../testing/watched.ts'
import { groupReports } from './group-reports.ts'
import { entriesOf, findStory } from './queries.ts'
import { mergeStories, splitStory, undoEntry } from './regroup.ts'
import { triage } from './triage.ts'

const at = (hours: number) => new Date(Date.UTC(2026, 2, 2) + hours * 3_600_000)
const hand = { by: 'ana@example.org', now: at(20) }

/** Reports by publisher, each told as a note; answers the story of each id. */
async function aDay() {
  const { organisation } = await aScene()
  const watch = await aWatch()
  const tell = async (key: string, notes: object[], hour: number) => {
    const path = new URL((await watch.found(key)).url as string).pathname
    const dated = notes.map((note) => ({ publishedAt: at(hour).toISOString(), ...note }))
    watch.publisher.put(path, JSON.stringify(dated))
    return watch.poll(key, at(hour))
  }
  const source = (given = {}) => watch.source(`/${randomUUID()}`, { family: randomUUID(), ...given })
  const storyOf = async (key: string, title: string) => {
    const { id } = (await watch.reports(key)).find((report) => report.title === title) as { id: string }
    const row = await watch.shared((tx) =>
      tx.selectFrom('story_report').selectAll().where('report', '=', id).executeTakeFirstOrThrow(),
    )
    return { ...row, id }
  }
  const story = async (id: string) => {
    const found = await watch.shared((tx) => findStory(tx, organisation, id))
    return found as NonNullable<typeof found>
  }
  const timeline = async (id: string) =>
    (await watch.shared((tx) => entriesOf(tx, id, { limit: 50 }))).map(({ what }) => what).reverse()
  return { ...watch, tell, source, storyOf, story, timeline }
}

/** One event as two desks tell it, and its twin elsewhere. Every test has places of its own: stories are everybody’s. */
function anEvent(
  city: string,
  country: string,
  who: string,
  other: { city: string; country: string; who: string },
) {
  const told = (place: string, land: string, by: string) => ({
    id: randomUUID(),
    title: `Explosion at the bus station of ${place}`,
    text: `An explosion at the bus station of ${place}, ${land}, killed two people on Monday, police spokesman ${by} said. The station is closed.`,
  })
  const again = {
    id: randomUUID(),
    title: `Four dead after ${city} bus station blast`,
    text: `At least four people died when a bomb went off at the ${city} bus station in ${country} on Monday, ${who} of the police said. Roads around the station were closed.`,
  }
  return { blast: told(city, country, who), again, twin: told(other.city, other.country, other.who) }
}
const puebla = { city: 'Puebla', country: 'Mexico', who: 'Lucia Barragan' }

test('a paraphrase joins its story, a twin event elsewhere begins another; publishers count and contradict', async () => {
  const { blast, again: blastAgain, twin } = anEvent('Kisumu', 'Kenya', 'Odhiambo Wekesa', puebla)
  const day = await aDay()
  const [first, second] = [await day.source(), await day.source()]
  await day.tell(first, [blast, twin], 8)
  await day.tell(second, [blastAgain], 9)
  const here = await day.storyOf(first, blast.title)
  assert.equal((await day.storyOf(second, blastAgain.title)).story, here.story)
  assert.notEqual((await day.storyOf(first, twin.title)).story, here.story)
  const story = await day.story(here.story)
  assert.deepEqual([story.reports, story.families.length, story.countries], [2, 2, ['KE']])
  const dead = story.conflicts.find(({ what }) => what === 'dead')
  assert.deepEqual(
    dead?.says.map(({ value }) => value),
    ['4', '2'],
  )
  assert.deepEqual((await day.timeline(here.story)).slice(0, 2), ['began', 'joined'])
  assert.ok((await day.timeline(here.story)).includes('corroborated'))
})

test('a copy is no second witness, and names what it repeats', async () => {
  const { blast } = anEvent('Arequipa', 'Peru', 'Wilmer Quispe', puebla)
  const day = await aDay()
  const [first, second] = [await day.source(), await day.source()]
  await day.tell(first, [blast], 8)
  await day.tell(second, [{ ...blast, id: 'copy', text: `${blast.text} (agencies)` }], 9)
  const original = await day.storyOf(first, blast.title)
  const copy = await day.storyOf(second, blast.title)
  assert.deepEqual([copy.story, copy.copy_of], [original.story, original.id])
  assert.equal((await day.story(copy.story)).families.length, 1)
})

test('an edit is told anew in the timeline; what was taken back ends the story', async () => {
  const { blast, twin } = anEvent('Tamale', 'Ghana', 'Kofi Asante', {
    city: 'Liepaja',
    country: 'Latvia',
    who: 'Janis Ozols',
  })
  const day = await aDay()
  const key = await day.source()
  await day.tell(key, [blast], 8)
  const { story, id } = await day.storyOf(key, blast.title)
  await day.tell(key, [{ ...blast, text: blast.text.replace('two people', 'nine people') }], 10)
  assert.ok((await day.timeline(story)).includes('told-anew'))
  await day.shared((tx) =>
    tx
      .updateTable('report')
      .set({ state: 'cancelled', revision: 3, grouped: false })
      .where('id', '=', id)
      .execute(),
  )
  await day.shared((tx) =>
    tx
      .insertInto('report_revision')
      .values({
        report: id,
        number: 3,
        seen_at: at(11),
        state: 'cancelled',
        item: JSON.stringify({ ...blast, facts: {} }),
        changed: ['state'],
      })
      .execute(),
  )
  await day.tell(await day.source(), [twin], 12)
  assert.deepEqual(
    (await day.timeline(story)).filter((what) => ['taken-back', 'ended'].includes(what)),
    ['taken-back', 'ended'],
  )
  assert.equal((await day.story(story)).isOver, true)
})

test('a merge leads the old address on, and is taken back with every report where it was', async () => {
  const { blast, twin } = anEvent('Oran', 'Algeria', 'Karim Haddad', {
    city: 'Davao',
    country: 'the Philippines',
    who: 'Benigno Cruz',
  })
  const day = await aDay()
  const key = await day.source()
  await day.tell(key, [blast, twin], 8)
  const [one, other] = [await day.storyOf(key, blast.title), await day.storyOf(key, twin.title)]
  const merged = await day.shared((tx) => mergeStories(tx, other.story, one.story, hand))
  assert.equal(merged.ok, true)
  assert.equal((await day.story(other.story)).id, one.story)
  assert.equal((await day.story(one.story)).reports, 2)
  const { number } = await day.story(one.story)
  const entries = await day.shared((tx) => entriesOf(tx, one.story, { limit: 50 }))
  const entry = entries.find(({ what }) => what === 'merged')
  assert.ok(entry && entry.number <= number)
  assert.deepEqual(await day.shared((tx) => undoEntry(tx, one.story, entry.number, hand)), {
    ok: true,
    story: other.story,
  })
  assert.deepEqual([(await day.story(one.story)).reports, (await day.story(other.story)).reports], [1, 1])
  assert.equal((await day.shared((tx) => undoEntry(tx, one.story, entry.number, hand))).ok, false)
})

test('a split makes a story of its own, which later reports find; taking it back joins them again', async () => {
  const { blast, again: blastAgain } = anEvent('Rosario', 'Argentina', 'Pablo Ferreyra', puebla)
  const day = await aDay()
  const [first, second] = [await day.source(), await day.source()]
  await day.tell(first, [blast], 8)
  await day.tell(second, [blastAgain], 9)
  const { story } = await day.storyOf(first, blast.title)
  const moved = await day.storyOf(second, blastAgain.title)
  const split = await day.shared((tx) => splitStory(tx, story, [moved.id], hand))
  assert.ok(split.ok)
  assert.deepEqual([(await day.story(story)).reports, (await day.story(split.story)).reports], [1, 1])
  assert.equal((await day.shared((tx) => splitStory(tx, story, [moved.id], hand))).ok, false)
  const entry = (await day.shared((tx) => entriesOf(tx, story, { limit: 50 }))).find(
    ({ what }) => what === 'split',
  )
  assert.ok((await day.shared((tx) => undoEntry(tx, story, entry?.number as number, hand))).ok)
  assert.equal((await day.story(story)).reports, 2)
  assert.equal((await day.story(split.story)).id, story)
})

test('what a muted source says begins no story and joins one that is there', async () => {
  const {
    blast,
    again: blastAgain,
    twin,
  } = anEvent('Varna', 'Bulgaria', 'Petar Dimitrov', {
    city: 'Sylhet',
    country: 'Bangladesh',
    who: 'Rafiq Chowdhury',
  })
  const day = await aDay()
  const [loud, muted] = [await day.source(), await day.source()]
  await day.shared((tx) => tx.updateTable('source').set({ muted: true }).where('key', '=', muted).execute())
  await day.tell(muted, [twin], 7)
  await assert.rejects(day.storyOf(muted, twin.title))
  await day.tell(loud, [blast], 8)
  await day.tell(muted, [twin, blastAgain], 9)
  assert.equal(
    (await day.storyOf(muted, blastAgain.title)).story,
    (await day.storyOf(loud, blast.title)).story,
  )
})

test('a report that cannot be grouped is set aside with the fault, and those behind it are grouped', async () => {
  const day = await aDay()
  const key = await day.source()
  const path = new URL((await day.found(key)).url as string).pathname
  const town = (name: string) => ({
    id: name,
    title: `Fire in ${name}`,
    text: `A fire broke out in ${name}.`,
  })
  day.publisher.put(path, JSON.stringify([town('Paks'), town('Baja'), town('Makó')]))
  await day.poll(key, at(1))
  const [first, ...others] = await day.reports(key)
  await day.shared(async (tx) => {
    await tx
      .deleteFrom('story_report')
      .where(
        'report',
        'in',
        [first, ...others].map((one) => one?.id ?? ''),
      )
      .execute()
    await tx
      .updateTable('report')
      .set({ grouped: false })
      .where('source', '=', first?.source ?? '')
      .execute()
    await tx
      .updateTable('report')
      .set({ reading: '{}' })
      .where('id', '=', first?.id ?? '')
      .execute()
  })
  while ((await groupReports(day.db, null, at(2))) > 0);
  const now = await day.reports(key)
  assert.deepEqual(
    now.map(({ grouped }) => grouped),
    [true, true, true],
  )
  assert.match(
    now.find(({ id }) => id === first?.id)?.read_fault ?? '',
    /^It could not be put into a story: /,
  )
  for (const { title } of others) await day.storyOf(key, title ?? '')
})

/** What one saw before anybody knew more, and four fuller tellings of it. */
const smoke = {
  id: 'smoke',
  title: 'Smoke over the old mill',
  text: 'Smoke rises over the old mill, firefighter Pal Nemeth says.',
}
const townHall = [
  'Mayor Ilona Barta closed roads in Gyula, Hungary, as the town hall burns.',
  'The town hall of Gyula in Hungary is on fire, mayor Ilona Barta said; roads are closed.',
  'Mayor Ilona Barta said in Gyula, Hungary, that the town hall still burns; firefighter Pal Nemeth is there, Ilona Barta said.',
  'In Gyula, Hungary, smoke rises over the old mill from the town hall, mayor Ilona Barta says; Ilona Barta and firefighter Pal Nemeth speak at noon.',
].map((text, i) => ({ id: `hall-${i}`, title: text.split(/[;,]/)[0] ?? '', text }))

test('what began a story alone joins one that grew, is taken back by hand, and then stays where it was put', async () => {
  const day = await aDay()
  const [early, later] = [await day.source(), await day.source()]
  await day.tell(early, [smoke], 8)
  const { story: lone, id: report } = await day.storyOf(early, smoke.title)
  for (const many of [1, 2, 3]) await day.tell(later, townHall.slice(0, many), 8 + many / 10)
  assert.equal((await day.storyOf(early, smoke.title)).story, lone)
  await day.tell(later, townHall, 10)
  const found = await day.storyOf(early, smoke.title)
  const grown = await day.storyOf(later, townHall[0]?.title ?? '')
  assert.equal(found.story, grown.story)
  assert.equal((await day.story(lone)).id, grown.story)
  const entries = await day.shared((tx) => entriesOf(tx, grown.story, { limit: 50 }))
  const merged = entries.find(({ what }) => what === 'merged')
  assert.deepEqual([merged?.by, merged?.detail.title], [null, smoke.title])
  await day.shared((tx) => undoEntry(tx, grown.story, merged?.number ?? 0, hand))
  assert.equal((await day.storyOf(early, smoke.title)).story, lone)
  const more = { ...townHall[3], id: 'hall-9', text: `${townHall[3]?.text} Nobody was hurt.` }
  await day.tell(later, [more], 11)
  assert.equal((await day.storyOf(early, smoke.title)).story, lone)
  assert.ok(report)
})

test('a lone story that somebody follows stays one', async () => {
  const day = await aDay()
  const { organisation } = await aScene()
  const [early, later] = [await day.source(), await day.source()]
  const elsewhere = (note: { id: string; title: string; text: string }) => {
    const moved = (text: string) =>
      text
        .replaceAll('Gyula', 'Eger')
        .replaceAll('Ilona Barta', 'Zita Molnar')
        .replaceAll('Pal Nemeth', 'Bence Takacs')
        .replaceAll('old mill', 'north tower')
    return { id: `e-${note.id}`, title: moved(note.title), text: moved(note.text) }
  }
  await day.tell(early, [elsewhere(smoke)], 8)
  const { story: lone } = await day.storyOf(early, elsewhere(smoke).title)
  await atomically(day.db, organisation, (tx) =>
    triage(tx, organisation, {
      story: lone,
      decision: { followed: true },
      by: 'ana@example.org',
      now: at(8),
    }),
  )
  for (const many of [1, 2, 3, 4])
    await day.tell(later, townHall.slice(0, many).map(elsewhere), 9 + many / 10)
  const { story: grown } = await day.storyOf(later, elsewhere(townHall[0] ?? smoke).title)
  assert.equal((await day.story(grown)).reports, 4)
  assert.equal((await day.storyOf(early, elsewhere(smoke).title)).story, lone)
})
