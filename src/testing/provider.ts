import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type AdapterPayload } from 'oidc-provider'

type Claims = { email: string; email_verified: boolean; name: string }

/**
 * A real OpenID Connect provider on a port of its own, with one client. Whoever logs in there types a name into its form;
 * `people` says what it knows of them.
 */
export async function aProvider(people: Record<string, Claims>) {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { id: 'alarum', secret: 'a secret of the provider’s client'.replaceAll(/\W/g, '-') }
  let callbacks: string[] = []
  const provider = new Provider(issuer, {
    clients: [],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    cookies: { keys: ['a key of the tests'] },
    adapter: adapterWith(() => ({
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: callbacks,
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })),
  })
  provider.on('server_error', (_, fault) => process.stderr.write(`provider: ${fault.message}\n`))
  server.on('request', provider.callback())
  return {
    issuer,
    client,
    allow: (callback: string) => {
      callbacks = [callback]
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** In memory, as the package's own, but for the one client, which is known by what it is now. */
function adapterWith(client: () => AdapterPayload) {
  const kept = new Map<string, AdapterPayload>()
  return (name: string) => ({
    upsert: async (id: string, payload: AdapterPayload) => void kept.set(`${name} ${id}`, payload),
    find: async (id: string) => (name === 'Client' ? client() : kept.get(`${name} ${id}`)),
    findByUid: async (uid: string) => [...kept.values()].find((one) => one.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id: string) => {
      const found = kept.get(`${name} ${id}`)
      if (found) Object.assign(found, { consumed: Math.floor(Date.now() / 1000) })
    },
    destroy: async (id: string) => void kept.delete(`${name} ${id}`),
    revokeByGrantId: async () => {},
  })
}

/** A browser without a screen: follows redirects with cookies per host, and fills in the provider's development forms. */
export async function loginThrough(start: string, cookies: Map<string, string>, name: string) {
  let [address, form]: [string, URLSearchParams | undefined] = [start, undefined]
  for (let step = 0; step < 20; step++) {
    const { host } = new URL(address)
    const answer: Response = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { cookie: cookies.get(host) ?? '', ...(form ? { origin: new URL(address).origin } : {}) },
      ...(form ? { body: form } : {}),
    })
    cookies.set(host, merged(cookies.get(host), answer.headers.getSetCookie()))
    const location = answer.headers.get('location')
    form = undefined
    if (location) {
      address = new URL(location, address).href
      if (new URL(address).pathname.startsWith('/console')) return new URL(address)
      continue
    }
    const page = await answer.text()
    const action = page.match(/action="([^"]+)"/)?.[1]
    if (!action) throw new Error(`${answer.status} at ${address}: ${page.slice(0, 300)}`)
    address = new URL(action.replaceAll('&amp;', '&'), address).href
    form = new URLSearchParams(
      page.includes('name="login"')
        ? { prompt: 'login', login: name, password: 'any' }
        : { prompt: 'consent' },
    )
  }
  throw new Error(`The login did not come back: ${address}`)
}

function merged(before = '', set: string[]) {
  const all = new Map(before.split('; ').filter(Boolean).map(pair))
  for (const one of set) all.set(...pair(one.split(';')[0] ?? ''))
  return [...all].map(([key, value]) => `${key}=${value}`).join('; ')
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at), text.slice(at + 1)]
}
