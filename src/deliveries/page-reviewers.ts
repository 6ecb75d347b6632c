import { sql } from 'kysely'
import { markPaged, unpagedReleases } from '../alerts/late-review.ts'
import type { Tx } from '../database/database.ts'
import { createLetter, type Letter } from './letters.ts'

/**
 * Pages the other approvers and owners of a wide release that one of them made alone, in the lane of life-safety. From
 * rows, so that whoever released it by whatever door, they are told. Answers how many releases it was.
 */
export async function pageReviewers(tx: Tx, organisation: string, now: Date, url: string): Promise<number> {
  await tx
    .deleteFrom('step_due')
    .where('organisation', '=', organisation)
    .where('step', '=', 'page reviewers')
    .where('at', '<=', now)
    .execute()
  const releases = await unpagedReleases(tx, organisation)
  if (releases.length === 0) return 0
  const { rows: reviewers } = await sql<{ email: string; name: string }>`
    select u.email, u.name from member m join "user" u on u.id = m.user_id
    where m.organisation = ${organisation} and m.role in ('approver', 'owner', 'admin') order by u.email limit 200`.execute(
    tx,
  )
  const { slug } = await tx
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  for (const release of releases) {
    const to = reviewers.filter(({ email }) => email.toLowerCase() !== release.releasedBy)
    await createLetter(tx, organisation, {
      ...wordsFor(release, `${url}/console/${slug}/alerts/${release.slug}`),
      to,
      now,
    })
    await markPaged(tx, organisation, { alert: release.alert, number: release.number, paged: to.length, now })
  }
  return releases.length
}

type Release = Awaited<ReturnType<typeof unpagedReleases>>[number]

function wordsFor(
  { alert, headline, kind, releasedBy, reason, exercise }: Release,
  url: string,
): Omit<Letter, 'to' | 'now'> {
  const did = kind === 'cancel' ? 'cancelled' : kind === 'all-clear' ? 'gave the all-clear of' : 'released'
  return {
    kind: 'review',
    lane: 'life-safety',
    subjectId: alert,
    exercise,
    subject: `Review now: ${headline}`,
    paragraphs: [
      `${releasedBy} ${did} this alert alone. It is out already.`,
      `Their reason: ${reason}`,
      'Please look at it now, and say whether it stands. If it must not stand, update it or cancel it.',
    ],
    link: { phrase: 'Review the alert', url },
    small: 'You get this because you may release alerts, and a mass or public release needs a second person.',
  }
}
