import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem } from '../../testing/source-document.ts'
import { nrcanEarthquakes } from './nrcan-earthquakes.ts'
import { tsunamiAtom } from './tsunami-atom.ts'

const quake = onlyItem(
  nrcanEarthquakes,
  '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss"><entry><title>2026-08-13 11:11:27 UTC: M2.17 Suspected industry-related event, 27 km S of Quiet Lake, AB</title><id>https://quakes.example/?eventid=20260813.1111001</id><content type="html">&lt;table&gt;&lt;tr&gt;&lt;th&gt;Date and time:&lt;/th&gt;&lt;td&gt;2026-08-13 11:11 UTC&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;th&gt;Magnitude:&lt;/th&gt;&lt;td&gt;2.2 MLy&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;th&gt;Event type:&lt;/th&gt;&lt;td&gt;suspected industry-related&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</content><updated>2026-08-13T00:00:00Z</updated><georss:point>56.2 -116.5</georss:point><georss:elev>-1000</georss:elev></entry></feed>',
)

test('an earthquake of Canada has the magnitude and moment of its title, finer than the table’s', () => {
  const { magnitude, onset, depthKm, points } = quake.facts
  assert.deepEqual(
    [magnitude, onset?.at?.toISOString(), depthKm, points],
    [2.17, '2026-08-13T11:11:27.000Z', 1, [{ lat: 56.2, lon: -116.5 }]],
  )
})

test('its kind, place, country and number are read', () => {
  const { event, placeNames, countries, eventIds } = quake.facts
  assert.deepEqual(
    [event, placeNames, countries, eventIds],
    ['suspected industry-related', ['27 km S of Quiet Lake, AB'], ['CA'], ['nrcan:20260813.1111001']],
  )
})

const bulletin = (category: string, number: number) =>
  onlyItem(
    tsunamiAtom,
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><title> BULLETIN </title><entry><title>90 miles W of Somewhere</title><geo:lat>57.2</geo:lat><geo:long>-154.8</geo:long><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><strong>Category:</strong> ${category}<br/><strong>Bulletin Issue Time: </strong> 2026.08.17 20:39:52 UTC <br/><strong>Preliminary Magnitude: </strong>4.6(Mwp)<br/><strong>Affected Region: </strong>Somewhere<br/><b>Note:</b> * There is NO danger.</div></summary><id>urn:uuid:${number}</id><link rel="related" href="https://tsunami.example/events/PAAQ/2026/08/17/abc123/${number}/WEAK53/PAAQCAP.xml" type="application/cap+xml"/></entry></feed>`,
  )

test('bulletins of one event share their name though every id is new; the number is the episode', () => {
  const [first, second] = [bulletin('Information', 1), bulletin('Information', 2)]
  assert.deepEqual(
    [first?.ids, second?.ids],
    [['tsunami:PAAQ/2026/08/17/abc123'], ['tsunami:PAAQ/2026/08/17/abc123']],
  )
  assert.deepEqual([first?.facts.episode, second?.facts.episode], ['1', '2'])
})

test('an information statement is no warning', () => {
  const { level, severity, certainty } = bulletin('Information', 1).facts
  assert.deepEqual(
    [level, severity, certainty],
    [{ scheme: 'tsunami.gov', given: 'Information', rank: 0 }, 'Minor', 'Unlikely'],
  )
  const warning = bulletin('Warning', 1).facts
  assert.deepEqual([warning.level?.rank, warning.severity, warning.certainty], [3, 'Extreme', null])
})

test('a bulletin’s time, magnitude, place and CAP document are read', () => {
  const item = bulletin('Watch', 1)
  assert.deepEqual(
    [item.published?.at?.toISOString(), item.facts.magnitude, item.facts.placeNames, item.full?.format],
    ['2026-08-17T20:39:52.000Z', 4.6, ['Somewhere'], 'cap'],
  )
})
