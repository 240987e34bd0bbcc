import { type Fault, Refusal } from '#platform/refusal.ts'
import { isGood, isLeft } from '#platform/tree/sheets/grade.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Changing } from '#projects/actions/drafting/changing.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { writeSeveral } from '#projects/actions/several.ts'
import type { Which } from '#projects/model/project.ts'
import { everyPartOf } from '#projects/views/parts.ts'
import { partsAtRevision } from './base.ts'
import { type Scales, type TypedLine, type WeighedLines, weighLines } from './weighing.ts'

/** A version whose lines are weighed. */
export type Weighable = Pick<Changing, 'by' | 'which' | 'now' | 'template' | 'parts'>

/** What lines are weighed against. `base` is the version when they were given out. */
export const scalesOf = async (
  { by, which, now, template, parts }: Weighable,
  base: Scales['base'],
  knowsTwins: boolean,
): Promise<Scales> => ({
  around: { db: by.db, moment: nowOf(by), writing: { template, languages: now.languages } },
  base,
  now: parts,
  taken: await everyPartOf(by.db, which.project),
  knowsTwins,
})

/**
 * Writes several budget lines in one act, new ones among them: all or none. `revision` is that of the project when the lines were
 * given out: what others wrote since stays where these lines did not change it. Refuses who may not write, what cannot be written now, a
 * revision that the project never had, and, each as `line.field` by its place (`part`, or `new-1` …), what is wrong with a line or was
 * changed by both (`sheet/conflict`). Answers the ids of the lines in their order.
 */
export async function writeLines(
  by: By,
  which: Which,
  { rows, revision }: { rows: readonly TypedLine[]; revision: string },
): Promise<readonly string[]> {
  const { lines } = await writeSeveral(by, which, 'budgets.lines-written', async (draft) => {
    const base = await partsAtRevision(draft.by, which, revision)
    const told = await weighLines(await scalesOf(draft, base, false), rows)
    const faults = faultsOf(rows, told)
    if (faults.length > 0) {
      const isConflict = told.lines.some(({ grade }) => grade === 'conflict')
      const code = isConflict ? 'budgets/lines-changed' : 'form/invalid'
      throw new Refusal(isConflict ? 'conflict' : 'invalid', code, { faults })
    }
    if (told.lines.every(({ grade }) => !isGood(grade)))
      throw new Refusal('conflict', 'budgets/nothing-changed')
    return told
  })
  return lines.map(({ part }) => part)
}

const faultsOf = (rows: readonly TypedLine[], { lines }: WeighedLines): Fault[] =>
  lines.flatMap(({ grade, notes }, at) => {
    if (!isLeft(grade)) return []
    const { part = '' } = rows[at] ?? {}
    return notes.map(({ field, reason, details }) => ({
      field: `${part}.${field ?? 'part'}`,
      reason,
      ...(details === undefined ? {} : { details }),
    }))
  })
