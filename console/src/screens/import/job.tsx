import './import.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ImportJobLine } from '../../../../src/desk/people/contract.ts'
import { api, apiAddress } from '../../api/client.ts'
import { useParam } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { kindWords, stateWords } from './words.ts'

/** One file: how far it is, what is wrong in which row, what it would do or did. */
export default function ImportScreen() {
  const id = useParam('import')
  const job = useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => api.get<ImportJobLine>(`/imports/${id}`, {}, signal),
  })
  return (
    <Page title={job.data ? job.data.fileName : 'Import'} above={<Go to="/imports">Import</Go>}>
      <Shown of={job}>{(data) => <Job job={data} />}</Shown>
    </Page>
  )
}

function Job({ job }: { job: ImportJobLine }) {
  const { report, state } = job
  const isFaulty = state === 'faulty'
  return (
    <>
      <p className="job-state" role="status">
        {kindWords[job.kind]}: <strong>{stateWords[state]}</strong>
        {job.fault && <span className="field-fault"> {job.fault}</span>}
      </p>
      <AtWork job={job} />
      {report && !isFaulty && <Counts job={job} report={report} />}
      {report && isFaulty && (
        <p className="note">
          Nothing was imported. Correct the {report.errorTotal === 1 ? 'row' : 'rows'} below in your file and
          hand it in again.
        </p>
      )}
      <Actions job={job} />
      {report && (
        <>
          <Faults title="Wrong rows" rows={report.errors} total={report.errorTotal} />
          <Faults
            title="Places that were not found: kept at the country"
            rows={report.unresolved}
            total={report.unresolvedTotal}
          />
          <Faults title="To be looked at" rows={report.warnings} total={report.warningTotal} />
          {report.errorTotal + report.warningTotal + report.unresolvedTotal > 0 && (
            <p>
              <a href={apiAddress(`/imports/${job.id}/errors.csv`)} download={`errors of ${job.fileName}`}>
                Download these rows (CSV)
              </a>
            </p>
          )}
        </>
      )}
    </>
  )
}

const atWork: ImportJobLine['state'][] = ['waiting', 'checking', 'confirmed', 'importing']

function AtWork({ job: { state, phase, done, total } }: { job: ImportJobLine }) {
  if (!atWork.includes(state)) return null
  const says = phase === 'writing' ? (state === 'checking' ? 'Trying it out' : 'Writing') : 'Reading'
  const shown = total > 0 ? { value: done, max: total } : {}
  return (
    <div className="progress">
      <p id="progress-says">
        {total > 0
          ? `${says}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`
          : 'About to begin'}
      </p>
      <progress {...shown} aria-labelledby="progress-says" />
      <p className="small quiet">You can leave this page; the work goes on.</p>
    </div>
  )
}

function Counts({ job, report }: { job: ImportJobLine; report: NonNullable<ImportJobLine['report']> }) {
  const would = job.state !== 'done'
  const counts: [number, string][] = [
    [report.rows, 'rows read'],
    [report.added, would ? 'would be added' : 'added'],
    [report.changed, would ? 'would be changed' : 'changed'],
    [report.unchanged, 'as they are already'],
  ]
  return (
    <ul className="counts">
      {counts.map(([count, says]) => (
        <li className="count" key={says}>
          <b>{count.toLocaleString('en')}</b>
          {says}
        </li>
      ))}
    </ul>
  )
}

function Actions({ job }: { job: ImportJobLine }) {
  const may = useMay('people.write')
  const client = useQueryClient()
  const show = (next: ImportJobLine) => client.setQueryData(['import', job.id], next)
  const confirm = useMutation({
    mutationFn: () => api.post<ImportJobLine>(`/imports/${job.id}/confirm`),
    onSuccess: show,
    onError: toastFault,
  })
  const discard = useMutation({
    mutationFn: () => api.delete<ImportJobLine>(`/imports/${job.id}`),
    onSuccess: (next) => {
      show(next)
      toast('The file was let go; nothing was imported.')
    },
    onError: toastFault,
  })
  if (job.state === 'done')
    return (
      <p>
        <Go to={job.kind === 'sites' ? '/sites' : '/people'} className="button usual">
          {job.kind === 'sites' ? 'See the sites' : 'See the people'}
        </Go>
      </p>
    )
  if (['faulty', 'discarded', 'failed'].includes(job.state))
    return (
      <p>
        <Go to="/imports" words={{ kind: job.kind }} className="button usual">
          Hand in another file
        </Go>
      </p>
    )
  if (!may || job.state !== 'checked') return null
  return (
    <div className="actions">
      <Button look="plain" onPress={() => discard.mutate()} isPending={discard.isPending}>
        Let it go
      </Button>
      <Button look="main" onPress={() => confirm.mutate()} isPending={confirm.isPending}>
        Import all of it
      </Button>
    </div>
  )
}

type Row = NonNullable<ImportJobLine['report']>['errors'][number]
/** Rows that a screen lists; the file has more. */
const listed = 200

function Faults({ title, rows, total }: { title: string; rows: Row[]; total: number }) {
  if (total === 0) return null
  return (
    <>
      <h2>
        {title} ({total.toLocaleString('en')})
      </h2>
      <table className="stacked faults">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">What stands there</th>
            <th scope="col">What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, listed).map(({ row, column, value, message }) => (
            <tr key={[row, column, message].join(' ')}>
              <th scope="row">
                <span className="only-narrow">Row </span>
                {row}
              </th>
              <td>{column ?? <span className="quiet">the whole row</span>}</td>
              <td>{value ? <code>{value}</code> : <span className="quiet">nothing</span>}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > listed && <p className="quiet">The first {listed} are shown; the download has more.</p>}
    </>
  )
}
