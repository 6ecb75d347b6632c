import { childrenNamed, elementsOf, textOf, type XmlElement } from './element.ts'
import { isAlert } from './read.ts'
import { type Breach, type Finding, when } from './rules/rule.ts'

const atomNamespace = 'http://www.w3.org/2005/Atom'
const capType = 'application/cap+xml'

type FeedRule = {
  id: string
  level: Breach['level']
  clause: string
  check: (feed: XmlElement, entries: Entry[]) => Finding[]
}
type Entry = { element: XmlElement; path: string }

/** The rules that an index of CAP messages in Atom breaks: RFC 4287, and what the CAP feeds note asks on top of it. */
export function checkAtom(feed: XmlElement): Breach[] {
  return run(atomRules, feed, entriesOf(feed, 'entry', '/feed'))
}

/** The same for RSS 2.0; the items of RSS 1.0 stand beside the channel. */
export function checkRss(rss: XmlElement): Breach[] {
  const channel = childrenNamed(rss, 'channel')[0] ?? rss
  const items = [
    ...entriesOf(channel, 'item', '/rss/channel'),
    ...(channel === rss ? [] : entriesOf(rss, 'item', '/rss')),
  ]
  return run(rssRules, channel, items)
}

const atomRules: FeedRule[] = [
  {
    id: 'cap.feed.missing',
    level: 'error',
    clause: 'RFC 4287 §4.1',
    check: (feed, entries) =>
      [{ element: feed, path: '/feed' }, ...entries].flatMap(({ element, path }) =>
        missing(element, path, ['id', 'title', 'updated']),
      ),
  },
  {
    id: 'cap.feed.unknown-element',
    level: 'error',
    clause: 'RFC 4287 §4.1',
    check: (feed, entries) =>
      [{ element: feed, path: '/feed' }, ...entries].flatMap(({ element, path }) =>
        elementsOf(element)
          .filter((child) => child.namespace === atomNamespace && !atomElements.has(child.name))
          .flatMap((child) =>
            when(true, `${path}/${child.name}`, `<${child.name}> is not an element of Atom; remove it.`),
          ),
      ),
  },
  {
    id: 'cap.feed.alert-outside-entry',
    level: 'warning',
    clause: 'CAP feeds 1.0 §2; RFC 4287 §4.1.1',
    check: (feed) =>
      when(
        elementsOf(feed).some(isAlert),
        '/feed/alert',
        'An alert stands outside every entry, where readers do not look; put it into the content of one.',
      ),
  },
  {
    id: 'cap.feed.id-twice',
    level: 'error',
    clause: 'RFC 4287 §4.2.6',
    check: (_, entries) => repeated(entries, 'id'),
  },
  {
    id: 'cap.feed.updated',
    level: 'error',
    clause: 'RFC 4287 §3.3',
    check: (feed, entries) =>
      [{ element: feed, path: '/feed' }, ...entries].flatMap(({ element, path }) =>
        childrenNamed(element, 'updated').flatMap((time) =>
          when(
            !rfc3339.test(textOf(time)),
            `${path}/updated`,
            `"${textOf(time)}" is no time; write 2024-05-01T10:00:00+00:00.`,
          ),
        ),
      ),
  },
  {
    id: 'cap.feed.no-self',
    level: 'warning',
    clause: 'RFC 4287 §4.1.1',
    check: (feed) =>
      when(
        !hasSelf(feed),
        '/feed/link',
        'The feed does not say its own address; add a link with rel="self".',
      ),
  },
  {
    id: 'cap.feed.no-alert',
    level: 'error',
    clause: 'CAP feeds 1.0 §2',
    check: (_, entries) =>
      entries.flatMap(({ element, path }) =>
        when(
          linksOf(element).length === 0 && !carriesContent(element),
          path,
          'Neither links to an alert nor holds one; add a link.',
        ),
      ),
  },
  {
    id: 'cap.feed.link-type',
    level: 'warning',
    clause: 'CAP 1.2 §4; CAP feeds 1.0 §2',
    check: (_, entries) =>
      entries.flatMap(({ element, path }) =>
        when(
          linksOf(element).length > 0 &&
            !linksOf(element).some((link) => link.attributes.type === capType) &&
            !carriesContent(element),
          `${path}/link`,
          `No link says that it leads to a CAP message; add type="${capType}".`,
        ),
      ),
  },
]

const rssRules: FeedRule[] = [
  {
    id: 'cap.feed.missing',
    level: 'error',
    clause: 'RSS 2.0, required channel elements',
    check: (channel) => missing(channel, '/rss/channel', ['title', 'link', 'description']),
  },
  {
    id: 'cap.feed.item-empty',
    level: 'error',
    clause: 'RSS 2.0, elements of item',
    check: (_, items) =>
      items.flatMap(({ element, path }) =>
        when(
          !['title', 'description'].some((name) => filled(element, name)),
          path,
          'An item needs a title or a description.',
        ),
      ),
  },
  {
    id: 'cap.feed.id-twice',
    level: 'error',
    clause: 'RSS 2.0, guid',
    check: (_, items) => repeated(items, 'guid'),
  },
  {
    id: 'cap.feed.no-guid',
    level: 'warning',
    clause: 'RSS 2.0, guid',
    check: (_, items) =>
      items.flatMap(({ element, path }) =>
        when(
          !filled(element, 'guid'),
          `${path}/guid`,
          'Without a guid readers cannot tell a new item from an old one.',
        ),
      ),
  },
  {
    id: 'cap.feed.no-alert',
    level: 'error',
    clause: 'CAP feeds 1.0 §2',
    check: (_, items) =>
      items.flatMap(({ element, path }) =>
        when(
          !filled(element, 'link') && !carriesContent(element),
          `${path}/link`,
          'Links to no alert; add a link.',
        ),
      ),
  },
  {
    id: 'cap.feed.no-self',
    level: 'warning',
    clause: 'RSS advisory board profile §4.1',
    check: (channel) =>
      when(
        !hasSelf(channel),
        '/rss/channel/link',
        'The feed does not say its own address; add an atom:link with rel="self".',
      ),
  },
]

const atomElements = new Set(
  'author category content contributor entry generator icon id link logo name published rights source subtitle summary title updated'.split(
    ' ',
  ),
)
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i

function run(rules: FeedRule[], feed: XmlElement, entries: Entry[]): Breach[] {
  return rules.flatMap(({ id, level, clause, check }) =>
    check(feed, entries).map((found) => ({
      rule: id,
      level: found.level ?? level,
      path: found.path,
      message: found.message,
      clause,
    })),
  )
}

function entriesOf(feed: XmlElement, name: string, path: string): Entry[] {
  return childrenNamed(feed, name).map((element, at) => ({ element, path: `${path}/${name}[${at + 1}]` }))
}

function missing(element: XmlElement, path: string, names: string[]): Finding[] {
  return names.flatMap((name) =>
    when(!filled(element, name), `${path}/${name}`, `<${name}> is mandatory in <${element.name}>; add it.`),
  )
}

function filled(element: XmlElement, name: string): boolean {
  return childrenNamed(element, name).some((child) => textOf(child) !== '' || elementsOf(child).length > 0)
}

function repeated(entries: Entry[], name: string): Finding[] {
  const seen = new Set<string>()
  return entries.flatMap(({ element, path }) => {
    const id = childrenNamed(element, name).map(textOf)[0] ?? ''
    const again = id !== '' && seen.has(id)
    seen.add(id)
    return when(
      again,
      `${path}/${name}`,
      `The ${name} "${id}" stands in an earlier entry too; each needs its own.`,
    )
  })
}

function linksOf(entry: XmlElement): XmlElement[] {
  return childrenNamed(entry, 'link').filter((link) => Boolean(link.attributes.href))
}

function hasSelf(feed: XmlElement): boolean {
  return childrenNamed(feed, 'link').some((link) => link.attributes.rel === 'self')
}

function carriesContent(entry: XmlElement): boolean {
  return filled(entry, 'content') || elementsOf(entry).some(isAlert)
}
