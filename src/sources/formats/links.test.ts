import assert from 'node:assert/strict'
import { test } from 'node:test'
import { baseWithin, canonicalLink, readLink } from './links.ts'

const base = 'https://feeds.example/list/all.xml'
const url = (given: string) => readLink(given, base)?.url ?? null

test('a relative address is of its document', () => {
  assert.equal(url('../a?b=1'), 'https://feeds.example/a?b=1')
  assert.equal(url('//other.example/x'), 'https://other.example/x')
})

test('what is no http address is no link', () => {
  for (const given of [
    'tag:example.org,2026:1',
    'mailto:desk@example.org',
    'javascript:alert(1)',
    'file:///etc/x',
    '',
    '#top',
    'http://',
  ])
    assert.equal(url(given), null, given)
})

test('a scheme that lost a sign is mended, and that is told', () => {
  for (const given of [
    'https//host.example/a',
    'https:/host.example/a',
    'https:host.example/a',
    'http//https://host.example/a',
  ])
    assert.match(url(given) ?? '', /^https?:\/\/host\.example\/a$/)
  assert.equal(readLink('https//host.example/a', base)?.mended, true)
  assert.equal(readLink('https://host.example/a', base)?.mended, false)
})

test('an address without a scheme begins with www', () => {
  assert.equal(url('www.example.org/x'), 'https://www.example.org/x')
})

test('an inner base is relative to the outer one, and an empty one is none', () => {
  assert.equal(baseWithin(base, 'sub/'), 'https://feeds.example/list/sub/')
  assert.equal(baseWithin(base, ''), base)
})

test('campaign tags go and the rest stands as it was written', () => {
  assert.equal(
    canonicalLink('https://news.example/a%20b?id=7&utm_source=rss&utm_medium=feed&q=c+d&fbclid=x#part-2'),
    'https://news.example/a%20b?id=7&q=c+d#part-2',
  )
  assert.equal(canonicalLink('https://news.example/a?traffic_source=rss'), 'https://news.example/a')
  assert.equal(canonicalLink('https://news.example/a?at_medium=RSS&at_campaign=K'), 'https://news.example/a')
  assert.equal(canonicalLink('https://news.example/a#xtor=RSS-3208'), 'https://news.example/a')
})

test('a parameter that a page needs stays, whatever it is called', () => {
  for (const kept of [
    'https://a.example/?p=12',
    'https://a.example/x?source=police',
    'https://a.example/x?ref=1234',
    'https://a.example/x#comment:1',
  ])
    assert.equal(canonicalLink(kept), kept)
})
