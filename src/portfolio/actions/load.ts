import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { WrongFiles } from '#sources/actions.ts'
import { recordAgain, type RecordedProject, recordProjects } from '#projects/actions/record.ts'
import { templatesInUse } from '#projects/views/templates.ts'
import type { PortfolioFile, PortfolioTexts } from '#portfolio/forms/columns.ts'
import { readPortfolio } from '#portfolio/forms/files.ts'
import { type Known, untied } from '#portfolio/model/finding.ts'
import { amountOf, partsFrom, sinceOf, stateOf, yearsFrom } from '#portfolio/model/parts.ts'
import {
  idOfCode,
  type PublishedContent,
  type PublishedProject,
} from '#portfolio/model/published.ts'
import { putFindings, putPublished, rememberFiles } from '#portfolio/store.ts'
import { hashOf, heldContents } from '#portfolio/views/held.ts'
import { documentsBy, knownNow, type PublishedSource } from '#portfolio/views/known.ts'
import { planRoutes } from '#portfolio/views/planning.ts'

/**
 * Brings the published projects to what the files of `portfolio/` in an organisation's folder say: each is tied to its office, its donor
 * and the route that would have applied on its first day; what cannot be tied is found, never guessed. One act, and none while the files are what
 * they were. A project that left the files stays. A folder without them leaves what is held. Refuses (`WrongFiles`) the files as a
 * whole, each wrong row named, and a code that another project has (`projects/wrong-code`); then nothing was written.
 */
export async function loadPublished(
  db: Db,
  folder: string,
  moment: Moment,
): Promise<{ changed: number; findings: number }> {
  const texts = await textsIn(join(folder, 'portfolio'))
  if (texts === null) return { changed: 0, findings: 0 }
  const hash = createHash('sha256').update(JSON.stringify(texts)).digest('hex')
  if ((await hashOf(db, 'portfolio')) === hash) return { changed: 0, findings: 0 }
  const { rows, wrong } = readPortfolio(texts)
  if (wrong.length > 0) throw new WrongFiles(wrong)
  const held = await heldContents(db)
  const known = await knownNow(db, moment)
  const changed = rows.filter((row) => !isHeld(held.get(idOfCode(row.code)), contentOf(row)))
  const planned = await planRoutes(db, moment, rows)
  const findings = [...rows.flatMap((row) => untied(row, known)), ...planned.findings]
  const recorded = await recordedFrom(db, moment, changed, known)
  const deed = { by: byCommand('load'), name: 'portfolio.loaded', subject: 'portfolio:published' }
  const detail = { projects: changed.length, findings: findings.length }
  await perform(db, { ...deed, detail }, async (act) => {
    await recordProjects(
      act,
      moment,
      recorded.filter(({ project }) => !held.has(project.id)),
    )
    for (const each of recorded.filter(({ project }) => held.has(project.id)))
      await recordAgain(act, moment, each)
    await putPublished(
      act,
      changed.map((row) => ({
        project: idOfCode(row.code),
        content: contentOf(row),
        route: planned.routes.get(row.code) ?? null,
      })),
    )
    await putFindings(act, findings)
    await rememberFiles(act, 'portfolio', hash)
  })
  return { changed: changed.length, findings: findings.length }
}

async function textsIn(folder: string): Promise<PortfolioTexts | null> {
  const text = (name: PortfolioFile) => readFile(join(folder, name), 'utf8')
  try {
    return {
      'projects.csv': await text('projects.csv'),
      'places.csv': await text('places.csv'),
      'budgets.csv': await text('budgets.csv'),
      'funding.csv': await text('funding.csv'),
      'sectors.csv': await text('sectors.csv'),
      'scopes.csv': await text('scopes.csv'),
      'documents.csv': await text('documents.csv'),
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** All of it, title and office included: what changes there is a change too. */
const contentOf = ({ officeNote: _note, ...content }: PublishedProject): PublishedContent => content

const isHeld = (held: PublishedContent | undefined, content: PublishedContent): boolean =>
  held !== undefined && isDeepStrictEqual(held, content)

async function recordedFrom(
  db: Db,
  moment: Moment,
  projects: readonly PublishedProject[],
  known: Known,
): Promise<RecordedProject[]> {
  const documents = await documentsBy(
    db,
    moment,
    projects.map(({ document }) => document),
  )
  const [template] = await templatesInUse(db, moment)
  if (template === undefined) throw new Error('no template of projects was loaded')
  return projects.map((project) => ({
    project: {
      id: idOfCode(project.code),
      origin: 'published',
      source: sourceOf(project, documents.get(project.document)),
      copiedFrom: null,
    },
    versions: [
      {
        number: 1,
        basedOn: null,
        template: { id: template.id, version: template.version },
        languages: [project.language],
        parts: partsFrom(project, known),
        citations: [],
      },
    ],
    standing: {
      state: stateOf[project.status],
      since: sinceOf(project),
      version: 1,
      anchor: project.plannedStart,
    },
    code: project.code,
    amount: amountOf(project),
    years: yearsFrom(project),
  }))
}

const sourceOf = (
  { document, line }: PublishedProject,
  known: PublishedSource | undefined,
): NonNullable<RecordedProject['project']['source']> => ({
  title: known?.title ?? document,
  address: known?.address ?? null,
  line,
})
