import type { Database } from '../database/database.ts'
import { signIn } from './sign-in.ts'

/** Makes a one-time link that signs `email` in; it works once, for a day. Throws where there is no such user. */
export async function signInLink(
  { db, secret }: { db: Database; secret: string },
  url: string,
  email: string,
): Promise<string> {
  const user = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  if (!user) throw new Error(`There is no user ${email}.`, { cause: 'unknown user' })
  let link = ''
  const auth = signIn({
    db,
    url,
    secret,
    onLink: (made) => {
      link = made.url
    },
  })
  await auth.api.signInMagicLink({ body: { email, callbackURL: '/console/' }, headers: new Headers() })
  return link
}
