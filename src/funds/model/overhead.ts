import { type Static, Type } from 'typebox'
import type { Day } from '#platform/day.ts'
import type { Titles } from '#frameworks/model/titles.ts'
import { certainties, type Certainty, DayText, TitlesField } from './conditions.ts'

/** On what overhead is reckoned: all costs of a project; or those of staff and office only. */
export const overheadBases = ['total-costs', 'staff-and-office'] as const

/** What the organisation reckons on top of the costs of a project. */
export interface OverheadRule {
  /** Of a hundred, an exact decimal text. */
  rate: string
  basis: (typeof overheadBases)[number]
  from: Day | null
  /** The first day on which it holds no more. */
  until: Day | null
  certainty: Certainty
  source: string
  note: Titles | null
}

/** `overhead.json`: the rules, the earliest first. */
export const OverheadFile = Type.Object(
  {
    rules: Type.Array(
      Type.Object(
        {
          rate: Type.String({ pattern: '^(100|\\d{1,2}(\\.\\d{1,6})?)$' }),
          basis: Type.Enum([...overheadBases]),
          from: Type.Union([DayText, Type.Null()]),
          until: Type.Union([DayText, Type.Null()]),
          certainty: Type.Enum([...certainties]),
          source: Type.String({ minLength: 1 }),
          note: Type.Union([TitlesField, Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type OverheadFile = Static<typeof OverheadFile>
