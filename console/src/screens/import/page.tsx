import './import.css'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { ImportJobLine, ImportJobs } from '../../../../src/desk/people/contract.ts'
import { api, apiAddress } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Fault, Shown } from '../../parts/states.tsx'
import { Ago } from '../../parts/when.tsx'
import { kindWords, stateWords } from './words.ts'

type Kind = ImportJobLine['kind']
const kinds = Object.entries(kindWords) as [Kind, string][]
const explained: Record<Kind, string> = {
  people: 'Who there is: name and mail address or key; home and post say where somebody is without a trip.',
  trips:
    'Where they go: a row a stay or a flight, by the mail address or key of a person who is imported already.',
  sites: 'Your own places, with their contacts.',
}

/** Hands in a file to be checked, and shows what was handed in before. */
export default function ImportsScreen() {
  const words = useWords()
  const go = useGo()
  const may = useMay('people.write')
  const [kind, setKind] = useState<Kind>(
    kinds.some(([one]) => one === words.kind) ? (words.kind as Kind) : 'people',
  )
  const handIn = useMutation({
    mutationFn: (file: File) =>
      api.upload<ImportJobLine>(`/imports/${kind}`, file, 'text/csv', { name: file.name.slice(0, 200) }),
    onSuccess: ({ id }) => go(`/imports/${id}`),
  })
  const take = (file: File | undefined) => file && handIn.mutate(file)
  return (
    <Page title="Import" above={<Go to="/people">People</Go>}>
      {may && (
        <>
          <Choice
            label="What is in the file?"
            value={kind}
            options={kinds}
            onChange={setKind}
            hint={explained[kind]}
          />
          <DropZone
            className="drop"
            aria-label="Drop a CSV file here"
            getDropOperation={() => 'copy'}
            onDrop={async ({ items }) => {
              const file = items.find((item) => item.kind === 'file')
              take(file?.kind === 'file' ? await file.getFile() : undefined)
            }}
          >
            <p>
              <strong>Drop a CSV file here</strong>, or
            </p>
            <FileTrigger
              acceptedFileTypes={['.csv', '.txt', 'text/csv']}
              onSelect={(files) => take(files?.[0])}
            >
              <Button look="main" isPending={handIn.isPending}>
                Choose a file
              </Button>
            </FileTrigger>
            <p className="small quiet">
              It is checked first. Nothing is written before you have seen what it would do, and then all of
              it or nothing.
            </p>
          </DropZone>
          {handIn.error && <Fault fault={handIn.error} />}
          <p>
            <a href={apiAddress(`/imports/templates/${kind}`)} download={`${kind}.csv`}>
              A template with every column and an example ({kind}.csv)
            </a>
          </p>
        </>
      )}
      <h2>Handed in before</h2>
      <Before />
    </Page>
  )
}

function Before() {
  const list = useInfiniteQuery({
    queryKey: ['import', 'list'],
    queryFn: ({ pageParam, signal }) =>
      api.get<ImportJobs>('/imports', { after: pageParam, limit: 20 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <Shown of={list}>
      {({ pages }) => {
        const jobs = pages.flatMap((page) => page.imports)
        if (jobs.length === 0) return <Empty title="No file yet">Begin with the template of people.</Empty>
        return (
          <>
            <table className="stacked">
              <caption className="vh">Files handed in</caption>
              <thead>
                <tr>
                  <th scope="col">File</th>
                  <th scope="col">State</th>
                  <th scope="col">By</th>
                  <th scope="col">When</th>
                </tr>
              </thead>
              <tbody>
                {jobs.map((job) => (
                  <tr key={job.id}>
                    <th scope="row">
                      <Go to={`/imports/${job.id}`}>{job.fileName}</Go>{' '}
                      <span className="tag">{kindWords[job.kind]}</span>
                    </th>
                    <td>{stateWords[job.state]}</td>
                    <td>{job.createdBy}</td>
                    <td>
                      <Ago at={job.createdAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {list.hasNextPage && (
              <Button onPress={() => list.fetchNextPage()} isPending={list.isFetchingNextPage}>
                Show more
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}
