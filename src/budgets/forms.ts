import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { ApiQuery, PageQuery, pagingFields } from '#platform/http/queries.ts'

const PartId = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 120 })
const MarkOrPart = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$', maxLength: 120 })

/** How the lines of a budget are gathered on its page. */
export const groupings = ['activity', 'kind', 'year', 'office'] as const
export type Grouping = (typeof groupings)[number]

/** What the page of a budget is asked for. */
export const BudgetQuery = PageQuery({
  by: Type.Optional(Type.Enum([...groupings])),
  done: Type.Optional(
    Type.Enum(['line-added', 'line-written', 'line-removed', 'lines-written', 'workbook-taken']),
  ),
})

/** The form of a new line: the activity it is to stand under. */
export const AddQuery = PageQuery({ under: Type.Optional(PartId) })

/** The table form: the lines of one activity, of the project itself, or all. */
export const TableQuery = PageQuery({ of: Type.Optional(PartId) })

/** A new line as its form sends it. */
export const AddForm = Type.Object({ parent: PartId }, { additionalProperties: Type.Unknown() })

/** A line as its form sends it. */
export const LineForm = Type.Object(
  { version: VersionField },
  { additionalProperties: Type.Unknown() },
)

/** Several lines as the table form sends them: `b1.rate`, `new-1.title`; `revision` is the project's when they were given out. */
export const TableForm = Type.Object(
  { revision: Type.String({ pattern: '^\\d{1,9}$' }) },
  { additionalProperties: Type.Unknown() },
)

/** A line is taken out. */
export const RemoveForm = Type.Object({ version: VersionField })

/** The budget of a version in the API. */
export const BudgetRead = ApiQuery({})
export const LinesRead = ApiQuery(pagingFields)

/** Several lines in the API: all of them are written, or none. */
export const LinesBody = Type.Object({
  revision: Type.String({
    pattern: '^\\d{1,9}$',
    description: 'The revision of the project on which the lines rest',
  }),
  lines: Type.Array(
    Type.Object({
      part: Type.Optional(
        Type.String({ ...MarkOrPart, description: 'Its id; none, or new-1 …: a new line' }),
      ),
      parent: Type.Optional(
        Type.String({ ...PartId, description: 'The activity it stands under, or `project`' }),
      ),
      fields: Type.Record(Type.String(), Type.String({ maxLength: 2000 }), {
        description:
          'Those that change: title.en, kind, office, year, quantity, rate …; empty ones are emptied',
      }),
    }),
    { minItems: 1, maxItems: 500 },
  ),
})
export type LinesBody = Static<typeof LinesBody>
