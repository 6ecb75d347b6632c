import { atomically } from '../database/database.ts'
import { exposedSites, listExposed } from '../exposure/queries.ts'
import { receiptFor } from '../exposure/receipt-for.ts'
import { renderReceipt } from '../exposure/receipts.ts'
import { findPerson } from '../people/queries.ts'
import { type Call, type Command, misuse, Refusal, text } from './command.ts'
import { type Installation, withInstallation } from './installation.ts'
import { alertNamed } from './release.ts'

export const command: Command = {
  usage: 'exposure ALERT [--person EMAIL]',
  summary:
    'Who stands in an alert’s area and why; with --person, whether that person does, and if not why not.',
  options: { person: { type: 'string' }, json: { type: 'boolean' }, organisation: { type: 'string' } },
  async run(call) {
    const [name] = call.words
    if (!name) throw misuse('Name the alert by its slug, its address or its id.')
    return withInstallation(call, async (installation, organisation) => {
      const alert = await alertNamed(installation, organisation, name)
      const person = text(call, 'person')
      return person
        ? explainPerson(call, installation, organisation, alert.id, person)
        : listEveryone(call, installation, organisation, alert.id)
    })
  },
}

async function explainPerson(
  call: Call,
  { db }: Installation,
  organisation: string,
  alert: string,
  who: string,
) {
  return atomically(db, organisation, async (tx) => {
    const person = await findPerson(tx, organisation, who)
    if (!person) throw new Refusal(`Nobody here has the address or key "${who}".`)
    const receipt = await receiptFor(tx, organisation, alert, person.id, new Date())
    if (call.options.json)
      call.print(JSON.stringify({ person: person.id, name: person.name, ...receipt }, null, 2))
    else
      call.print(`${person.name}: ${receipt.exposed ? 'exposed' : 'not exposed'} – ${renderReceipt(receipt)}`)
    return 0
  })
}

async function listEveryone(call: Call, { db }: Installation, organisation: string, alert: string) {
  const json = call.options.json === true
  const all: unknown[] = []
  let after: string | undefined
  for (;;) {
    const page = await atomically(db, organisation, (tx) =>
      listExposed(tx, organisation, alert, { limit: 500, ...(after ? { after } : {}) }),
    )
    for (const line of page) {
      const why = renderReceipt(line.receipt)
      if (json)
        all.push({
          person: line.person,
          name: line.name,
          change: line.change,
          confidence: line.confidence,
          why,
          receipt: line.receipt,
        })
      else call.print(`${line.name.padEnd(28)} ${line.confidence.padEnd(9)} ${line.change.padEnd(6)} ${why}`)
    }
    after = page.length === 500 ? page.at(-1)?.person : undefined
    if (!after) break
  }
  const sites = await atomically(db, organisation, (tx) => exposedSites(tx, organisation, alert))
  if (json) call.print(JSON.stringify({ exposed: all, sites }, null, 2))
  else
    for (const site of sites) call.print(`${site.name.padEnd(28)} site      ${site.distanceKm.toFixed(1)} km`)
  return 0
}
