import type { Facts, Format, GivenTime, Item } from '../item.ts'
import { feedFormat } from './feed-format.ts'
import { countriesNamed } from './named-countries.ts'
import { distinct } from './shapes.ts'

/**
 * Travel health notices of the US Centers for Disease Control: their RSS. The level is in the title and in the path, so that the
 * address changes with it and only the path's last part names the notice. The time is always midnight in the East: a day.
 */
export const cdcNotices: Format = feedFormat({
  name: 'cdc-notices',
  says: 'Travel health notices of the US Centers for Disease Control: RSS',
  absence: 'ended',
  refine: (_, item) => notice(item),
})

function notice(item: Item): Item {
  const path = /\/notices\/([^?#]+)/.exec(item.link ?? item.ids[0] ?? '')?.[1] ?? ''
  const slug = path.replace(/\/+$/, '').split('/').at(-1)
  const title = item.title ?? ''
  const subject = title.replace(/^.*?\blevel\s*\d\s*(?:,[^:-]*)?[-–—:,]?\s*/i, '')
  const [, disease = subject, where = ''] = /^(.*?)\s+in\s+(?:the\s+)?(.*)$/i.exec(subject) ?? []
  return {
    ...item,
    ids: distinct([slug ? `notice:${slug}` : null, ...item.ids]),
    language: item.language ?? 'en',
    published: asDay(item.published),
    facts: {
      ...item.facts,
      categories: ['health'],
      event: disease || null,
      level: levelOf(title) ?? levelOf(path),
      countries: countriesNamed(where),
      placeNames: distinct([where]),
    },
  }
}

function levelOf(text: string): Facts['level'] {
  const [given, rank] = /\blevel\s*-?(\d)\b/i.exec(text) ?? []
  return given && rank ? { scheme: 'cdc-travel', given: `Level ${rank}`, rank: Number(rank) } : null
}

function asDay(time: GivenTime | null): GivenTime | null {
  const hour = time?.at?.toISOString().slice(11, 19)
  return time && (hour === '04:00:00' || hour === '05:00:00') ? { ...time, precision: 'day' } : time
}
