import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, documentContext, onlyItem, readAs } from '../../testing/source-document.ts'
import { feed } from './feed.ts'

const rss = (items: string, attributes = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>The desk</title><language>en-gb</language>${items}</channel></rss>`
const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" ${attributes}><title>Le bureau</title>${entries}</feed>`
const read = (text: string) => readAs(feed, bytesOf(text))
const ruleOf = (text: string) => {
  const document = feed.read(bytesOf(text), documentContext())
  return document.ok ? null : document.rule
}

test('an RSS item has its names, link, words, language and time', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><title>Ferry halted &amp; port shut</title><link>https://news.example/a?utm_source=rss</link><guid isPermaLink="false">n-1</guid><pubDate>Tue, 18 Aug 2026 06:26:05 GMT</pubDate><description>&lt;p&gt;Wind.&lt;/p&gt;&lt;p&gt;Waves.&lt;/p&gt;</description></item>',
    ),
  )
  assert.deepEqual(item.ids, ['n-1', 'https://news.example/a'])
  assert.deepEqual(
    [
      item.at,
      item.link,
      item.title,
      item.text,
      item.language,
      item.published?.at?.toISOString(),
      item.updated,
    ],
    [
      'item 1',
      'https://news.example/a',
      'Ferry halted & port shut',
      'Wind.\n\nWaves.',
      'en-gb',
      '2026-08-18T06:26:05.000Z',
      null,
    ],
  )
})

test('an Atom entry has its names, link, words, language and times, under any prefix', () => {
  const item = onlyItem(
    feed,
    '<x:feed xmlns:x="http://www.w3.org/2005/Atom" xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><x:entry><x:id>urn:1</x:id><x:title>Pont fermé</x:title><x:link rel="self" href="/self"/><x:link rel="alternate" type="text/html" href="/pont"/><x:updated>2026-08-18T06:26:05Z</x:updated><x:content type="xhtml"><div><p>Un <b>camion</b>.</p><p>Déviation.</p></div></x:content></x:entry></x:feed>',
  )
  assert.deepEqual(
    [item.ids, item.link, item.title, item.text, item.language, item.published, item.updated?.given],
    [
      ['urn:1', 'https://source.example/pont'],
      'https://source.example/pont',
      'Pont fermé',
      'Un camion.\n\nDéviation.',
      'fr',
      null,
      '2026-08-18T06:26:05Z',
    ],
  )
})

test('RSS 1.0 has its items beside the channel, named by rdf:about', () => {
  const item = onlyItem(
    feed,
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example"><title>A</title><items><rdf:Seq/></items></channel><item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2026-08-18T06:26:05Z</dc:date></item></rdf:RDF>',
  )
  assert.deepEqual([item.ids, item.published?.given], [['https://a.example/1'], '2026-08-18T06:26:05Z'])
})

test('elements of other vocabularies do not pass for the item’s own', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><media:title>A picture</media:title><title>A flood</title><id xmlns="urn:additions">same-in-all</id><media:content><media:title>Another</media:title></media:content><guid>https://a.example/1</guid></item>',
      'xmlns:media="http://search.yahoo.com/mrss/"',
    ),
  )
  assert.deepEqual([item.title, item.ids], ['A flood', ['https://a.example/1']])
})

test('the whole text is taken before the short one', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><title>x</title><description>Short</description><content:encoded><![CDATA[<p>Long &amp; whole</p>]]></content:encoded></item>',
      'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
    ),
  )
  assert.equal(item.text, 'Long & whole')
})

test('what was escaped once too often is read all the same', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><title><![CDATA[Mayor&amp;#039;s &quot;no&quot;]]></title><description>&amp;lt;p&amp;gt;Calm.&amp;lt;/p&amp;gt;</description></item>',
    ),
  )
  assert.deepEqual([item.title, item.text], ['Mayor\'s "no"', 'Calm.'])
})

test('an aggregator’s item has its publisher, whose name leaves the title', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><title>Dam is safe - The Valley Post</title><guid>1</guid><source url="https://post.example">The Valley Post</source></item>',
    ),
  )
  assert.deepEqual([item.publisher, item.title], ['The Valley Post', 'Dam is safe'])
})

test('Feedburner’s own link is not the link', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><link>http://feedproxy.example/~r/x</link><fb:origLink>https://news.example/true</fb:origLink></item>',
      'xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"',
    ),
  )
  assert.equal(item.link, 'https://news.example/true')
})

test('a date that is understood comes before one that is not, and an undated item is undated', () => {
  const dated = onlyItem(
    feed,
    rss(
      '<item><title>x</title><pubDate>soon</pubDate><dc:date>2026-08-18T06:26:05Z</dc:date></item>',
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ),
  )
  assert.equal(dated.published?.given, '2026-08-18T06:26:05Z')
  assert.equal(onlyItem(feed, rss('<item><title>x</title></item>')).published, null)
})

test('places of an item are its facts', () => {
  const item = onlyItem(
    feed,
    rss(
      '<item><title>x</title><georss:point>1 2</georss:point></item>',
      'xmlns:georss="http://www.georss.org/georss"',
    ),
  )
  assert.deepEqual(item.facts.points, [{ lat: 1, lon: 2 }])
})

test('an item inside another is one of its own, and an empty one is dropped', () => {
  const { items, dropped } = read(
    rss('<item><title>One</title><item/><item><title>Two</title></item></item>'),
  )
  assert.deepEqual(
    items.map(({ title }) => title),
    ['One', 'Two'],
  )
  assert.deepEqual(dropped, [{ at: 'item 2', why: 'It is empty.' }])
})

test('an item whose end tag is missing does not swallow the next', () => {
  const { items } = read(rss('<item><title>One</title><item><title>Two</title></item>'))
  assert.deepEqual(
    items.map(({ title }) => title),
    ['One', 'Two'],
  )
})

test('an item whose title is not closed is dropped with that reason, the others stay', () => {
  const { items, dropped } = read(
    rss('<item><title>One<link>https://a.example</link></item><item><title>Two</title></item>'),
  )
  assert.deepEqual([items.map(({ title }) => title), dropped[0]?.at], [['Two'], 'item 1'])
  assert.match(dropped[0]?.why ?? '', /<title> is not closed/)
})

test('a feed that breaks off gives its whole items, says where it broke, and is partial', () => {
  const whole = rss('<item><title>One</title></item><item><title>Two</title><description>And then')
  const { items, dropped, partial } = read(whole.slice(0, whole.indexOf('then')))
  assert.deepEqual(
    items.map(({ title }) => title),
    ['One'],
  )
  assert.deepEqual([dropped.map(({ at }) => at), partial], [['item 2'], true])
})

test('a feed that breaks off before its first item is refused', () => {
  assert.equal(ruleOf('<rss version="2.0"><channel><title>x</title>'), 'source.xml.cut-off')
})

test('an empty feed is a feed without items', () => {
  assert.deepEqual([read(rss('')).items, read(atom('')).items], [[], []])
})

test('an error page, another document and a CAP message are refused for what they are', () => {
  assert.equal(ruleOf('<error><code>503</code></error>'), 'source.answer')
  assert.equal(ruleOf('<Report/>'), 'source.shape')
  assert.match(
    JSON.stringify(
      feed.read(bytesOf('<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/>'), documentContext()),
    ),
    /format cap/,
  )
})

test('a further page is the next one', () => {
  const next = read(atom('<link rel="next" href="?page=2"/><entry><id>1</id></entry>')).next
  assert.equal(next, 'https://source.example/a/list?page=2')
})

test('a link that was mended is told', () => {
  const { items, notes } = read(rss('<item><link>https//a.example/1</link></item>'))
  assert.equal(items[0]?.link, 'https://a.example/1')
  assert.match(notes[0] ?? '', /^item 1: the link was mended/)
})

test('words before the feed, as a server’s warnings are, do not hide it', () => {
  assert.equal(
    read(`<br />\n<b>Warning</b>: x in y<br />\n${rss('<item><title>x</title></item>')}`).items.length,
    1,
  )
})
