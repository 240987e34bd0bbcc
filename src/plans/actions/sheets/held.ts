import { writingOf } from '#plans/model/readiness.ts'
import { placeBehind } from '#platform/tree/arrange.ts'
import { placesFor } from '#plans/model/drafting/arrange.ts'
import { type Part, rootPart } from '#plans/model/part.ts'
import { isPartSheet, kindsOn } from '#plans/model/sheets/layout.ts'
import { merged } from '#platform/tree/sheets/merge.ts'
import type { TypedRow } from '#plans/model/sheets/typed.ts'
import { kept } from '#platform/tree/held.ts'
import { faultsOfPart } from '#plans/actions/drafting/checking.ts'
import { grade, keep, warningsOf, type Weighed, wrong } from './weighing.ts'

/** Grades a row about a part that the draft holds: what changed in it comes together with what others changed since. */
export async function weighHeld(weighed: Weighed, row: TypedRow, held: Part): Promise<void> {
  const { template, base } = weighed
  if (!isPartSheet(row.sheet) || !kindsOn(row.sheet, template).includes(held.kind))
    return wrong(weighed, row, [{ field: 'part', reason: 'sheet/wrong-sheet' }])
  if (row.kind !== '' && row.kind !== held.kind)
    return wrong(weighed, row, [{ field: 'kind', reason: 'plans/sheet.kind-fixed' }])
  const was = base.parts.find((each) => each.part === held.part)
  const typed = { ...row.fields, ...parentTyped(row, weighed) }
  const { fields, changes, conflicts } = merged(withParent(was), withParent(held) ?? {}, typed)
  if (conflicts.length > 0)
    return grade(weighed, row, 'conflict', {
      changes,
      notes: conflicts.map(({ field, theirs, mine }) => ({
        field,
        reason: 'sheet/conflict',
        details: { theirs: theirs || '—', mine: mine || '—' },
      })),
    })
  if (changes.length === 0) return grade(weighed, row, 'taken')
  const { parent: target = held.parent ?? '', ...own } = fields
  const after = { ...held, fields: kept(own) }
  const writing = held.kind === 'plan' ? headWriting(weighed, after) : weighed.writing
  const faults = [
    ...(held.kind === 'plan' ? missingPeriod(after) : []),
    ...(await faultsOfPart(weighed.act.db, after, writing)),
  ]
  const moved = changes.some(({ field }) => field === 'parent')
    ? movedUnder(weighed, after, target)
    : after
  if (moved === null) faults.push({ field: 'parent', reason: 'plans/not-under' })
  if (moved === null || faults.length > 0) return wrong(weighed, row, faults, changes)
  keep(weighed, moved)
  if (moved.kind === 'plan') weighed.writing = writing
  const notes = warningsOf(moved, writing)
  return grade(weighed, row, notes.length > 0 ? 'warning' : 'changed', { notes, changes })
}

/** Where a part stands is compared like a field of it; the root stands nowhere. */
const withParent = (part: Part | undefined): Record<string, string> =>
  part === undefined
    ? {}
    : { ...part.fields, ...(part.parent === null ? {} : { parent: part.parent }) }

/** An empty cell leaves a part where it is: nothing stands nowhere. */
function parentTyped({ parent }: TypedRow, { marks }: Weighed): Record<string, string> {
  if (parent === null || parent === '') return {}
  return { parent: marks.get(parent) ?? parent }
}

function movedUnder({ parts, template }: Weighed, part: Part, target: string): Part | null {
  const places = placesFor(parts, part, template)
  if (places.every((each) => each.part !== target)) return null
  return { ...part, parent: target, place: placeBehind(parts, target) }
}

/** What the fields of the parts are held against once the head says another period. */
function headWriting({ now, template }: Weighed, { fields }: Part) {
  const { from = null, to = null } = fields
  return writingOf({ version: { languages: now.languages, from, to }, template })
}

const missingPeriod = ({ part, fields }: Part) =>
  part === rootPart
    ? ['from', 'to']
        .filter((field) => fields[field] === undefined)
        .map((field) => ({ field, reason: 'field/missing' }))
    : []
