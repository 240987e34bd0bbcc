import { type Static, Type } from 'typebox'
import { lessonBases } from '#projects/model/lesson.ts'
import { projectKinds } from '#projects/model/kinds.ts'
import { projectStates } from '#projects/model/life.ts'
import { themes } from '#posts/model/themes.ts'
import { roles } from '#posts/model/roles.ts'
import { verdicts } from '#routes/model/rule.ts'

const text = Type.String({ minLength: 1 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const strict = { additionalProperties: false } as const
const Fields = Type.Record(Type.String(), text)
const ByLanguage = Type.Record(Type.String(), text)

/** What was said at a step of the route, by whoever has it. */
export const Verdict = Type.Object(
  {
    rule: text,
    verdict: Type.Enum([...verdicts]),
    reason: Type.Optional(text),
    reasons: Type.Optional(
      Type.Array(Type.Object({ part: text, field: Type.String(), text }, strict)),
    ),
    conditions: Type.Optional(Type.Array(Type.Object({ text, due: Day }, strict))),
  },
  strict,
)

const Project = Type.Object(
  {
    id: Type.String({ pattern: '^pr-demo-[a-z0-9-]+$' }),
    /** The first is the one it is written in. */
    languages: Type.Array(text, { minItems: 1 }),
    fields: Fields,
    chapters: Type.Record(Type.String(), ByLanguage),
    safeguards: Type.Record(Type.String(), Fields),
    /** Those under `project` where no parent is told. */
    parts: Type.Array(
      Type.Object(
        {
          part: text,
          kind: Type.Enum([...projectKinds]),
          parent: Type.Optional(text),
          fields: Fields,
        },
        strict,
      ),
    ),
    /** What parts cite: part → texts of uppers. */
    cites: Type.Record(Type.String(), Type.Array(text)),
    state: Type.Enum([...projectStates]),
    since: Day,
    anchor: Type.Optional(Day),
    reason: Type.Optional(text),
    isConfidential: Type.Optional(Type.Boolean()),
    /** Put on its route by the demo project developer: so many days before today, or on a day of long ago. */
    route: Type.Optional(
      Type.Union([
        Type.Object(
          { daysAgo: Type.Integer({ minimum: 0 }), verdicts: Type.Array(Verdict) },
          strict,
        ),
        Type.Object({ on: Day, verdicts: Type.Array(Verdict) }, strict),
      ]),
    ),
    comments: Type.Optional(
      Type.Array(
        Type.Object(
          { role: Type.Enum([...roles]), part: text, field: Type.Optional(text), text },
          strict,
        ),
      ),
    ),
    lessons: Type.Optional(
      Type.Array(
        Type.Object(
          {
            titles: ByLanguage,
            texts: ByLanguage,
            themes: Type.Array(Type.Enum([...themes])),
            countries: Type.Array(text),
            basis: Type.Enum([...lessonBases]),
          },
          strict,
        ),
      ),
    ),
  },
  strict,
)

/** Projects to try things out with, as `organisations/demo/projects.json` holds them. */
export const DemoProjectsFile = Type.Object({ projects: Type.Array(Project) }, strict)

/** One of them. */
export type DemoProject = Static<typeof Project>
export type DemoRoute = NonNullable<DemoProject['route']>
export type DemoVerdict = Static<typeof Verdict>
