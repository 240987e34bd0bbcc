import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '#platform/refusal.ts'

/**
 * A backup is lines of JSON. Objects say what comes and what came; arrays are rows, each column as PostgreSQL writes it as
 * text, or null:
 *
 *     head, then for each organisation: organisation, (table, rows …, table-end) …, organisation-end; last of all: end
 *
 * Text rather than JSON values: a range, a `numeric` and a microsecond come back exactly as they were, on either engine.
 */
export const formatNumber = 1

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Count = Type.Integer({ minimum: 0 })
const Name = Type.String({ pattern: '^[a-z_][a-z0-9_]*$', maxLength: 63 })

const Applied = Type.Object({ name: Type.String(), sha256: Sha256 })
const Column = Type.Object({ name: Name, type: Type.String() })
const Sequence = Type.Object({
  table: Name,
  column: Name,
  last: Type.String({ pattern: '^-?\\d+$' }),
  isCalled: Type.Boolean(),
})

const Head = Type.Object({
  kind: Type.Literal('head'),
  format: Type.Integer(),
  program: Type.String(),
  made: Type.String(),
})
const OrganisationHead = Type.Object({
  kind: Type.Literal('organisation'),
  id: Type.String(),
  engine: Type.String(),
  migrations: Type.Array(Applied),
})
const TableHead = Type.Object({
  kind: Type.Literal('table'),
  table: Name,
  columns: Type.Array(Column),
})
const TableEnd = Type.Object({
  kind: Type.Literal('table-end'),
  table: Name,
  rows: Count,
  sha256: Sha256,
})
const OrganisationEnd = Type.Object({
  kind: Type.Literal('organisation-end'),
  id: Type.String(),
  tables: Count,
  rows: Count,
  sequences: Type.Array(Sequence),
})
/** `sha256` is of all lines before. */
const End = Type.Object({ kind: Type.Literal('end'), sha256: Sha256 })

const Line = Type.Union([Head, OrganisationHead, TableHead, TableEnd, OrganisationEnd, End])

export type Head = Type.Static<typeof Head>
export type OrganisationHead = Type.Static<typeof OrganisationHead>
export type OrganisationEnd = Type.Static<typeof OrganisationEnd>
export type TableHead = Type.Static<typeof TableHead>
export type TableEnd = Type.Static<typeof TableEnd>
export type Column = Type.Static<typeof Column>
export type Sequence = Type.Static<typeof Sequence>
export type Line = Type.Static<typeof Line>

/** A line of a backup: what it says, or a row as it stands. */
export type Read = Line | { kind: 'row'; text: string }

/** A line as it is written. */
export const written = (line: Line): string => `${JSON.stringify(line)}\n`

/** Reads a line. Refuses one that no backup holds. */
export function readLine(text: string): Read {
  if (text.startsWith('[')) return { kind: 'row', text }
  const line = parsed(text)
  if (!Value.Check(Line, line)) throw damaged()
  return line
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged()
  }
}

/** The file is not, or no longer, what was written. */
export const damaged = (): Refusal => new Refusal('invalid', 'backup/damaged')

/** What the lines of a backup are told to whoever restores it. */
export type Lines = AsyncIterator<Read, void>

/** The next line, which must be of this kind. */
export async function next<Kind extends Read['kind']>(
  lines: Lines,
  kind: Kind,
): Promise<Extract<Read, { kind: Kind }>> {
  const { value } = await lines.next()
  if (!value || !isOf(value, kind)) throw damaged()
  return value
}

export const isOf = <Kind extends Read['kind']>(
  line: Read,
  kind: Kind,
): line is Extract<Read, { kind: Kind }> => line.kind === kind

/** Cuts text that comes in pieces into the lines of a backup. */
export async function* linesIn(pieces: AsyncIterable<string>): AsyncGenerator<Read, void> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield readLine(line)
  }
  if (rest !== '') throw damaged()
}
