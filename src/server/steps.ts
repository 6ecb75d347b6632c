import { forgetDiscarded } from '../alerts/draft-discard.ts'
import { expireDue } from '../alerts/revisions.ts'
import { sealAudit } from '../audit/seal.ts'
import { atomically, type Database } from '../database/database.ts'
import { expandNotices } from '../deliveries/expand.ts'
import { pageReviewers } from '../deliveries/page-reviewers.ts'
import { foldCounts } from '../deliveries/progress.ts'
import { sendDue } from '../deliveries/send.ts'
import { lookForUntold } from '../deliveries/told.ts'
import { forgetDue } from '../desk/people/forget.ts'
import { runRetention } from '../desk/settings/retention.ts'
import { catchUp } from '../exposure/catch-up.ts'
import { workReplays } from '../exposure/replay/work.ts'
import { workOutLatencies } from '../latency/work-out.ts'
import { markOver } from '../people/over.ts'
import { importWork } from '../people/work-imports.ts'
import { escalateCases } from '../replies/escalate.ts'
import type { Clock } from './clock.ts'
import type { Sending } from './sending.ts'
import { sweepSignIn } from './sign-in/sweep.ts'
import type { Step } from './worker.ts'

/** Everything the worker does for an organisation, in the order in which one step's rows become the next one's work. */
export function workerSteps(db: Database, sending: Sending, clock: Clock): Step[] {
  return [
    { name: 'match again', run: (organisation) => catchUp(db, organisation, clock()) },
    {
      name: 'page reviewers',
      run: (organisation) =>
        atomically(db, organisation, (tx) => pageReviewers(tx, organisation, clock(), sending.sender.url)),
    },
    {
      name: 'expand notices',
      run: (organisation) => expandNotices(db, organisation, clock(), sending.expansion),
    },
    {
      name: 'escalate cases',
      run: (organisation) => escalateCases(db, organisation, clock(), sending.expansion),
    },
    { name: 'send', run: async (organisation) => (await sendDue(db, organisation, sending.sender)).claimed },
    {
      name: 'fold counts',
      run: (organisation) => atomically(db, organisation, (tx) => foldCounts(tx, organisation)),
    },
    {
      name: 'expire',
      run: (organisation) => atomically(db, organisation, (tx) => expireDue(tx, organisation, clock())),
    },
    {
      name: 'forget drafts',
      run: (organisation) => atomically(db, organisation, (tx) => forgetDiscarded(tx, organisation, clock())),
    },
    {
      name: 'seal audit',
      run: (organisation) => atomically(db, organisation, (tx) => sealAudit(tx, organisation, clock())),
    },
    { name: 'sweep sign-in', run: (organisation) => sweepSignIn(db, organisation, clock()) },
    { name: 'look for the untold', run: (organisation) => lookForUntold(db, organisation, clock()) },
    { name: 'retention', run: (organisation) => runRetention(db, organisation, clock()) },
    { name: 'import', run: importWork(db, clock) },
    { name: 'forget people', run: (organisation) => forgetDue(db, organisation, clock()) },
    { name: 'replay rules', run: (organisation) => workReplays(db, organisation) },
    { name: 'work out latencies', run: (organisation) => workOutLatencies(db, organisation, clock()) },
    { name: 'retire stays', run: (organisation) => markOver(db, organisation, clock()) },
  ]
}
