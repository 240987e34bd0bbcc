import { upperText } from '#frameworks/model/upper.ts'
import { type Upper } from '#frameworks/model/upper.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { TypedRow } from '#plans/model/sheets/typed.ts'
import { citingKinds, readUpper } from '#plans/actions/citing.ts'
import type { Fault } from '#platform/refusal.ts'
import { grade, type Weighed, wrong } from './weighing.ts'

/** Grades what parts are to cite, once all parts are graded. What a part cites already stays, whether its row is there or not. */
export async function weighCitations(
  weighed: Weighed,
  { rows, marks }: { rows: readonly TypedRow[]; marks: ReadonlySet<string> },
): Promise<void> {
  const read = new Map<string, Promise<Upper | Fault>>()
  for (const row of rows) {
    const { part, upper: text } = row
    const missing = [...(part === '' ? ['part'] : []), ...(text === '' ? ['upper'] : [])]
    if (missing.length > 0) {
      wrong(
        weighed,
        row,
        missing.map((field) => ({ field, reason: 'field/missing' })),
      )
      continue
    }
    const id = weighed.marks.get(part) ?? part
    const holds = (citations: readonly Citation[]) =>
      citations.some((each) => each.part === id && upperText(each.upper) === text)
    if (holds(weighed.citations)) {
      grade(weighed, row, 'taken')
      continue
    }
    if (holds(weighed.base.citations)) {
      grade(weighed, row, 'conflict', {
        notes: [{ field: null, reason: 'plans/sheet.cited-no-longer' }],
      })
      continue
    }
    const above = weighed.parts.find((each) => each.part === id)
    if (above === undefined) {
      const reason = marks.has(part) ? 'sheet/above-not-taken' : 'plans/unknown-part'
      wrong(weighed, row, [{ field: 'part', reason }])
      continue
    }
    if (!citingKinds.includes(above.kind)) {
      wrong(weighed, row, [{ field: 'part', reason: 'plans/cites-nothing' }])
      continue
    }
    // What may be cited depends on whether an indicator cites it.
    const key = `${above.kind === 'indicator' ? 'indicator' : ''} ${text}`
    const asked =
      read.get(key) ??
      readUpper(weighed, { text, field: 'upper' }, { origin: weighed.origin, kind: above.kind })
    read.set(key, asked)
    const upper = await asked
    if ('reason' in upper) {
      wrong(weighed, row, [upper])
      continue
    }
    // Its address may have been typed, and it may be cited already under its short name.
    const citation = { part: id, upper }
    if (weighed.citations.some((each) => sameAs(each, citation))) {
      grade(weighed, row, 'taken')
      continue
    }
    weighed.citations = [...weighed.citations, citation]
    weighed.cited.push(citation)
    grade(weighed, row, 'new')
  }
}

const sameAs = (one: Citation, other: Citation) =>
  one.part === other.part && upperText(one.upper) === upperText(other.upper)
