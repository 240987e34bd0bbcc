import type { FrameworkFacts, MappingFact } from '#frameworks/model/facts.ts'
import { upperText } from '#frameworks/model/upper.ts'
import type { Parsed, WrongRow } from '#platform/rows.ts'
import {
  type Placed,
  readEditions,
  readFrameworkNames,
  readMappings,
  readNotes,
  readObjectives,
} from './rows.ts'

/** What the files of a folder say, and every row that cannot be taken. */
export interface ReadFacts {
  facts: FrameworkFacts
  wrong: WrongRow[]
}

/**
 * Reads the files of frameworks, by name. Wrong are: unreadable rows, words that are none, a framework or edition that no file has,
 * a parent that does not stand above its child, a code or a mapping that stands twice, a mapping from or to what does not exist.
 */
export function readFrameworks(texts: ReadonlyMap<string, string>): ReadFacts {
  const path = (name: string) => `organisations/frameworks/${name}`
  const textOf = (name: string) => texts.get(name) ?? ''
  const frameworks = readFrameworkNames(path('frameworks.csv'), textOf('frameworks.csv'))
  const editions = readEditions(path('editions.csv'), textOf('editions.csv'))
  const names = [...texts.keys()].filter((name) => name.startsWith('objectives-'))
  const objectives = joined(names.map((name) => readObjectives(path(name), textOf(name))))
  const mappings = readMappings(path('mappings.csv'), textOf('mappings.csv'))
  const notes = readNotes(path('notes.csv'), textOf('notes.csv'))
  const all = [frameworks, editions, objectives, mappings, notes]
  const unreadable = all.flatMap((each) => each.wrong)
  const facts = {
    frameworks: frameworks.rows.map(withoutPlace),
    editions: editions.rows.map(withoutPlace),
    objectives: objectives.rows.map(withoutPlace),
    mappings: mappings.rows.map(withoutPlace),
    notes: notes.rows.map(withoutPlace),
  }
  if (unreadable.length > 0) return { facts, wrong: unreadable }
  const knownFrameworks = new Set(facts.frameworks.map(({ framework }) => framework))
  const knownEditions = new Set(facts.editions.map(editionKey))
  const knownObjectives = new Set(facts.objectives.map(objectiveKey))
  const wrong = [
    ...twice(frameworks.rows, 'framework', ({ framework }) => framework),
    ...twice(editions.rows, 'edition', editionKey),
    ...twice(objectives.rows, 'code', objectiveKey),
    ...twice(mappings.rows, 'from', (each) => mappingKey(each)),
    ...unknown(editions.rows, 'framework', ({ framework }) => framework, knownFrameworks),
    ...unknown(
      editions.rows.filter(({ supersedes }) => supersedes !== null),
      'supersedes',
      ({ framework, supersedes }) => `${framework}@${supersedes}`,
      knownEditions,
    ),
    ...unknown(objectives.rows, 'edition', editionKey, knownEditions),
    ...wrongParents(objectives.rows),
    ...unknown(mappings.rows, 'from', fromKey, knownObjectives),
    ...unknown(mappings.rows, 'to', toKey, knownObjectives),
    ...unknown(notes.rows, 'edition', editionKey, knownEditions),
    ...unknown(
      notes.rows.filter(({ code }) => code !== ''),
      'code',
      objectiveKey,
      knownObjectives,
    ),
  ]
  return { facts, wrong }
}

function joined<Row>(parts: readonly Parsed<Row>[]): Parsed<Row> {
  return {
    rows: parts.flatMap((each) => each.rows),
    wrong: parts.flatMap((each) => each.wrong),
  }
}

function withoutPlace<Row extends Placed>({
  file: _file,
  row: _row,
  ...fact
}: Row): Omit<Row, keyof Placed> {
  return fact
}

const editionKey = ({ framework, edition }: { framework: string; edition: string }) =>
  `${framework}@${edition}`

const objectiveKey = (each: { framework: string; edition: string; code: string }) =>
  `${editionKey(each)}/${each.code}`

const fromKey = ({ fromFramework, fromEdition, fromCode }: MappingFact) =>
  upperText({ of: fromFramework, version: fromEdition, code: fromCode })

const toKey = ({ toFramework, toEdition, toCode }: MappingFact) =>
  upperText({ of: toFramework, version: toEdition, code: toCode })

const mappingKey = (each: MappingFact) => `${fromKey(each)} ${toKey(each)} ${each.from ?? ''}`

function twice<Row extends Placed>(
  rows: readonly Row[],
  field: string,
  keyOf: (row: Row) => string,
): WrongRow[] {
  const first = new Map<string, Row>()
  return rows.flatMap((row) => {
    const key = keyOf(row)
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, row)
      return []
    }
    const details = { value: key, first: `${before.file}:${before.row}` }
    return [{ file: row.file, row: row.row, field, reason: 'row/key-twice', details }]
  })
}

function unknown<Row extends Placed>(
  rows: readonly Row[],
  field: string,
  keyOf: (row: Row) => string,
  known: ReadonlySet<string>,
): WrongRow[] {
  return rows
    .filter((row) => !known.has(keyOf(row)))
    .map((row) => ({
      file: row.file,
      row: row.row,
      field,
      reason: 'row/unknown-subject',
      details: { value: keyOf(row) },
    }))
}

/** A parent stands above its children in the file: so no objective is its own ancestor, and the tree has an order. */
function wrongParents(
  rows: readonly (Placed & {
    framework: string
    edition: string
    code: string
    parent: string | null
  })[],
): WrongRow[] {
  const above = new Set<string>()
  return rows.flatMap((row) => {
    const isWrong = row.parent !== null && !above.has(`${editionKey(row)}/${row.parent}`)
    above.add(objectiveKey(row))
    const details = { value: row.parent ?? '' }
    return isWrong
      ? [{ file: row.file, row: row.row, field: 'parent', reason: 'row/unknown-subject', details }]
      : []
  })
}
