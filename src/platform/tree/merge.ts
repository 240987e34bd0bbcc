import { inOrder, type Part } from './part.ts'
import { type Tie, type Ties, tieText } from './tie.ts'

/** What a version says, as far as it is merged. */
export interface Laid<Kind extends string = string> {
  languages: readonly string[]
  /** With a root, which stands under nothing and is never taken away. */
  parts: readonly Part<Kind>[]
  sets: Ties
}

export type Side = 'theirs' | 'mine'

/** What was chosen of a conflict: one of the sides, or, of a field, another text (empty: nothing stands there). */
export type Choice = { side: Side } | { text: string }

/**
 * Something that both sides made otherwise. `field` is the field of the part; `parent`: both put it elsewhere; `part`: one side took it
 * away (null) with everything below it, the other changed something there.
 */
export interface Conflict {
  /** `part:field`, by which it is chosen. */
  key: string
  part: string
  about: 'field' | 'parent' | 'part'
  /** The name of the field; empty for the others. */
  field: string
  base: string | null
  theirs: string | null
  mine: string | null
}

export interface Merged<Kind extends string = string> {
  merged: Laid<Kind>
  /** The conflicts nobody chose of yet; in `merged` mine stands there. */
  conflicts: Conflict[]
}

/** What somebody typed as fields are kept: nothing stands there where it is empty. */
const typed = (text: string): string | null => text.replaceAll('\r\n', '\n').trim() || null

const keyOf = (part: string, field: string) => `${part}:${field}`

/**
 * Lays what I wrote on what they published meanwhile: both began from `base`. What only one side changed is taken from it; what both
 * changed alike is taken once; what both changed otherwise is a conflict, until something is chosen of it. Nothing that either side
 * wrote is lost without a choice.
 */
export function merge<Kind extends string>(
  base: Laid<Kind>,
  theirs: Laid<Kind>,
  mine: Laid<Kind>,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Merged<Kind> {
  const conflicts: Conflict[] = []
  /** Decides one conflict: by what was chosen, else for mine, and it is told. */
  const settled = (conflict: Omit<Conflict, 'key'>): string | null => {
    const key = keyOf(conflict.part, conflict.about === 'field' ? conflict.field : conflict.about)
    const choice = choices.get(key)
    if (choice === undefined) conflicts.push({ key, ...conflict })
    else if ('text' in choice && conflict.about === 'field') return typed(choice.text)
    else if ('side' in choice) return conflict[choice.side]
    else conflicts.push({ key, ...conflict })
    return conflict.mine
  }
  const sides = { base: sideOf(base), theirs: sideOf(theirs), mine: sideOf(mine) }
  const gone = removed(sides, settled)
  const ids = new Set([...sides.theirs.parts.keys(), ...sides.mine.parts.keys()])
  const kept = new Set([...ids].filter((id) => !gone.has(id)))
  const root = mine.parts.find(({ parent }) => parent === null)?.part ?? null
  const parts = [...kept].flatMap((id): Part<Kind>[] => {
    const [was, t, m] = [sides.base, sides.theirs, sides.mine].map((side) => side.parts.get(id))
    if (t === undefined || m === undefined) return [t ?? m].filter((each) => each !== undefined)
    const part = mergedPart(was, t, m, settled)
    // Where it was put is no more: it stands where it still can.
    const parents = [part.parent, t.parent, m.parent, root]
    return [{ ...part, parent: parents.find((each) => each === null || kept.has(each)) ?? null }]
  })
  return {
    merged: {
      languages: mergedLanguages(base, theirs, mine, parts),
      parts: numbered(parts),
      sets: mergedSets(base.sets, theirs.sets, mine.sets, kept),
    },
    conflicts,
  }
}

type Settle = (conflict: Omit<Conflict, 'key'>) => string | null

/** What one side has: its parts, and of each everything it says, to tell whether that was changed. */
interface SideOf<Kind extends string> {
  parts: ReadonlyMap<string, Part<Kind>>
  says: ReadonlyMap<string, string>
}

function sideOf<Kind extends string>({ parts, sets }: Laid<Kind>): SideOf<Kind> {
  const tied = Object.entries(sets)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ties]) => Map.groupBy(ties, ({ part }) => part))
  const saying = ({ part, parent, fields }: Part) =>
    JSON.stringify([
      parent,
      Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      tied.map((byPart) => (byPart.get(part) ?? []).map(tieText).toSorted()),
    ])
  return {
    parts: new Map(parts.map((part) => [part.part, part])),
    says: new Map(parts.map((part) => [part.part, saying(part)])),
  }
}

/** The parts that are no more: taken away by one side while the other left them, and all below them, as they were. */
function removed<Kind extends string>(
  { base, theirs, mine }: Record<'base' | 'theirs' | 'mine', SideOf<Kind>>,
  settled: Settle,
): Set<string> {
  const gone = new Set<string>()
  const away = (from: SideOf<Kind>, other: SideOf<Kind>, isMine: boolean) => {
    const lost = [...base.parts.keys()].filter((id) => !from.parts.has(id) && other.parts.has(id))
    const tops = lost.filter((id) => !lost.includes(other.parts.get(id)?.parent ?? ''))
    for (const top of tops) {
      const below = withThoseBelow(other.parts, top)
      const isTouched = below.some((id) => base.says.get(id) !== other.says.get(id))
      const title = told(other.parts.get(top))
      const conflict = {
        part: top,
        about: 'part' as const,
        field: '',
        base: told(base.parts.get(top)),
        theirs: isMine ? title : null,
        mine: isMine ? null : title,
      }
      if (isTouched && settled(conflict) !== null) continue
      for (const id of below) if (!from.parts.has(id)) gone.add(id)
    }
  }
  away(mine, theirs, true)
  away(theirs, mine, false)
  return gone
}

/** What a part is called, for whoever chooses. */
const told = (part: Part | undefined): string | null =>
  part === undefined
    ? null
    : (Object.entries(part.fields).find(([name]) => name.startsWith('title.'))?.[1] ?? part.part)

function withThoseBelow(parts: ReadonlyMap<string, Part>, top: string): string[] {
  const byParent = Map.groupBy(parts.values(), ({ parent }) => parent)
  const from = (id: string): string[] => [
    id,
    ...(byParent.get(id) ?? []).flatMap(({ part }) => from(part)),
  ]
  return from(top)
}

function mergedPart<Kind extends string>(
  was: Part<Kind> | undefined,
  theirs: Part<Kind>,
  mine: Part<Kind>,
  settled: Settle,
): Part<Kind> {
  const names = Object.keys({ ...was?.fields, ...theirs.fields, ...mine.fields })
  const field = (name: string): string | null => {
    const base = was?.fields[name] ?? null
    const [t, m] = [theirs.fields[name] ?? null, mine.fields[name] ?? null]
    if (t === m || m === base) return t
    if (t === base) return m
    return settled({ part: mine.part, about: 'field', field: name, base, theirs: t, mine: m })
  }
  const fields = Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = field(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  const parent = (): string | null => {
    const base = was?.parent ?? null
    if (theirs.parent === mine.parent || mine.parent === base) return theirs.parent
    if (theirs.parent === base) return mine.parent
    const { parent: t } = theirs
    return settled({
      part: mine.part,
      about: 'parent',
      field: '',
      base,
      theirs: t,
      mine: mine.parent,
    })
  }
  const isMine = theirs.place === was?.place && theirs.parent === was.parent
  return { ...mine, fields, parent: parent(), place: isMine ? mine.place : theirs.place }
}

/** Places from 1 without gaps among those under the same part; their order stays. */
function numbered<Kind extends string>(parts: readonly Part<Kind>[]): Part<Kind>[] {
  const last = new Map<string | null, number>()
  return inOrder(parts).map((part) => {
    const place = (last.get(part.parent) ?? 0) + 1
    last.set(part.parent, place)
    return { ...part, place }
  })
}

/** The sets of all sorts that any side has, without those of parts that are no more. */
function mergedSets(base: Ties, theirs: Ties, mine: Ties, kept: ReadonlySet<string>): Ties {
  const sorts = Object.keys({ ...base, ...theirs, ...mine })
  return Object.fromEntries(
    sorts.map((sort) => {
      const [was, t, m] = [base, theirs, mine].map((side) => side[sort] ?? [])
      const both = mergedSet(was ?? [], t ?? [], m ?? [])
      return [sort, both.filter(({ part }) => kept.has(part))]
    }),
  )
}

/** What both have, and what either added; what either took away is no more. */
function mergedSet(base: readonly Tie[], theirs: readonly Tie[], mine: readonly Tie[]): Tie[] {
  const [was, t, m] = [base, theirs, mine].map((those) => new Set(those.map(tieText)))
  const all = new Map([...theirs, ...mine].map((each) => [tieText(each), each]))
  return [...all]
    .filter(([each]) => was?.has(each) !== true || (t?.has(each) === true && m?.has(each) === true))
    .map(([, each]) => each)
    .toSorted((a, b) => (tieText(a) < tieText(b) ? -1 : 1))
}

/** Languages stand in an order: mine, unless only they changed it; what they added comes after, what they took away goes. */
function mergedList(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): string[] {
  if (base.join() === mine.join()) return [...theirs]
  const added = theirs.filter((each) => !base.includes(each) && !mine.includes(each))
  const lost = base.filter((each) => !theirs.includes(each))
  return [...mine.filter((each) => !lost.includes(each)), ...added]
}

/** A language that one side took away and in which the other wrote meanwhile stays: what was written is not lost. */
function mergedLanguages(base: Laid, theirs: Laid, mine: Laid, parts: readonly Part[]): string[] {
  const chosen = mergedList(base.languages, theirs.languages, mine.languages)
  // The root is called something in each language; that alone does not mean that somebody wrote in it.
  const names = parts.flatMap(({ parent, fields }) => (parent === null ? [] : Object.keys(fields)))
  const written = [...theirs.languages, ...mine.languages].filter((each) =>
    names.some((name) => name.endsWith(`.${each}`)),
  )
  return [...new Set([...chosen, ...written])]
}
