import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, documentContext } from '../../testing/source-document.ts'
import { readMarkup } from './markup.ts'
import { wholeText } from './namespaces.ts'

const read = (text: string) => readMarkup(bytesOf(text), documentContext())
const ruleOf = (text: string) => {
  const markup = read(text)
  return markup.ok ? null : markup.rule
}
const wordsOf = (text: string) => {
  const markup = read(text)
  return markup.ok ? wholeText(markup.roots[0] as never) : markup.rule
}

test('a document type with declarations of its own is refused, wherever its quotes lead', () => {
  for (const doctype of [
    '<!DOCTYPE rss [<!ENTITY x "y">]>',
    '<!DOCTYPE rss SYSTEM "http://example.org/a>b" [<!ENTITY x SYSTEM "file:///x">]>',
    '<!doctype rss [ %x; ]>',
  ])
    assert.equal(ruleOf(`<?xml version="1.0"?>${doctype}<rss/>`), 'source.xml.doctype')
})

test('an external document type is dropped with a note', () => {
  const markup = read(
    '<!DOCTYPE rss PUBLIC "-//Old//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd"><rss/>',
  )
  assert.ok(markup.ok && markup.notes.length === 1)
})

test('entities that HTML knows are their letters, and others stay as written with a note', () => {
  assert.equal(wordsOf('<a>caf&eacute;&nbsp;&amp; bar &#8211; &#x2713; &#150;</a>'), 'café\u00a0& bar – ✓ –')
  assert.equal(wordsOf('<a>&unheard; a & b</a>'), '&unheard; a & b')
  const markup = read('<a>&unheard; a & b</a>')
  assert.ok(markup.ok && /&unheard;/.test(markup.notes[0] ?? ''))
})

test('a reference is read once: what was escaped twice is still escaped', () => {
  assert.equal(wordsOf('<a>&amp;lt;b&amp;gt;</a>'), '&lt;b&gt;')
})

test('CDATA is what it says', () => assert.equal(wordsOf('<a><![CDATA[<b>&amp;</b>]]></a>'), '<b>&amp;</b>'))

test('a prefix is resolved where it is declared, and by what it usually means where it is not', () => {
  const markup = read('<x:feed><y:id xmlns:y="urn:y"/><dc:date/></x:feed>')
  assert.ok(markup.ok)
  const [root] = markup.roots
  assert.equal(root?.namespace, 'undeclared:x')
  assert.deepEqual(
    root?.children.map((child) => typeof child !== 'string' && child.namespace),
    ['urn:y', 'http://purl.org/dc/elements/1.1/'],
  )
})

test('a web page is refused, and its feed is named where it names one', () => {
  for (const page of [
    '<!DOCTYPE html><p>x',
    '<html>',
    '<!-- x --><HTML lang="en">',
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
  ])
    assert.equal(ruleOf(page), 'source.html')
  const markup = read('<html><link rel="alternate" type="application/rss+xml" href="/news.rss"></html>')
  assert.ok(!markup.ok && markup.fault.includes('/news.rss'))
})

test('JSON and plain text are refused for what they are', () => {
  assert.equal(ruleOf('{"items": []}'), 'source.xml.json')
  assert.equal(ruleOf('Service unavailable'), 'source.xml.not-xml')
})

test('elements too deep are refused', () => assert.equal(ruleOf('<a>'.repeat(300)), 'source.xml.too-deep'))

test('a document that breaks off is not whole; one with an end tag missing inside is', () => {
  const cut = read('<a><b>x</b><c>')
  const untidy = read('<a><b>x<c/></a>')
  assert.deepEqual([cut.ok && cut.whole, untidy.ok && untidy.whole], [false, true])
})
