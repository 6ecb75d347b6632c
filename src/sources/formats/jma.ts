import { childrenNamed, textOf, type XmlElement } from '../../cap/element.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, type ItemState, noFacts } from '../item.ts'
import { categoryOf, levelOf, severityOf } from './jma-levels.ts'
import { placeOf } from './jma-places.ts'
import { refused } from './json.ts'
import { paragraphs } from './plain-text.ts'
import { distinct } from './shapes.ts'
import { descendants, readSourceXml, textAt } from './xml.ts'

/**
 * Telegrams of the Japan Meteorological Agency: XML with Control, Head and Body, one thing each. `EventID` chains the tellings of an
 * event; `InfoType` issues (発表), corrects (訂正) or cancels (取消); `Control/Status` marks drills (訓練) and tests (試験).
 */
export const jma: Format = {
  name: 'jma',
  says: 'Telegrams of the Japan Meteorological Agency: XML',
  absence: 'nothing',
  read(bytes, context) {
    const xml = readSourceXml(bytes)
    if (!xml.ok) return xml
    const [control, head] = [childrenNamed(xml.root, 'Control')[0], childrenNamed(xml.root, 'Head')[0]]
    if (xml.root.name !== 'Report' || !control || !head) return refused('source.shape', other)
    const made = itemOf(xml.root, control, head, context)
    const title = textAt(control, 'Title')
    const rest = { title, notes: [], next: null }
    if ('why' in made) return { ok: true, items: [], dropped: [{ at: 'telegram', why: made.why }], ...rest }
    return { ok: true, items: [made], dropped: [], ...rest }
  },
}

const other =
  'This is not a telegram of the Japan Meteorological Agency: there is no Report with Control and Head. Check the address of the source.'

function itemOf(
  report: XmlElement,
  control: XmlElement,
  head: XmlElement,
  { timeZone }: DocumentContext,
): Item | { why: string } {
  const title = textAt(head, 'Title') ?? textAt(control, 'Title')
  if (title === null) return { why: 'The telegram has no title.' }
  const body = childrenNamed(report, 'Body')[0]
  const kinds = kindsIn(head, body)
  const event = textAt(head, 'EventID')
  const time = (...path: string[]) => givenTime(textAt(head, ...path), timeZone)
  const [earthquake] = body ? descendants(body, 'Earthquake') : []
  return {
    at: 'telegram',
    ids: [identity(control, head, title)],
    link: null,
    title: title.replace(/\s+/g, ' '),
    text: paragraphs([textAt(head, 'Headline', 'Text'), ...wordsIn(body)]),
    language: 'ja',
    publisher: null,
    published: time('ReportDateTime'),
    updated: null,
    state: stateOf(control, head, body),
    full: null,
    facts: {
      ...noFacts,
      categories: [categoryOf(`${textAt(control, 'Title')} ${textAt(head, 'InfoKind')} ${title}`)],
      event: textAt(head, 'InfoKind'),
      severity: severityOf(kinds),
      level: levelOf(kinds),
      ...placeOf(`${textAt(head, 'InfoKind')} ${title}`, head, body),
      onset: earthquake ? givenTime(textAt(earthquake, 'OriginTime'), timeZone) : null,
      expires: time('ValidDateTime'),
      eventIds: event === null ? [] : [`jma:${event}`],
      episode: textAt(head, 'Serial'),
    },
  }
}

/**
 * Several kinds of telegram share an EventID, and some have none: kind, event (or else title) and office name one thing together. A
 * drill with the number of a true event stays apart from it.
 */
function identity(control: XmlElement, head: XmlElement, title: string): string {
  const status = textAt(control, 'Status')
  const named = [
    textAt(head, 'InfoKind'),
    textAt(head, 'EventID') ?? title,
    textAt(control, 'PublishingOffice'),
  ]
  return distinct([...named, status === '通常' ? null : status]).join('/')
}

function stateOf(control: XmlElement, head: XmlElement, body: XmlElement | undefined): ItemState {
  const status = textAt(control, 'Status')
  if (status === '訓練') return 'exercise'
  if (status === '試験') return 'test'
  if (textAt(head, 'InfoType') === '取消') return 'cancelled'
  return isOver(head, body) ? 'ended' : 'actual'
}

/** Every warning lifted (解除), or a typhoon that is one no more (台風消滅). */
function isOver(head: XmlElement, body: XmlElement | undefined): boolean {
  const conditions = descendants(head, 'Kind').map(
    (kind) => textAt(kind, 'Condition') ?? textAt(kind, 'Name') ?? '',
  )
  if (conditions.length > 0 && conditions.every((one) => /(?:解除|なし)$/.test(one))) return true
  return (
    body !== undefined && descendants(body, 'Remark').some((remark) => textOf(remark).startsWith('台風消滅'))
  )
}

/** The kinds of warning in force that the headline names, or the body where it names none, and the strongest shaking. */
function kindsIn(head: XmlElement, body: XmlElement | undefined): string[] {
  const inForce = (from: XmlElement[]) =>
    from
      .filter(
        (kind) => !['Name', 'Condition', 'Status'].some((key) => /解除|なし/.test(textAt(kind, key) ?? '')),
      )
      .map((kind) => textAt(kind, 'Name'))
  const named = distinct(inForce(descendants(head, 'Kind'))).map((kind) =>
    kind === '警戒' ? (textAt(head, 'InfoKind') ?? kind) : kind,
  )
  const shaken = body
    ? descendants(body, 'MaxInt')
        .slice(0, 1)
        .map((one) => `震度${shakingWords(textOf(one))}`)
    : []
  if (named.length > 0) return named
  return shaken.length > 0 ? shaken : body ? distinct(inForce(descendants(body, 'Kind'))) : []
}

/** `5-` and `5+` are how the body writes 5弱 and 5強. */
function shakingWords(value: string): string {
  return value.replace('-', '弱').replace('+', '強')
}

const spoken = ['Text', 'VolcanoHeadline', 'VolcanoActivity', 'VolcanoPrevention', 'Notice']

function wordsIn(body: XmlElement | undefined): string[] {
  return body ? distinct(descendants(body, ...spoken).map((element) => textOf(element))) : []
}
