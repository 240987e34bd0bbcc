import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { changeKinds } from '#decisions/model/change.ts'
import { scenarioStates } from '#scenarios/model/scenario.ts'
import { type ChangeColumn, changeColumns } from './change.ts'

/** What the list of scenarios is narrowed by; its form sends empty fields too. */
export const ListQuery = PageQuery({
  state: Type.Optional(Type.Enum(['', ...scenarioStates])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** What was just done, told once on the page one comes to. */
export const ScenarioQuery = PageQuery({
  done: Type.Optional(Type.Enum(['drafted', 'saved', 'rebased', 'opened', 'decided'])),
})

const MaybeId = Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 })

/** Two scenarios to be laid side by side; the first stands in the address where the page has it there. */
export const CompareQuery = PageQuery({
  scenario: Type.Optional(MaybeId),
  with: Type.Optional(MaybeId),
})

/** Which kind of change is to be added; none yet: the first step. */
export const AddQuery = PageQuery({ kind: Type.Optional(Type.Enum(['', ...changeKinds])) })

/** Which change a comment is about: its number. */
export const CommentQuery = PageQuery({
  change: Type.Optional(Type.String({ pattern: '^\\d{0,6}$' })),
})

/** The most rows of changes that are edited in one table; longer lists go by file. */
export const mostRows = 250

/** A field of a row of the table, as the form names it: `subject.3`, counted from 0. */
export const rowField = (field: ChangeColumn, row: number): string => `${field}.${row}`

const Cell = Type.Optional(Type.String({ maxLength: 1000 }))

/** All changes of a scenario, in rows; empty ones are left out. */
export const TableBody = Type.Object({
  version: VersionField,
  ...Object.fromEntries(
    Array.from({ length: mostRows }, (_, row) =>
      changeColumns.map((field): [string, typeof Cell] => [rowField(field, row), Cell]),
    ).flat(),
  ),
})

/** Changes as rows of text, typed or from a file; the file counts where both are given. */
export const FileBody = Type.Object({
  rows: Type.Optional(Type.String({ maxLength: 1_048_576 })),
  file: Type.Optional(Type.String({ maxLength: 1_048_576 })),
  version: VersionField,
})

/** What is decided about a scenario. */
export const DecideBody = Type.Object({
  outcome: Type.Enum(['adopt', 'reject']),
  reason: Type.String({ minLength: 1, maxLength: 2000 }),
  unheard: Type.Optional(Type.String({ maxLength: 2000 })),
  signed: Type.Optional(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 5000 })),
  version: VersionField,
})
