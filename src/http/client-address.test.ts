import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { addressRanges, clientAddresses, remoteAddress } from './client-address.ts'

async function seen(trusted: string, remote: string, forwarded?: string) {
  const app = new Hono()
  app.use(clientAddresses(addressRanges(trusted)))
  app.get('/', (c) => c.text(remoteAddress(c)))
  const env = { incoming: { socket: { remoteAddress: remote } } }
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, env)).text()
}

test('without a trusted proxy nobody can pretend to be somebody else', async () => {
  assert.equal(await seen('', '203.0.113.9', '198.51.100.1'), '203.0.113.9')
  assert.equal(await seen('10.0.0.0/8', '203.0.113.9', '198.51.100.1'), '203.0.113.9')
})

test('behind trusted proxies the last address that is none of them counts, not what its sender wrote before it', async () => {
  const proxies = '127.0.0.1, 10.0.0.0/8'
  assert.equal(await seen(proxies, '127.0.0.1', '1.1.1.1, 198.51.100.1'), '198.51.100.1')
  assert.equal(await seen(proxies, '127.0.0.1', '1.1.1.1, 198.51.100.1, 10.2.3.4'), '198.51.100.1')
  assert.equal(await seen(proxies, '::ffff:127.0.0.1', '198.51.100.1:4711'), '198.51.100.1')
  assert.equal(await seen('::1', '::1', '[2001:db8::7]:443'), '2001:db8::7')
})

test('a proxy that says nothing readable is counted itself', async () => {
  assert.equal(await seen('127.0.0.1', '127.0.0.1'), '127.0.0.1')
  assert.equal(await seen('127.0.0.1', '127.0.0.1', 'unknown'), '127.0.0.1')
})

test('a list with something that is no address is refused by name', () => {
  assert.throws(() => addressRanges('10.0.0.0/8, proxy.example'), /"proxy.example" is no address/)
})
