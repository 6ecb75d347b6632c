import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { preferencesOf, savePreferences } from '../deliveries/contact-preferences.ts'
import { remoteAddress } from '../http/client-address.ts'
import { attempts } from './attempts.ts'
import { answerLink, openLink } from './links.ts'
import { preferencesPage, replyPage, replyStyle, unknownLinkPage } from './pages.ts'
import { replyLanguages, replyPhrases } from './phrases.ts'
import { Answer } from './reply.ts'

type Wiring = { db: Database; clock: () => Date }

const styleHash = createHash('sha256').update(replyStyle).digest('base64')
const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

const Preferences = z.object({
  language: z.enum(Object.keys(replyLanguages) as [keyof typeof replyLanguages]),
  html: z.literal('yes').optional(),
})

/** /r/<token>: GET shows, POST records. A wrong or expired token looks the same, and guessing is slowed down. */
export function replyRoutes({ db, clock }: Wiring): Hono {
  const app = new Hono()
  const guesses = attempts(db)

  app.get('/r/:token', async (c) => {
    const link = await openLink(db, c.req.param('token'), 'reply', clock())
    return link ? c.html(replyPage(link), 200, headers) : unknown(c, guesses)
  })

  app.post('/r/:token', async (c) => {
    const token = c.req.param('token')
    const link = await openLink(db, token, 'reply', clock())
    if (!link) return unknown(c, guesses)
    const answer = Answer.safeParse(await c.req.parseBody())
    if (!answer.success)
      return c.html(replyPage(link, { fault: replyPhrases(link.language).phrases.tooLong }), 422, headers)
    await answerLink(db, token, answer.data, clock())
    return c.body(null, 303, { ...headers, location: `/r/${token}` })
  })

  app.get('/r/:token/preferences', async (c) => {
    const link = await openLink(db, c.req.param('token'), 'preferences', clock())
    if (!link) return unknown(c, guesses)
    const { html } = await preferencesOf(db, link)
    return c.html(preferencesPage(link, html, c.req.query('saved') === 'yes'), 200, headers)
  })

  app.post('/r/:token/preferences', async (c) => {
    const token = c.req.param('token')
    const link = await openLink(db, token, 'preferences', clock())
    if (!link) return unknown(c, guesses)
    const chosen = Preferences.safeParse(await c.req.parseBody())
    if (!chosen.success) return c.html(preferencesPage(link, true, false), 422, headers)
    await savePreferences(db, link, {
      language: chosen.data.language,
      html: chosen.data.html === 'yes',
      now: clock(),
    })
    return c.body(null, 303, { ...headers, location: `/r/${token}/preferences?saved=yes` })
  })
  return app
}

async function unknown(c: Context, guesses: ReturnType<typeof attempts>) {
  const tooMany = await guesses.note(remoteAddress(c))
  const language = c.req.header('accept-language') ?? 'en'
  return c.html(unknownLinkPage(language), tooMany ? 429 : 404, headers)
}
