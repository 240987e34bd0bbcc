import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { type Fault, found } from '#platform/refusal.ts'
import { worsened } from '#budgets/model/worse.ts'
import { budgetOfParts } from '#budgets/views/budget.ts'
import { detailsTold } from '#budgets/views/told.ts'
import type { Project } from '#projects/model/project.ts'
import { wrongFields } from '#projects/model/wrong.ts'
import { versionBy } from '#projects/views.ts'
import { templateBy } from '#projects/views/templates.ts'
import type { Laid } from '#delivery/model/merging.ts'
import { laidOf } from './laid.ts'

/**
 * What is wrong in a version of a project that would say this (`laid`), beyond what is wrong in the version that counts: of its parts, at
 * `part:field`, and of its budget against the fund, where a rule is kept less than now.
 */
export async function faultsBeyond(
  db: Db,
  moment: Moment,
  project: Project,
  number: number,
  laid: Laid,
): Promise<Fault[]> {
  const held = await laidOf(db, moment, { project: project.id, number: project.version })
  return [
    ...(await newPartFaults(db, moment, { project: project.id, number }, [held, laid])),
    ...(await newBudgetFaults(db, moment, project, number, [held, laid])),
  ]
}

async function newPartFaults(
  db: Db,
  moment: Moment,
  which: { project: string; number: number },
  [before, after]: readonly [Laid, Laid],
): Promise<Fault[]> {
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const template = found(await templateBy(db, moment, version.template), 'projects/no-template')
  const faultsOf = ({ parts, languages }: Laid): Fault[] =>
    parts.flatMap((part) =>
      wrongFields(part, { template, languages }, parts).map((fault) => ({
        ...fault,
        field: `${part.part}:${fault.field}`,
      })),
    )
  const key = ({ field, reason }: Fault) => `${field} ${reason}`
  const known = new Set(faultsOf(before).map(key))
  return faultsOf(after).filter((fault) => !known.has(key(fault)))
}

async function newBudgetFaults(
  db: Db,
  moment: Moment,
  { id, anchor, version }: Pick<Project, 'id' | 'anchor' | 'version'>,
  number: number,
  [held, laid]: readonly [Laid, Laid],
): Promise<Fault[]> {
  const budget = async ({ parts }: Laid, of: number) =>
    budgetOfParts(db, moment, { which: { project: id, number: of }, anchor, parts })
  const [before, after] = [await budget(held, version), await budget(laid, number)]
  return worsened(before.faults, after.faults).map((fault) => ({
    field: fault.part === null ? (fault.field ?? 'budget') : `${fault.part}:${fault.field ?? ''}`,
    reason: `budgets/lack.${fault.rule}`,
    details: detailsTold(fault, wordsIn('en')),
  }))
}
