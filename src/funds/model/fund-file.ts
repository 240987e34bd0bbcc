import { type Static, Type } from 'typebox'
import { DayText, Rules, TitlesField } from './conditions.ts'

/** A fund as its file holds it: its conditions version by version. */
export const FundFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    place: Type.Integer({ minimum: 0 }),
    titles: TitlesField,
    partners: Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]*$' })),
    isEuropeanUnion: Type.Boolean(),
    versions: Type.Array(
      Type.Object(
        {
          from: Type.Union([DayText, Type.Null()]),
          until: Type.Union([DayText, Type.Null()]),
          rules: Rules,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type FundFile = Static<typeof FundFile>
