import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { DayField, IdField } from '#platform/http/queries.ts'
import { projectOrigins } from '#projects/model/project.ts'

const ObjectiveId = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 })
const ByLanguage = Type.Record(Type.String(), Type.String({ maxLength: 4000 }), {
  description: 'By language',
})
const Objectives = Type.Array(Type.Object({ objective: ObjectiveId, titles: ByLanguage }), {
  maxItems: 100,
})
const MaybeDay = Type.Union([DayField, Type.Null()])

/** The programmes of an organisation's folder, `programmes.json`. */
export const ProgrammesFile = Type.Object(
  {
    programmes: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^pg-[a-z0-9-]+$' }),
          titles: ByLanguage,
          texts: ByLanguage,
          office: Type.String(),
          from: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
          until: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
          source: Type.String({ minLength: 1 }),
          origin: Type.Enum([...projectOrigins]),
          objectives: Objectives,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

const programme = {
  titles: ByLanguage,
  texts: Type.Optional(ByLanguage),
  office: IdField,
  from: Type.Optional(MaybeDay),
  until: Type.Optional(MaybeDay),
  objectives: Type.Optional(Objectives),
}

/** A programme to be made, in the API. */
export const ProgrammeBody = Type.Object(programme)

/** A programme to be rewritten, in the API. */
export const EditProgrammeBody = Type.Object({ ...programme, version: VersionField })

/** A project that a programme is to hold. */
export const HoldBody = Type.Object({ project: IdField, objective: Type.Optional(ObjectiveId) })

/** A project that a programme holds no longer. */
export const ReleaseBody = Type.Object({ project: IdField })
