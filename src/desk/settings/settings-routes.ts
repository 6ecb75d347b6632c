import { z } from '@hono/zod-openapi'
import { holdSituation, releaseHold } from '../../alerts/legal-hold.ts'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { changeSettings, type Settings as Kept, settingsOf } from '../../people/setting.ts'
import { RetentionPreview, Settings, SettingsChange } from './contract.ts'
import { previewRetention } from './retention.ts'

const readRoute = keyed({
  method: 'get',
  path: '/settings',
  summary: 'What is set for the organisation',
  responses: { 200: json(Settings, 'The settings') },
})
const changeRoute = keyed({
  method: 'patch',
  path: '/settings',
  summary: 'Change some settings; the answer says what they were before, so that it can be taken back',
  request: body(SettingsChange),
  responses: {
    200: json(
      z.object({ settings: Settings, before: Settings.partial() }),
      'What is set now, and what was before',
    ),
  },
})
const previewRoute = keyed({
  method: 'get',
  path: '/settings/retention',
  summary: 'What the daily run would erase if it ran now, and what is under legal hold',
  responses: { 200: json(RetentionPreview, 'By kind') },
})
const situationParam = z.object({ situation: z.uuid() })
const Held = z.object({ held: z.boolean() })
const holdRoute = keyed({
  method: 'put',
  path: '/situations/{situation}/legal-hold',
  summary: 'Keep everything of a situation, whatever the days of retention say',
  request: { params: situationParam },
  responses: { 200: json(Held, 'It is held') },
})
const releaseRoute = keyed({
  method: 'delete',
  path: '/situations/{situation}/legal-hold',
  summary: 'End a legal hold',
  request: { params: situationParam },
  responses: { 200: json(Held, 'It is held no more') },
})

/** The organisation's settings, how long data is kept, and what is kept longer. */
export function settingsRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(readRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'organisation.manage')
    return c.json(asAnswer(await atomically(db, organisation, (tx) => settingsOf(tx, organisation))), 200)
  })
  app.openapi(changeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const answer = await atomically(db, organisation, async (tx) => {
      const changed = await changeSettings(tx, organisation, c.req.valid('json') as Partial<Kept>)
      for (const { name, before, after } of changed)
        await recordAudit(tx, organisation, {
          actor: email,
          action: 'setting.changed',
          // A name is free text, which may be erased; the rest are codes and numbers.
          ...(name === 'name'
            ? { detail: { setting: name }, words: `${before} → ${after}` }
            : { detail: { setting: name, before, after } }),
          now: clock(),
        })
      if (changed.length) await noteChange(tx, organisation, 'setting')
      const before = Object.fromEntries(changed.map((one) => [one.name, one.before]))
      return { settings: asAnswer(await settingsOf(tx, organisation)), before: before as Partial<Settings> }
    })
    return c.json(answer, 200)
  })
  app.openapi(previewRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'organisation.manage')
    return c.json(
      await atomically(db, organisation, (tx) => previewRetention(tx, organisation, clock())),
      200,
    )
  })
  app.openapi(holdRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const { situation } = c.req.valid('param')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      if (!(await holdSituation(tx, organisation, situation, { by: email, now })))
        throw new Problem('not-found', 'There is no such situation, or it is held already.')
      await recordAudit(tx, organisation, { actor: email, action: 'situation.held', subject: situation, now })
      await noteChange(tx, organisation, 'situation', situation)
    })
    return c.json({ held: true }, 200)
  })
  app.openapi(releaseRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const { situation } = c.req.valid('param')
    await atomically(db, organisation, async (tx) => {
      if (!(await releaseHold(tx, organisation, situation)))
        throw new Problem('not-found', 'This situation is under no legal hold.')
      const entry = { actor: email, action: 'situation.hold-ended', subject: situation, now: clock() }
      await recordAudit(tx, organisation, entry)
      await noteChange(tx, organisation, 'situation', situation)
    })
    return c.json({ held: false }, 200)
  })
  return app
}

/** A language or zone set by hand in the database is shown as it stands. */
function asAnswer(settings: Kept) {
  return settings as Settings
}
