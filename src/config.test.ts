import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeSettings, readConfig } from './config.ts'

function faultsOf(environment: Record<string, string>, dotEnv = '') {
  const read = readConfig(environment, dotEnv)
  return 'faults' in read ? read.faults : []
}

test('every fault is reported at once, each with its variable, and no secret is repeated', () => {
  const faults = faultsOf({
    PORT: 'http',
    ALARUM_URL: 'alarum.example',
    DATABASE_URL: 'mysql://alarum:secret@db/alarum',
    SMTP_URL: 'mail:secret',
    ALARUM_MAIL_FROM: 'nobody',
    ALARUM_TRUSTED_PROXIES: '10.0.0.0/99',
    ALARUM_DEMO: 'yes',
    ALARUM_LOG: 'loud',
  })
  assert.deepEqual(
    [...new Set(faults.map((fault) => fault.split(':')[0]))],
    [
      'PORT',
      'ALARUM_URL',
      'DATABASE_URL',
      'SMTP_URL',
      'ALARUM_MAIL_FROM',
      'ALARUM_TRUSTED_PROXIES',
      'ALARUM_DEMO',
      'ALARUM_LOG',
    ],
  )
  assert.match(faults.join('\n'), /DATABASE_URL: must begin with postgres:/)
  assert.doesNotMatch(faults.join('\n'), /secret/)
})

test('a port out of range is refused', () => {
  assert.deepEqual(
    ['0', '65535', '65536', '-1', '80.5'].map((PORT) => faultsOf({ PORT }).length),
    [0, 0, 1, 1, 1],
  )
})

test('the environment stands above the .env file, and an empty variable is as good as none', () => {
  const read = readConfig({ PORT: '4200', SMTP_URL: '' }, 'PORT=4300\nALARUM_OWNER="Desk@A.Example"\n')
  assert.ok('config' in read)
  const { port, url, owner, smtpUrl, demonstration } = read.config
  assert.deepEqual(
    { port, url, owner, smtpUrl, demonstration },
    {
      port: 4200,
      url: 'http://localhost:4200',
      owner: 'desk@a.example',
      smtpUrl: undefined,
      demonstration: true,
    },
  )
})

test('one’s own database is not filled with a demonstration unless that is asked for', () => {
  const DATABASE_URL = 'postgres://alarum@localhost/alarum'
  const demonstration = (given: Record<string, string>) => {
    const read = readConfig(given)
    return 'config' in read && read.config.demonstration
  }
  assert.equal(demonstration({ DATABASE_URL }), false)
  assert.equal(demonstration({ DATABASE_URL, ALARUM_DEMO: 'on' }), true)
})

test('every setting says what it is for', () => {
  for (const { name, description } of describeSettings()) assert.match(description, /\.$/, name)
})
