import type { By } from '#posts/actions/operator.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { putParts } from '#projects/store/parts.ts'
import { type Changing, changing, tellPart } from './drafting/changing.ts'
import { calledInHistory } from './drafting/telling.ts'

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
    await putParts(draft.act, which, outcome.put)
    const before = new Map(draft.parts.map((part) => [part.part, part]))
    const called = (id: string | null | undefined) => {
      const part = draft.parts.find((each) => each.part === id)
      return part === undefined ? null : calledInHistory(part, draft.template)
    }
    for (const part of outcome.put) {
      const was = before.get(part.part)
      await tellPart(draft, part, was?.fields ?? null, part.fields)
      if (was !== undefined && was.parent !== part.parent)
        draft.act.note({
          field: 'projects.field.parent',
          before: called(was.parent),
          after: called(part.parent),
        })
    }
    return outcome
  })
