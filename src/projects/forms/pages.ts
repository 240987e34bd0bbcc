import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { DayField, PageQuery, TextField } from '#platform/http/queries.ts'
import { projectStates } from '#projects/model/life.ts'
import { projectSorts } from '#projects/model/reading/listing.ts'
import { projectOrigins } from '#projects/model/project.ts'

const MaybeId = Type.Optional(
  Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 }),
)
const MaybeCountry = Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' }))
const MaybeType = Type.Optional(Type.String({ pattern: '^([A-Z]{2})?$' }))
const MaybeNumber = Type.Optional(Type.String({ pattern: '^([1-9]\\d{0,5})?$' }))
const Done = Type.Optional(Type.String({ pattern: '^[a-z-]{0,40}$' }))
const Cursor = Type.Optional(Type.String({ maxLength: 900, pattern: '^[A-Za-z0-9_-]*$' }))

/** What the list of projects is narrowed and ordered by; its form sends empty fields too. */
export const ListQuery = PageQuery({
  q: Type.Optional(TextField),
  state: Type.Optional(Type.Enum(['', ...projectStates])),
  office: MaybeId,
  region: MaybeId,
  country: MaybeCountry,
  area: MaybeId,
  type: MaybeType,
  theme: MaybeId,
  donor: MaybeId,
  fund: MaybeId,
  programme: MaybeId,
  origin: Type.Optional(Type.Enum(['', ...projectOrigins])),
  year: Type.Optional(Type.String({ pattern: '^((19|20)\\d{2}|2100)?$' })),
  running: Type.Optional(Type.Enum(['', 'yes'])),
  framework: MaybeId,
  serves: Type.Optional(
    Type.String({
      pattern: '^([a-z][a-z0-9-]*@[A-Za-z0-9._-]+/[A-Za-z0-9._-]+)?$',
      maxLength: 200,
    }),
  ),
  order: Type.Optional(Type.Enum(['', ...projectSorts])),
  cursor: Cursor,
})

/** In which language a project is read, and what was just done, told once on the page one comes to. */
export const ProjectQuery = PageQuery({
  language: Type.Optional(Type.String({ pattern: '^([a-z]{2,3})?$' })),
  done: Done,
})

/** Which two versions are compared; the two newest unless told. */
export const CompareQuery = PageQuery({ from: MaybeNumber, to: MaybeNumber })

/** What the list of lessons is narrowed by. */
export const LessonsPageQuery = PageQuery({
  q: Type.Optional(TextField),
  theme: MaybeId,
  country: MaybeCountry,
  type: MaybeType,
  cursor: Cursor,
})

/** A programme's page. */
export const ProgrammeQuery = PageQuery({ done: Done, cursor: Cursor })

const MaybeDay = Type.Optional(Type.Union([DayField, Type.Literal('')]))
const Text = Type.Optional(Type.String({ maxLength: 200 }))
const LongText = Type.Optional(Type.String({ maxLength: 4000 }))

const programme = {
  'title.en': Text,
  'title.fr': Text,
  'title.es': Text,
  'title.ar': Text,
  'text.en': LongText,
  'text.fr': LongText,
  'text.es': LongText,
  'text.ar': LongText,
  office: Type.String({ maxLength: 120 }),
  from: MaybeDay,
  until: MaybeDay,
  objectives: Type.Optional(Type.String({ maxLength: 20_000 })),
}

/** A programme as its form sends it: texts by language, its objectives one a line (`objectiveLines`). */
export const ProgrammeFormBody = Type.Object(programme)
export type ProgrammeTyped = Static<typeof ProgrammeFormBody>

/** A programme that is rewritten, with on what its form was opened. */
export const ProgrammeEditBody = Type.Object({ ...programme, version: VersionField })

/** A project that a programme is to hold, as its form sends it. */
export const HoldFormBody = Type.Object({
  project: Type.String({ maxLength: 120 }),
  objective: Text,
})

/** A project that a programme holds no longer. */
export const ReleaseFormBody = Type.Object({ project: Type.String({ maxLength: 120 }) })
