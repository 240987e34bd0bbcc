import { placeBehind } from '#platform/tree/arrange.ts'
import { kept } from '#platform/tree/held.ts'
import { freePart, type PartFields } from '#platform/tree/part.ts'
import { isMark } from '#platform/tree/sheets/coded.ts'
import { type Grade, type Note, notesOf, type Said } from '#platform/tree/sheets/grade.ts'
import { merged } from '#platform/tree/sheets/merge.ts'
import { isReadable } from '#platform/tree/sheets/typed.ts'
import { type Around, faultsOfPart } from '#projects/actions/drafting/checking.ts'
import {
  beginnings,
  isProjectKind,
  type ProjectPart,
  rootPart,
  standsUnder,
} from '#projects/model/kinds.ts'

/** A budget line as somebody typed it. */
export interface TypedLine {
  /** Its id, or the mark of a new one; empty for a new one without a mark. */
  part: string
  /** The activity, or the project itself; empty for the latter where the line is new, else for where it stands. */
  parent: string
  /** Those that were sent; empty ones are emptied. */
  fields: PartFields
  /** The fields in whose cell a formula stands. */
  formulas: readonly string[]
}

/** What becomes of a typed line. */
export interface WeighedLine extends Required<Pick<Said, 'notes' | 'changes'>> {
  grade: Grade
  /** Its id; of a new line that is taken, the one it gets. */
  part: string
}

/** What typed lines are weighed against. */
export interface Scales {
  around: Omit<Around, 'parts' | 'before'>
  /** The version when the lines were given out, and as it is now. */
  base: readonly ProjectPart[]
  now: readonly ProjectPart[]
  /** Every id that a part of the project ever had. */
  taken: readonly string[]
  /** Whether a new line that is there already, word for word, is the same one sent twice. */
  knowsTwins: boolean
}

/** What typed lines come to. */
export interface WeighedLines {
  lines: readonly WeighedLine[]
  /** What would be written. */
  put: readonly ProjectPart[]
  /** What the marks of new lines became. */
  marks: ReadonlyMap<string, string>
}

/** Weighs typed lines one by one by the rules of the forms, three ways with what others wrote since. Writes nothing. */
export async function weighLines(
  scales: Scales,
  rows: readonly TypedLine[],
): Promise<WeighedLines> {
  const state: State = {
    ...scales,
    parts: [...scales.now],
    ids: [...scales.taken],
    put: new Map(),
    marks: new Map(),
  }
  const lines: WeighedLine[] = []
  for (const row of rows) lines.push(await weighed(state, row))
  return { lines, put: [...state.put.values()], marks: state.marks }
}

interface State extends Scales {
  /** The parts with the lines that were good so far. */
  parts: ProjectPart[]
  ids: string[]
  put: Map<string, ProjectPart>
  marks: Map<string, string>
}

const graded = (
  grade: Grade,
  part: string,
  { notes = [], changes = [] }: Pick<Said, 'notes' | 'changes'> = {},
): WeighedLine => ({ grade, part, notes, changes })

const wrong = (part: string, notes: readonly Note[], changes: WeighedLine['changes'] = []) =>
  graded('error', part, { notes: notesOf(notes), changes })

async function weighed(state: State, row: TypedLine): Promise<WeighedLine> {
  const { part, fields, formulas } = row
  const unreadable = Object.entries({ ...fields, part, parent: row.parent })
    .filter(([, text]) => !isReadable(text))
    .map(([field]) => ({ field, reason: 'field/form' }))
  if (unreadable.length > 0) return wrong(part, unreadable)
  if (formulas.length > 0)
    return wrong(
      part,
      formulas.map((field) => ({ field, reason: 'sheet/formula' })),
    )
  if (part === '' || isMark(part)) return weighNew(state, row)
  const held = state.now.find((each) => each.part === part && each.kind === 'line')
  return held === undefined ? weighGone(state, row) : weighHeld(state, row, held)
}

/** A line that is no more, or that there never was. */
function weighGone({ base }: State, { part, fields }: TypedLine): WeighedLine {
  const was = base.find((each) => each.part === part && each.kind === 'line')
  if (was === undefined) return wrong(part, [{ field: 'part', reason: 'projects/unknown-part' }])
  const { changes } = merged(was.fields, was.fields, fields)
  return graded('conflict', part, { changes, notes: [{ field: null, reason: 'sheet/gone' }] })
}

/** Where a line stands is compared like a field of it. */
const withParent = (part: ProjectPart | undefined): PartFields =>
  part === undefined ? {} : { ...part.fields, parent: part.parent ?? rootPart }

async function weighHeld(
  state: State,
  { part, parent, fields: typed }: TypedLine,
  held: ProjectPart,
): Promise<WeighedLine> {
  const was = state.base.find((each) => each.part === part)
  const place = parent === '' ? {} : { parent }
  const { fields, changes, conflicts } = merged(withParent(was), withParent(held), {
    ...typed,
    ...place,
  })
  if (conflicts.length > 0)
    return graded('conflict', part, {
      changes,
      notes: conflicts.map(({ field, theirs, mine }) => ({
        field,
        reason: 'sheet/conflict',
        details: { theirs: theirs || '—', mine: mine || '—' },
      })),
    })
  if (changes.length === 0) return graded('taken', part)
  const { parent: target = rootPart, ...own } = fields
  const isMoved = target !== held.parent
  const after: ProjectPart = {
    ...held,
    fields: kept(own),
    ...(isMoved ? { parent: target, place: placeBehind(state.parts, target) } : {}),
  }
  const notes = [...misplaced(state, target), ...(await faultsIn(state, after, held.fields))]
  if (notes.length > 0) return wrong(part, notes, changes)
  keep(state, after)
  return graded('changed', part, { changes })
}

async function weighNew(state: State, row: TypedLine): Promise<WeighedLine> {
  const parent = row.parent === '' ? rootPart : row.parent
  const fields = kept(row.fields)
  const twin = state.now.find(
    (each) => each.kind === 'line' && each.parent === parent && isSame(each.fields, fields),
  )
  if (state.knowsTwins && twin !== undefined) {
    if (row.part !== '') state.marks.set(row.part, twin.part)
    return graded('taken', twin.part)
  }
  const part: ProjectPart = {
    part: freePart(beginnings.line, state.ids),
    kind: 'line',
    parent,
    place: placeBehind(state.parts, parent),
    fields,
  }
  const notes = [...misplaced(state, parent), ...(await faultsIn(state, part, {}))]
  if (notes.length > 0) return wrong(row.part, notes)
  keep(state, part)
  state.ids.push(part.part)
  if (row.part !== '') state.marks.set(row.part, part.part)
  return graded('new', part.part)
}

function keep(state: State, part: ProjectPart): void {
  state.parts = [...state.parts.filter((each) => each.part !== part.part), part]
  state.put.set(part.part, part)
}

/** Under what a line cannot stand, or what there is not. */
function misplaced({ parts }: State, parent: string): Note[] {
  const above = parts.find(({ part }) => part === parent)
  if (above === undefined) return [{ field: 'parent', reason: 'projects/unknown-part' }]
  const kinds: readonly string[] = standsUnder.line
  return isProjectKind(above.kind) && kinds.includes(above.kind)
    ? []
    : [{ field: 'parent', reason: 'projects/not-under' }]
}

const faultsIn = (
  { around, parts }: State,
  part: ProjectPart,
  before: PartFields,
): Promise<Note[]> => faultsOfPart(part, { ...around, parts, before })

const isSame = (one: PartFields, other: PartFields): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name])
