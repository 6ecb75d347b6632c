import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { isIP } from 'node:net'
import { type Readable, type Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Agent, request } from 'undici'
import { addressFault } from './egress-address.ts'
import { urlFault } from './egress-url.ts'
import { permits } from './permits.ts'

export type EgressFault =
  | 'bad-address' // no http(s) address, a name or password in it, an unusual port
  | 'forbidden-address' // it leads into a private network
  | 'unknown-name'
  | 'unreachable'
  | 'too-slow'
  | 'too-large'
  | 'too-many-redirects'
  | 'refused' // the server answered, but not with what was asked for
  | 'not-modified' // it has nothing newer than what `known` names
/** What came of a fetch. `message` is for people and says what to do; it never holds anything of the answer. */
export type Egress =
  | { ok: true; bytes: Buffer; type: string; finalUrl: string; headers: AnswerHeaders; status?: number }
  | { ok: false; fault: EgressFault; message: string; status?: number; headers?: AnswerHeaders }
/** What a caller who comes again wants to know; `date` is the server's clock. As the server wrote them. */
export type AnswerHeaders = Partial<Record<'etag' | 'lastModified' | 'retryAfter' | 'date', string>>

export type EgressOptions = {
  /** Milliseconds for everything: names, redirects, the last byte. */
  timeoutMs?: number
  /** Bytes at most, also of what decompression makes of them. */
  maxBytes?: number
  maxRedirects?: number
  /** Lets private addresses and any port through: for tests, and where an operator said so outright; of one server, by `host:port`. */
  allowPrivate?: boolean | string
  accept?: string
  /** What the last answer said of itself: the server need not send the same again. */
  known?: Pick<AnswerHeaders, 'etag' | 'lastModified'>
  /** Breaks it off: whoever waits for the answer is leaving. */
  signal?: AbortSignal
  /** Instead of the system's resolver. */
  resolve?: Resolve
}
export type Resolve = (host: string) => Promise<LookupAddress[]>

const usual = {
  timeoutMs: 10_000,
  maxBytes: 4_000_000,
  maxRedirects: 5,
  allowPrivate: false,
  accept: '*/*',
  known: {},
}

/**
 * Fetches an address that somebody else chose: the one way out for everything a user or a feed can name. A name is
 * resolved, every address it stands for must be public, and the connection goes to the very address that was checked, so
 * that a second answer of the resolver changes nothing. Each redirect is checked anew. Never throws for what a server does.
 */
export async function fetchGuarded(url: string, options: EgressOptions = {}): Promise<Egress> {
  const { signal: leaving, ...given } = options
  const rules = { ...usual, resolve: systemResolve, ...given }
  const inTime = AbortSignal.timeout(rules.timeoutMs)
  const signal = leaving ? AbortSignal.any([inTime, leaving]) : inTime
  let next = url
  for (let hop = 0; hop <= rules.maxRedirects; hop++) {
    const step = await hopTo(next, rules, signal)
    if (!('redirect' in step)) return step
    next = step.redirect
  }
  return failed('too-many-redirects', 'The address leads on more than five times; give the last one.')
}

type Rules = Required<Omit<EgressOptions, 'signal'>>

async function hopTo(
  address: string,
  rules: Rules,
  signal: AbortSignal,
): Promise<Egress | { redirect: string }> {
  const allowed = rules.allowPrivate === true || rules.allowPrivate === hostOf(address)
  const fault = urlFault(address, allowed)
  if (fault) return failed('bad-address', fault)
  const url = new URL(address)
  const found = await within(signal, checkedAddress(url.hostname, rules.resolve, allowed))
  if (found === 'too-slow') return tooSlow
  if ('fault' in found) return found
  const agent = pinned(found, rules.timeoutMs)
  try {
    return await answerOf(url, agent, rules, signal)
  } catch (cause) {
    return faultOf(cause, signal)
  } finally {
    agent.destroy().catch(() => {})
  }
}

/** The first address of a name, once all of them are found to be public: what a connection that somebody else chose may go to. */
export async function checkedAddress(
  hostname: string,
  resolve: Resolve = systemResolve,
  allowPrivate = false,
): Promise<LookupAddress | Extract<Egress, { ok: false }>> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family ? [{ address: host, family }] : await resolve(host).catch(() => [])
  const [first] = found
  if (!first)
    return failed('unknown-name', 'No server of this name is known; check how the address is spelt.')
  const forbidden = !allowPrivate && found.some(({ address }) => addressFault(address) !== null)
  if (forbidden)
    return failed('forbidden-address', 'This address leads into a private network and is not fetched.')
  return first
}

/** A connection that can go nowhere else: whatever name is looked up again, it is the checked address. */
function pinned({ address, family }: LookupAddress, timeoutMs: number) {
  return new Agent({
    connect: {
      timeout: timeoutMs,
      lookup: (_host, options, done) =>
        options.all ? done(null, [{ address, family }]) : done(null, address, family),
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    pipelining: 0,
    maxHeaderSize: 32_768,
  })
}

async function answerOf(
  url: URL,
  dispatcher: Agent,
  rules: Rules,
  signal: AbortSignal,
): Promise<Egress | { redirect: string }> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher,
    signal,
    headers: {
      accept: rules.accept,
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Alarum/0.1',
      ...(rules.known.etag && { 'if-none-match': rules.known.etag }),
      ...(rules.known.lastModified && { 'if-modified-since': rules.known.lastModified }),
    },
  })
  const said = answerHeaders(headers)
  body.on('error', () => {})
  const location = one(headers.location)
  if ([301, 302, 303, 307, 308].includes(statusCode) && location) {
    body.destroy()
    if (URL.canParse(location, url.href)) return { redirect: new URL(location, url.href).href }
    return failed('refused', 'The server leads on to something that is no address.')
  }
  if (statusCode < 200 || statusCode > 299) {
    body.destroy()
    const answer =
      statusCode === 304
        ? failed('not-modified', 'Nothing has changed there.')
        : failed('refused', `The server answered ${statusCode}; open the address in a browser and look.`)
    return { ...answer, status: statusCode, headers: said }
  }
  if (Number(one(headers['content-length'])) > rules.maxBytes) {
    body.destroy()
    return tooLarge
  }
  const bytes = await collected(body, one(headers['content-encoding']), rules.maxBytes, signal)
  if (!bytes) return tooLarge
  const type = one(headers['content-type']) ?? 'application/octet-stream'
  return { ok: true, bytes, type, finalUrl: url.href, headers: said, status: statusCode }
}

function answerHeaders(headers: Record<string, string | string[] | undefined>): AnswerHeaders {
  const named = {
    etag: one(headers.etag),
    lastModified: one(headers['last-modified']),
    retryAfter: one(headers['retry-after']),
    date: one(headers.date),
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
}

/** Bytes from which on a body is large, and how many large ones are taken in beside each other: what bounds the memory of all. */
const large = { bytes: 1_000_000, atOnce: 6 }
const largeOnes = permits(large.atOnce)

/** The body, decompressed as it comes, or null once it is more than `most` bytes before or after that. */
async function collected(
  body: Readable,
  encoding: string | undefined,
  most: number,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  let isLarge = false
  let isOver = false
  let giveBack = () => {}
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > most) return done(new TooLarge())
      parts.push(chunk)
      if (isLarge || size <= large.bytes) return done()
      isLarge = true
      largeOnes.take(signal).then((back) => {
        // It may have broken off while it waited for its turn.
        if (isOver) return back()
        giveBack = back
        done()
      }, done)
    },
  })
  try {
    const opened = decompressions(encoding)
    await pipeline([body, ...opened, sink], { signal })
    return Buffer.concat(parts)
  } catch (cause) {
    if (cause instanceof TooLarge) return null
    throw cause
  } finally {
    isOver = true
    giveBack()
  }
}

class TooLarge extends Error {}

function decompressions(encoding = ''): Transform[] {
  const kinds = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  const names = encoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  // The last named was applied last. A tower of them has no honest use.
  if (names.length > 2) throw new Error('too many encodings')
  return names.reverse().map((name) => {
    const make = kinds[name as keyof typeof kinds]
    if (!make) throw new Error(`unknown encoding`)
    return make()
  })
}

function faultOf(cause: unknown, signal: AbortSignal): Egress {
  const code = (cause as { code?: string }).code ?? ''
  if (signal.aborted || /TIMEOUT|ETIMEDOUT/.test(code)) return tooSlow
  if (/^Z_|ERR_|HPE_/.test(code) || /encoding/.test((cause as Error).message))
    return failed('refused', 'The answer cannot be read; open the address in a browser and look.')
  return failed('unreachable', 'The server cannot be reached; try again, or paste the text instead.')
}

async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T | 'too-slow'> {
  return Promise.race([
    work,
    new Promise<'too-slow'>((done) => {
      if (signal.aborted) done('too-slow')
      signal.addEventListener('abort', () => done('too-slow'), { once: true })
    }),
  ])
}

function hostOf(address: string) {
  return URL.canParse(address) ? new URL(address).host : null
}

function failed(fault: EgressFault, message: string) {
  return { ok: false, fault, message } as const
}

const tooSlow = failed('too-slow', 'The server did not answer in time; try again, or paste the text instead.')
const tooLarge = failed('too-large', 'The answer is too large to be an alert; paste the text instead.')

function one(header: string | string[] | undefined) {
  return Array.isArray(header) ? header[0] : header
}

const systemResolve: Resolve = (host) =>
  new Promise((done, fail) =>
    systemLookup(host, { all: true, verbatim: true }, (fault, found) => (fault ? fail(fault) : done(found))),
  )
