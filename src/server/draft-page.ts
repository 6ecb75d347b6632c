import { publicContent } from '../alerts/chain.ts'
import type { Previewed } from '../desk/drafts/preview.ts'
import { alertPage } from '../publishing/alert-page.ts'

/** The page of a draft as readers would see it if it were issued now. */
export async function draftPage({ draft, organisation, content, earlier }: Previewed, now: Date) {
  const { alert, slug, kind, exercise, number } = draft
  const before = earlier.map((one) => ({
    ...{
      number: one.number,
      kind: one.kind,
      issuedAt: one.issuedAt.toISOString(),
      note: one.note,
      hash: one.hash,
    },
    public: false,
  }))
  const body = alertPage(
    {
      ...{ alert, slug, kind, exercise, number: number + 1, state: 'issued', hash: '', follows: [] },
      demonstration: organisation.demonstration,
      content: publicContent(content),
      firstIssuedAt: earlier[0]?.issuedAt ?? now,
      issuedAt: now,
      revisions: before,
    },
    { internal: true, now },
  )
  return String(await body)
}
