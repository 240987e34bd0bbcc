import type { Again } from '#platform/doors/forms.ts'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import type { ProjectRules } from '#projects/actions/making.ts'
import { rightToWrite } from '#projects/actions/permitted.ts'
import type { DraftSection } from '#projects/model/drafting/sections.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Move, ProjectState } from '#projects/model/life.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Project, ProjectVersion, Which } from '#projects/model/project.ts'
import { isInside } from '#projects/model/sight.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import { isWritable } from '#projects/model/drafting/writable.ts'
import { paths } from '#projects/paths.ts'
import { versionBy } from '#projects/views.ts'
import { citationsOf, partsOf } from '#projects/views/parts.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'
import { templateBy } from '#projects/views/templates.ts'

/** What the app hands down to the pages on which projects are written. */
export interface DraftingRoom {
  rules: ProjectRules
}

/** A version whole, as its forms need it. */
export interface Draft {
  project: Project
  version: ProjectVersion
  template: ProjectTemplate
  /** The first is the one it is written in. */
  languages: readonly string[]
  /** In reading order, the root first. */
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
  /** Why the reader may not write it, or not now; null where they may. */
  barred: string | null
}

/** Which version an address names. */
export const whichOf = ({ id = '', number }: Record<string, string>): Which => ({
  project: id,
  number: versionNumber(number),
})

/**
 * The version of a form, by its address. Refuses one that there is not, and whoever reads only what is public, as if there were none
 * (`projects/unknown-project`); what they sent is refused for what it was refused for.
 */
export async function theDraft(
  reader: Reader,
  params: Record<string, string>,
  again: Again | null = null,
): Promise<Draft> {
  const project = await insideProject(reader, params['id'] ?? '', again)
  return draftOf(reader, project, whichOf(params))
}

/** The version about which a form was sent, for its verb, which tells who may. Refuses one there is not, or that they may not see. */
export async function sentDraft(visitor: Reader, params: Record<string, string>): Promise<Draft> {
  const reader = presently(visitor)
  return draftOf(reader, await seenProject(reader, params['id'] ?? ''), whichOf(params))
}

async function draftOf(reader: Reader, project: Project, which: Which): Promise<Draft> {
  const { db, moment } = reader
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const [parts, citations, template, barred] = await Promise.all([
    partsOf(db, moment, which),
    citationsOf(db, moment, which),
    templateBy(db, moment, version.template),
    whyNotWriting(reader, project, version),
  ])
  return {
    project,
    version,
    parts,
    citations,
    template: found(template, 'projects/no-template'),
    languages: version.languages,
    barred,
  }
}

/** A project for those inside. Refuses whoever reads only what is public as if there were none (`projects/unknown-project`). */
export async function insideProject(
  reader: Reader,
  id: string,
  again: Again | null = null,
): Promise<Project> {
  const looking = signedIn(reader)
  const sight = await sightOf(looking)
  const project = await seenProject(looking, id)
  if (isInside(sight, project)) return project
  throw again?.refusal ?? new Refusal('not-found', 'projects/unknown-project')
}

/** Why the reader may not write this version, or not now; null where they may. */
export async function whyNotWriting(
  reader: Reader,
  project: Project,
  version: ProjectVersion,
): Promise<string | null> {
  const { db, asker, words, moment } = reader
  const day = asker?.today.asOf ?? moment.asOf
  const office = { id: project.office, name: project.officeName }
  const target = await targetAt(db, asker, office, day)
  const barred = whyNot(permits(rightToWrite(version), asker, target), reader)
  return barred ?? (isWritable(project, version) ? null : words.t('projects.draft.not-writable'))
}

/** The move that a project is being written for: what it needs is what is missing. */
export const nextMoveOf = (state: ProjectState): Move | null => {
  if (state === 'concept') return 'propose'
  return state === 'proposal' || state === 'returned' ? 'submit' : null
}

/** Where one goes on after a deed about a version: to a section of it, at the part where there is one. `done` says what was done. */
export function toSection(
  { locale }: Pick<Reader, 'locale'>,
  { project, number }: Which,
  section: DraftSection,
  { part, done }: { part?: string; done?: string } = {},
): string {
  const page = linkTo({ locale, asked: {} }, paths.section(project, number, section), { done })
  return part === undefined ? page : `${page}#${part}`
}
