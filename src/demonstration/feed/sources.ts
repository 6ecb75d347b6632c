import type { NewSource } from '../../sources/write.ts'
import { everySeconds, type Script, type ScriptSource } from './script.ts'

/** The set of sources that the outlets make. */
export const feedSet = 'demonstration'

const path = '/demonstration/feeds/'
const formats: Record<ScriptSource['as'], string> = {
  ...{ rss: 'feed', atom: 'feed', 'json-feed': 'feed', cap: 'cap', quakes: 'usgs' },
}
const kinds: Record<ScriptSource['as'], string[]> = {
  ...{ rss: ['news'], atom: ['news'], 'json-feed': ['news'], cap: ['civil-protection'], quakes: ['quake'] },
}
/** Seconds: longer than it plays, so that only the source that is meant to falls silent. */
const neverSilent = 3600

/** The addresses of the feeds, on the site at `url`, by the key of their source. */
export function feedUrls({ sources }: Script, url: string): Map<string, string> {
  return new Map(sources.map(({ key }) => [key, url + pathOf(key)]))
}

export function pathOf(key: string): string {
  return path + key
}

/** The outlets of the script as sources, switched off. */
export function feedSources(script: Script, url: string): NewSource[] {
  const urls = feedUrls(script, url)
  return script.sources.map(
    ({ key, name, as, family, country, region, language, timeZone, reliability, silentAfterSeconds }) => ({
      ...{ key, name, way: 'address', url: urls.get(key) ?? null, format: formats[as], family, country },
      ...{ region, kinds: kinds[as], language, timeZone, reliability, terms: 'our own', sets: [feedSet] },
      ...{ everySeconds, silentAfterSeconds: silentAfterSeconds ?? neverSilent, verified: null },
    }),
  )
}
