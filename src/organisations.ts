import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { clockOf } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { loadReporting } from '#delivery/actions.ts'
import { loadFrameworks } from '#frameworks/actions.ts'
import { type Collection, type Loaded, loadCollection, type Progress } from '#sources/actions.ts'
import { questionBelow } from '#plans/actions/questioning.ts'
import { loadPlans } from '#plans/actions/load.ts'
import { loadTemplates } from '#plans/actions/templates.ts'
import { loadProgrammes } from '#projects/actions/load.ts'
import { loadProjectRules } from '#projects/actions/rules.ts'
import { loadFunds } from '#funds/actions.ts'
import { loadPapers } from '#papers/actions.ts'
import { loadPartners } from '#partners/actions.ts'
import { loadPublished } from '#portfolio/actions.ts'
import { loadRoles } from '#posts/actions.ts'
import { loadRoutes } from '#routes/actions.ts'
import { momentAt } from '#sources/views.ts'
import { loadSupport } from '#support/actions.ts'
import { periodTables } from './domains.ts'

const files = fileURLToPath(new URL('../organisations/', import.meta.url))

const DayField = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const OrganisationFile = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9]*$' }),
  isDefault: Type.Boolean(),
  host: Type.Union([Type.String(), Type.Null()]),
  timeZone: Type.String(),
  /** A rehearsal's calendar stands still at this day; without it today is today. */
  today: Type.Optional(DayField),
  /** From this day who may decide must have shown a second factor; without it nobody must. */
  secondFactorFrom: Type.Optional(DayField),
  surveys: Type.Array(Type.String()),
  /** Its network is another organisation’s, as it was until a day; its own folder may add to it. */
  network: Type.Optional(Type.Object({ of: Type.String(), until: DayField })),
  title: Type.Object({
    en: Type.String(),
    fr: Type.String(),
    es: Type.String(),
    ar: Type.String(),
  }),
})

/** An organisation this installation serves: its name, its host, the documents that describe its whole network. */
export type Organisation = Type.Static<typeof OrganisationFile>

/** Whether an organisation is for rehearsing only: its calendar stands still, and nothing depends on it. */
export const isRehearsal = ({ today }: Organisation): boolean => today !== undefined

/** The folders of what all organisations share: lists from outside, frameworks, templates; and what is invented for trying out. */
const shared = [
  'world',
  'frameworks',
  'templates',
  'funds',
  'projects',
  'routes',
  'support',
  'reports',
  'papers',
  'demo',
]

/** The organisations with files under `organisations/`, the default one first. */
export async function organisations(): Promise<Organisation[]> {
  const names = (await readdir(files, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )
  const told = names
    .filter((entry) => !shared.includes(entry.name))
    .map((entry) => join(files, entry.name, 'organisation.json'))
  const read = await Promise.all(told.map(readOrganisation))
  return read.toSorted(
    (a, b) => Number(b.isDefault) - Number(a.isDefault) || a.id.localeCompare(b.id),
  )
}

async function readOrganisation(file: string): Promise<Organisation> {
  const content: unknown = JSON.parse(await readFile(file, 'utf8'))
  if (!Value.Check(OrganisationFile, content))
    throw new Error(`${file} is not what an organisation's file holds`)
  return content
}

/** Loads the shared lists and then the organisation's own files. A second time, unchanged files are passed over. */
export async function loadOrganisation(
  db: Db,
  organisation: Organisation,
  tell: (collection: string) => Progress = () => () => {},
  from: string = files,
): Promise<Loaded[]> {
  const loaded: Loaded[] = []
  for (const collection of await collectionsOf(organisation, from))
    loaded.push(await loadCollection(db, collection, periodTables, tell(collection.name)))
  await loadRoles(db, from)
  await loadTemplates(db, from)
  await loadProjectRules(db, [join(from, 'projects'), join(from, organisation.id, 'projects')])
  await loadRoutes(db, from)
  await loadSupport(db, from)
  await loadReporting(db, from)
  await loadPapers(db, from)
  const { today } = clockOf(organisation, new Date())
  const frameworks = await loadFrameworks(db, from, async (act, changes) => {
    await questionBelow(act, changes, { today: await momentAt(act.db, today, null), link: null })
  })
  const plans = await loadPlans(db, join(from, organisation.id), await momentAt(db, today, null))
  await loadProgrammes(db, join(from, organisation.id), await momentAt(db, today, null))
  await loadPartners(db, join(from, organisation.id), await momentAt(db, today, null))
  await loadFunds(db, from, await momentAt(db, today, null))
  const published = await loadPublished(
    db,
    join(from, organisation.id),
    await momentAt(db, today, null),
  )
  // The embedded engine does neither by itself: room for new rows where old ones were, and what the planner must know of them.
  if (
    frameworks.changed + plans.changed + published.changed > 0 ||
    loaded.some((each) => each.facts > 0)
  )
    await sql`vacuum (analyze)`.execute(db)
  return loaded
}

async function collectionsOf(
  { id, surveys, network }: Organisation,
  from: string,
): Promise<Collection[]> {
  const own = { name: id, folder: join(from, id), surveys }
  const all: Collection[] = [{ name: 'world', folder: join(from, 'world'), surveys: [] }]
  if (!network) return [...all, own]
  const folder = join(from, network.of)
  const other = await readOrganisation(join(folder, 'organisation.json'))
  // Regions are lists: one drawn later has nobody who covers it, but a plan must be able to name it.
  const stop = { day: network.until, whole: ['area'] }
  return [...all, { name: network.of, folder, surveys: other.surveys, stop }, own]
}
