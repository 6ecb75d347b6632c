import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { XmlElement } from '../../cap/element.ts'
import { bytesOf, documentContext } from '../../testing/source-document.ts'
import { elevationOf, placesOf } from './geo-rss.ts'
import { readMarkup } from './markup.ts'

function entry(inside: string): XmlElement {
  const text = `<item xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"
    xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">${inside}</item>`
  const markup = readMarkup(bytesOf(text), documentContext())
  assert.ok(markup.ok)
  return markup.roots[0] as XmlElement
}

test('a point is read however it is written', () => {
  for (const inside of [
    '<georss:point>48.5 -3.25</georss:point>',
    '<georss:point>48.5,-3.25</georss:point>',
    '<geo:lat>48.5</geo:lat><geo:long>-3.25</geo:long>',
    '<geo:Point><geo:lat>48.5</geo:lat><geo:long>-3.25</geo:long></geo:Point>',
    '<georss:where><gml:Point><gml:pos>48.5 -3.25</gml:pos></gml:Point></georss:where>',
  ])
    assert.deepEqual(placesOf(entry(inside)).points, [{ lat: 48.5, lon: -3.25 }], inside)
})

test('the same point in two ways is one', () => {
  const both = '<georss:point>1 2</georss:point><geo:lat>1</geo:lat><geo:long>2</geo:long>'
  assert.equal(placesOf(entry(both)).points.length, 1)
})

test('a polygon, a box and a circle are parts of an area', () => {
  const { area } = placesOf(
    entry(
      '<georss:polygon>1 2 1 4 3 4 1 2</georss:polygon><georss:box>1 2 3 4</georss:box><georss:circle>5 6 7000</georss:circle>',
    ),
  )
  assert.deepEqual(
    area.map(({ type }) => type),
    ['polygon', 'polygon', 'circle'],
  )
  assert.deepEqual(area[0], {
    type: 'polygon',
    rings: [
      [
        [2, 1],
        [4, 1],
        [4, 3],
        [2, 1],
      ],
    ],
  })
  assert.deepEqual(area[2], { type: 'circle', lat: 5, lon: 6, km: 7 })
})

test('a GML polygon is a part of the area', () => {
  const gml =
    '<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>1 2 1 4 3 4 1 2</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where>'
  assert.equal(placesOf(entry(gml)).area.length, 1)
})

test('what is no place on the globe is none', () => {
  for (const text of ['91 0', '0 181', 'north', '1', ''])
    assert.deepEqual(placesOf(entry(`<georss:point>${text}</georss:point>`)).points, [])
})

test('an elevation below the ground is less than zero', () => {
  assert.equal(elevationOf(entry('<georss:elev>-10000</georss:elev>')), -10_000)
  assert.equal(elevationOf(entry('')), null)
})
