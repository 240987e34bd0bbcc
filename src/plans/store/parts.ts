import { type Citation, citationColumns, citationRow } from '#frameworks/model/citation.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import type { Act } from '#platform/act.ts'
import { besideRows } from '#platform/tree/beside.ts'
import { partRows } from '#platform/tree/rows.ts'
import type { PartKind } from '#plans/model/part.ts'

/** Which version it is. */
export interface Which {
  plan: string
  number: number
}

const key = ['plan', 'number'] as const

/** What the parts of versions cite. */
export const planCitations = besideRows<keyof Upper, keyof Which>({
  table: 'plan_citation',
  key,
  columns: citationColumns,
})

/** The issues that the parts of versions answer. */
export const planRationale = besideRows<'issue', keyof Which>({
  table: 'plan_rationale',
  key,
  columns: { issue: 'issue' },
})

/** The parts of versions; what they cite and answer ends and is copied with them. */
export const planParts = partRows<PartKind, keyof Which>({
  table: 'plan_part',
  key,
  beside: [planCitations, planRationale],
})

export const { put: putParts, end: endParts, copy: copyParts } = planParts

/** Of these parts, exactly these citations hold from now on. */
export const putCitations = (
  act: Act,
  { plan, number }: Which,
  parts: readonly string[],
  citations: readonly Citation[],
): Promise<void> => planCitations.put(act, { plan, number }, parts, citations.map(citationRow))

/** Of this part, exactly these issues are answered from now on. */
export const putRationale = (
  act: Act,
  { plan, number }: Which,
  part: string,
  issues: readonly string[],
): Promise<void> =>
  planRationale.put(
    act,
    { plan, number },
    [part],
    issues.map((issue) => ({ part, issue })),
  )
