import { type Static, Type } from 'typebox'
import { locales } from '#platform/i18n/locale.ts'
import { planLevels } from '#plans/model/level.ts'
import { partKinds } from '#plans/model/part.ts'
import { planOrigins, planStates } from '#plans/model/plan.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const MaybeDay = Type.Union([Day, Type.Null()])
const Id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const strict = { additionalProperties: false }

/** What somebody said, under an invented or a documented post. */
const Said = { office: Id, post: Type.String(), text: Type.String({ minLength: 1 }) }

const VersionRecord = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    basedOn: Type.Optional(Type.Integer({ minimum: 1 })),
    template: Type.Object({ id: Id, version: Type.Integer({ minimum: 1 }) }, strict),
    languages: Type.Array(Type.Enum([...locales]), { minItems: 1 }),
    state: Type.Enum([...planStates]),
    since: Day,
    anchor: Type.Optional(Day),
    deadline: Type.Optional(Day),
    inForce: Type.Optional(Type.Object({ from: Day, until: MaybeDay }, strict)),
    reason: Type.Optional(Type.String({ minLength: 1 })),
    /** Each under the one named, in this order. */
    parts: Type.Array(
      Type.Object(
        {
          part: Id,
          kind: Type.Enum([...partKinds]),
          under: Type.Optional(Id),
          fields: Type.Record(Type.String(), Type.String({ minLength: 1 })),
          cites: Type.Optional(Type.Array(Type.String())),
          answers: Type.Optional(Type.Array(Type.String())),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    comments: Type.Optional(Type.Array(Type.Object({ part: Id, ...Said }, strict))),
    answers: Type.Optional(
      Type.Array(
        Type.Object(
          { ...Said, answer: Type.Enum(['agrees', 'agrees-with-comments', 'objects']) },
          strict,
        ),
      ),
    ),
    verdicts: Type.Optional(
      Type.Array(Type.Object({ ...Said, verdict: Type.Enum(['endorsed', 'returned']) }, strict)),
    ),
  },
  strict,
)

const PlanRecord = Type.Object(
  {
    id: Type.String({ pattern: '^p-[a-z0-9-]+$' }),
    level: Type.Enum([...planLevels]),
    office: Id,
    covers: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    follows: Type.Optional(Type.String()),
    origin: Type.Enum([...planOrigins]),
    source: Type.Optional(
      Type.Object(
        { title: Type.String(), address: Type.Union([Type.String(), Type.Null()]) },
        strict,
      ),
    ),
    versions: Type.Array(VersionRecord, { minItems: 1 }),
  },
  strict,
)

/** A file of plans that are recorded as they are. */
export const RecordFile = Type.Object({ plans: Type.Array(PlanRecord) }, strict)

/** A plan as a file of records tells it. */
export type PlanRecord = Static<typeof PlanRecord>
/** One of its versions. */
export type VersionRecord = Static<typeof VersionRecord>
