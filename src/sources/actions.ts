import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { crossCheck, readClaims, readDocuments, readRulings } from './forms.ts'
import type { WrongRow } from '#platform/rows.ts'
import { resolveTouched } from './actions/resolving.ts'
import { type Claim, type DatedClaim, idOf, type Ruling, typeOf } from './model/claim.ts'
import type { PeriodTable } from './model/period-table.ts'
import { saidUntil, type Stop } from './model/said-until.ts'
import type { SourceDocument } from './model/source.ts'
import {
  claimsNow,
  loadedFiles,
  recordClaims,
  recordRulings,
  recordSources,
  rememberFiles,
  rulingsNow,
} from './store.ts'

/** Files that cannot be taken, whole: each wrong row with its file, line and reason. */
export class WrongFiles extends Error {
  override name = 'WrongFiles'
  readonly rows: readonly WrongRow[]
  constructor(rows: readonly WrongRow[]) {
    super(`${rows.length} wrong rows`)
    this.rows = rows
  }
}

/** A folder of data files: `world`, or one organisation. */
export interface Collection {
  name: string
  folder: string
  /** Ids of the documents that describe the network as a whole. */
  surveys: readonly string[]
  /** The day at which a network of the past stops: what is said of later days is left out. */
  stop?: Stop
}

interface Contents {
  documents: SourceDocument[]
  claims: (Claim & { row: number; file: string })[]
  rulings: Ruling[]
  checksums: Map<string, string>
}

export interface Loaded {
  claims: number
  changed: number
  facts: number
}

/** What a load tells about itself while it works. */
export type Progress = (
  step: 'reading' | 'recording' | 'resolving' | 'unchanged',
  done: number,
  of: number,
) => void

/**
 * Brings the database to what the files of a collection say. Claims that are new, different or gone are recorded as
 * corrections from this moment; what follows from them is resolved again, in the same act. Files that did not change
 * since the last load are not read into the database again.
 * Refuses (`WrongFiles`) the collection as a whole when any row is wrong; then nothing was written.
 */
export async function loadCollection(
  db: Db,
  collection: Collection,
  tables: readonly PeriodTable[],
  tell: Progress = () => {},
): Promise<Loaded> {
  const texts = await textsOf(collection.folder)
  const manner = [collection.surveys.join(), collection.stop ? JSON.stringify(collection.stop) : '']
  const checksums = new Map(
    [...texts].map(([name, text]) => [
      `${collection.name}/${name}`,
      createHash('sha256').update(text).update(manner.join('')).digest('hex'),
    ]),
  )
  if (isUnchanged(await loadedFiles(db), checksums, collection.name)) {
    tell('unchanged', checksums.size, checksums.size)
    return { claims: 0, changed: 0, facts: 0 }
  }
  tell('reading', 0, texts.size)
  const contents = await readContents(db, collection, texts, tables)
  tell('reading', texts.size, texts.size)
  const what = { by: byCommand('load'), name: 'sources.loaded', subject: collection.name }
  return perform(db, what, (act) =>
    record(act, collection, { ...contents, checksums }, tables, tell),
  )
}

async function textsOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(names.map((name, at) => [name, texts[at] ?? '']))
}

function isUnchanged(
  before: Map<string, string>,
  now: Map<string, string>,
  collection: string,
): boolean {
  const mine = [...before].filter(([path]) => path.startsWith(`${collection}/`))
  return mine.length === now.size && mine.every(([path, sha256]) => now.get(path) === sha256)
}

/** Reads and checks all files of a collection. Refuses them as a whole when any row is wrong. */
async function readContents(
  db: Db,
  { name, surveys, stop }: Collection,
  texts: ReadonlyMap<string, string>,
  tables: readonly PeriodTable[],
): Promise<Omit<Contents, 'checksums'>> {
  const path = (file: string) => `organisations/${name}/${file}`
  const documents = readDocuments(path('documents.csv'), texts.get('documents.csv') ?? '', surveys)
  const rulingsText = texts.get('rulings.csv')
  const rulings =
    rulingsText === undefined
      ? { rows: [], wrong: [] }
      : readRulings(path('rulings.csv'), rulingsText)
  const files = [...texts.keys()].filter((file) => !['documents.csv', 'rulings.csv'].includes(file))
  const parsed = files.map((file) => {
    const { rows, wrong } = readClaims(path(file), texts.get(file) ?? '')
    return { rows: rows.map((row) => ({ ...row, file: path(file) })), wrong }
  })
  const claims = parsed.flatMap((each) => each.rows)
  const elsewhere = await subjectsElsewhere(db, name)
  const known = {
    documents: new Set(documents.rows.map((row) => row.id)),
    subjects: new Set([...elsewhere, ...claims.map((claim) => claim.subject)]),
  }
  const wrong = [
    ...documents.wrong,
    ...rulings.wrong,
    ...parsed.flatMap((each) => each.wrong),
    ...crossCheck(claims, known, tables),
  ]
  if (wrong.length > 0) throw new WrongFiles(wrong)
  const said = { documents: documents.rows, claims, rulings: rulings.rows }
  return stop ? saidUntil(said, stop) : said
}

async function subjectsElsewhere(db: Db, collection: string): Promise<string[]> {
  const rows = await sql<{ subject: string }>`
    select distinct subject from claim where collection <> ${collection} and upper_inf(recorded)`.execute(
    db,
  )
  return rows.rows.map((row) => row.subject)
}

async function record(
  act: Act,
  { name }: Collection,
  { documents, claims, rulings, checksums }: Contents,
  tables: readonly PeriodTable[],
  tell: Progress,
): Promise<Loaded> {
  tell('recording', 0, claims.length)
  const before = await claimsNow(act.db)
  const ruledBefore = await rulingsNow(act.db)
  const changedSources = await recordSources(act, name, documents)
  const changedClaims = await recordClaims(act, name, claims)
  const changedRulings = await recordRulings(act, name, rulings)
  await rememberFiles(act, name, checksums)
  tell('recording', claims.length, claims.length)

  const now = await claimsNow(act.db)
  const affected = affectedSubjects(
    [...before, ...now],
    changedClaims,
    changedSources,
    [...ruledBefore, ...rulings].filter((ruling) => changedRulings.has(ruling.key)),
  )
  const base = { claims: now, rulings: await rulingsNow(act.db) }
  const touched = tables.map((table) => ({ table, ids: idsOf(affected, table.of) }))
  const facts = await resolveTouched(
    act,
    base,
    touched.filter(({ ids }) => ids.length > 0),
    (done, of) => tell('resolving', done, of),
  )
  return { claims: claims.length, changed: changedClaims.size, facts }
}

const idsOf = (subjects: ReadonlySet<string>, type: string) =>
  [...subjects].filter((subject) => typeOf(subject) === type).map(idOf)

/** Whose facts may differ now: the subjects of changed claims and rulings, of changed documents, and, when a closed list changed, every office. */
function affectedSubjects(
  claims: readonly DatedClaim[],
  changed: ReadonlySet<string>,
  sources: ReadonlySet<string>,
  changedRulings: readonly Ruling[],
): Set<string> {
  const touched = claims.filter((claim) => changed.has(claim.key) || sources.has(claim.source))
  const ruled = changedRulings.map((ruling) => ruling.subject)
  const lists = touched.some((claim) => claim.predicate === 'lists-all')
  const listed = lists ? claims.filter((claim) => typeOf(claim.subject) === 'office') : []
  return new Set([...touched, ...listed].map((claim) => claim.subject).concat(ruled))
}
