import type { Act } from '#platform/act.ts'
import { found } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Project, Which } from '#projects/model/project.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { addVersion, addWriter, putStanding } from '#projects/store.ts'
import {
  copyParts,
  endParts,
  putCitations,
  putLanguages,
  putLock,
  putParts,
} from '#projects/store/parts.ts'
import { versionsOf } from '#projects/views.ts'
import { partsOf } from '#projects/views/parts.ts'
import { keepHeader } from './header.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { next, projectNow } from './permitted.ts'

/**
 * Begins another version of a project as a copy of this one, with the same ids of parts and the same citations; answers its number.
 * It can be written until it is locked or counts. Inside the act of whoever begins it; who may is asked before.
 */
export async function copyVersion(act: Act, by: By, which: Which): Promise<number> {
  const versions = await versionsOf(act.db, nowOf(by), which.project)
  const from = found(
    versions.find(({ number }) => number === which.number),
    'projects/unknown-project',
  )
  const number = Math.max(...versions.map((each) => each.number)) + 1
  const to = { project: which.project, number }
  const { template, languages } = from
  await addVersion(act, { ...to, basedOn: which.number, template, languages })
  await copyParts(act, which, to)
  return number
}

/** Locks a version after the first while it is decided on, or opens it again. */
export const lockVersion = (act: Act, which: Which, isLocked: boolean): Promise<void> =>
  putLock(act, which, isLocked)

/** What a version says in the end, once what two wrote was merged. */
export interface LaidVersion {
  languages: readonly string[]
  parts: readonly ProjectPart[]
  citations: readonly Citation[]
}

/** Lets a version say exactly this: parts that are not named are no more. */
export async function layVersion(
  act: Act,
  by: By,
  which: Which,
  { languages, parts, citations }: LaidVersion,
): Promise<void> {
  const held = await partsOf(act.db, nowOf(by), which)
  const stays = new Set(parts.map(({ part }) => part))
  const gone = held.filter(({ part }) => !stays.has(part)).map(({ part }) => part)
  if (gone.length > 0) await endParts(act, which, gone)
  await putParts(act, which, parts)
  await putCitations(act, which, [...stays], citations)
  await putLanguages(act, which, languages)
  await addWriter(act, which)
}

/** Lets another version count from now on: reviewed, agreed, in force. Answers the project as it stands then. */
export async function countVersion(
  act: Act,
  by: By,
  now: Project,
  number: number,
): Promise<Project> {
  await putStanding(act, now.id, next(now, { version: number }))
  await keepHeader(act, nowOf(by), { project: now.id, number })
  act.note({
    field: 'projects.field.version',
    before: String(now.version),
    after: String(number),
  })
  return projectNow({ ...by, db: act.db }, now.id)
}
