import { putSeveral } from '#platform/tree/verbs.ts'
import type { By } from '#posts/actions/operator.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { type Changing, changing } from './drafting/changing.ts'

/**
 * Writes several parts of a version in one act, under a name of the domain that knows why; what they are follows from what the version
 * says inside the act. The caller has made sure of their fields and of what they stand under. Refuses who may not write, and what
 * cannot be written now; where `work` refuses, nothing is written.
 */
export const writeSeveral = <Outcome extends { put: readonly ProjectPart[] }>(
  by: By,
  which: Which,
  name: string,
  work: (draft: Changing) => Promise<Outcome>,
): Promise<Outcome> =>
  changing(by, which, name, async (draft) => {
    const outcome = await work(draft)
    await putSeveral(draft, outcome.put)
    return outcome
  })
