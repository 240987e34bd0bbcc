import { placeBehind } from '#platform/tree/arrange.ts'
import { kindsAbove } from '#plans/model/drafting/arrange.ts'
import { freePart, isPartKind, type Part, type PartKind, rootPart } from '#plans/model/part.ts'
import { isMark } from '#platform/tree/sheets/coded.ts'
import { isPartSheet, kindsOn } from '#plans/model/sheets/layout.ts'
import { merged } from '#platform/tree/sheets/merge.ts'
import type { TypedRow } from '#plans/model/sheets/typed.ts'
import { kept } from '#platform/tree/held.ts'
import { faultsOfPart } from '#plans/actions/drafting/checking.ts'
import { grade, keep, warningsOf, type Weighed, wrong } from './weighing.ts'

/**
 * Grades the rows about parts that the draft does not hold. Each waits for the new one that it stands under; what stands under a row
 * that is not good, or under one another, is not good either.
 */
export async function weighFresh(weighed: Weighed, rows: readonly TypedRow[]): Promise<void> {
  let waiting = rows.filter((row) => !refusedAtOnce(weighed, row))
  const marks = new Set(waiting.map(({ part }) => part).filter(isMark))
  for (;;) {
    const ready = waiting.filter(
      ({ parent }) => parent === null || !marks.has(parent) || weighed.marks.has(parent),
    )
    if (ready.length === 0) break
    for (const row of ready) await weighNew(weighed, row)
    waiting = waiting.filter((row) => !ready.includes(row))
  }
  for (const row of waiting)
    wrong(weighed, row, [{ field: 'parent', reason: 'sheet/above-not-taken' }])
}

/** A row with an id that the draft does not hold: it was taken out since, or there never was such a part. */
function refusedAtOnce(weighed: Weighed, row: TypedRow): boolean {
  if (row.part === '' || isMark(row.part)) return false
  const was = weighed.base.parts.find(({ part }) => part === row.part)
  if (was === undefined) wrong(weighed, row, [{ field: 'part', reason: 'plans/unknown-part' }])
  else {
    const { changes } = merged(was.fields, was.fields, row.fields)
    grade(weighed, row, 'conflict', {
      changes,
      notes: [{ field: null, reason: 'sheet/gone' }],
    })
  }
  return true
}

async function weighNew(weighed: Weighed, row: TypedRow): Promise<void> {
  const { template, writing, act, parts } = weighed
  const kind = kindOf(weighed, row)
  if (kind === null) {
    const reason = row.kind === '' ? 'field/missing' : 'plans/no-kind'
    return wrong(weighed, row, [{ field: row.sheet === 'objectives' ? 'kind' : 'part', reason }])
  }
  const above = kindsAbove(template, kind)
  const asked = row.parent ?? ''
  if (asked === '' && !above.includes('plan'))
    return wrong(weighed, row, [{ field: 'parent', reason: 'field/missing' }])
  const parent = asked === '' ? rootPart : (weighed.marks.get(asked) ?? asked)
  const standing = parts.find((each) => each.part === parent)
  if (standing === undefined)
    return wrong(weighed, row, [{ field: 'parent', reason: 'plans/unknown-part' }])
  if (!above.includes(standing.kind))
    return wrong(weighed, row, [{ field: 'parent', reason: 'plans/not-under' }])
  const fields = kept(row.fields)
  const same = alreadyThere(weighed, { kind, parent, fields })
  if (same !== undefined) {
    // What names the row means the part that is there.
    if (row.part !== '') weighed.marks.set(row.part, same.part)
    if (isEqual(same.fields, fields)) return grade(weighed, row, 'taken', { part: same.part })
    const details = { part: same.part }
    return wrong(weighed, row, [{ field: null, reason: 'sheet/already', details }])
  }
  const part: Part = {
    part: freePart(kind, weighed.taken),
    kind,
    parent,
    place: placeBehind(parts, parent),
    fields,
  }
  const faults = await faultsOfPart(act.db, part, writing)
  if (faults.length > 0) return wrong(weighed, row, faults)
  keep(weighed, part)
  weighed.taken.push(part.part)
  if (row.part !== '') weighed.marks.set(row.part, part.part)
  const notes = warningsOf(part, writing)
  return grade(weighed, row, notes.length > 0 ? 'warning' : 'new', { notes, part: part.part })
}

/** The kind of a new part: as its sheet says, or where several stand there, its cell. */
function kindOf({ template }: Weighed, { sheet, kind }: TypedRow): PartKind | null {
  if (!isPartSheet(sheet) || sheet === 'plan' || sheet === 'chapters') return null
  const kinds = kindsOn(sheet, template)
  const [only] = kinds
  if (kind === '' && kinds.length === 1 && only !== undefined) return only
  return isPartKind(kind) && kinds.includes(kind) ? kind : null
}

/** A part of the same kind and title in the same place: the same row sent twice, mostly. */
function alreadyThere(
  { parts, writing }: Weighed,
  { kind, parent, fields }: Pick<Part, 'kind' | 'parent' | 'fields'>,
): Part | undefined {
  const name = `title.${writing.languages[0] ?? ''}`
  const title = fields[name]
  if (title === undefined) return undefined
  return parts.find(
    (each) => each.kind === kind && each.parent === parent && each.fields[name] === title,
  )
}

const isEqual = (one: Part['fields'], other: Part['fields']): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name])
