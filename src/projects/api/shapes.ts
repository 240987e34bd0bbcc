import { type TSchema, Type } from 'typebox'
import { recordedShape } from '#platform/http/shapes.ts'
import { documentKinds } from '#projects/model/document.ts'
import { projectKinds } from '#projects/model/kinds.ts'
import { lessonBases } from '#projects/model/lesson.ts'
import { projectStates } from '#projects/model/life.ts'
import { projectOrigins } from '#projects/model/project.ts'

const text = Type.String()
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const Day = Type.String({ format: 'date' })
const Instant = Type.String({ format: 'date-time' })
const byLanguage = Type.Record(Type.String(), Type.String())
const State = Type.Enum([...projectStates])
const texts = Type.Array(text)

/** A project in a list, as the version that counts says it. Amounts are exact decimals; `to` is the last day. */
export const ProjectShape = Type.Object({
  id: text,
  code: maybe,
  title: text,
  type: maybe,
  state: State,
  since: Day,
  office: text,
  officeName: maybe,
  from: orNull(Day),
  to: orNull(Day),
  currency: maybe,
  amount: maybe,
  staffAndOffice: maybe,
  overhead: maybe,
  donor: maybe,
  fund: maybe,
  genderMarker: maybe,
  themes: texts,
  covers: texts,
  programme: maybe,
  origin: Type.Enum([...projectOrigins]),
  isConfidential: Type.Boolean(),
  ...recordedShape,
})

/** A project whole, without its parts, with what the verbs about it rest on. */
export const WholeShape = Type.Object({
  ...ProjectShape.properties,
  titles: byLanguage,
  version: Type.Integer(),
  anchor: orNull(Day),
  reason: maybe,
  manager: maybe,
  copiedFrom: maybe,
  source: orNull(Type.Object({ title: text, address: maybe, line: orNull(Type.Integer()) })),
  revision: Type.Integer(),
  versions: Type.Object({ revision: text }),
  isOfDay: Type.Boolean({
    description:
      'Whether state and version are those of the day asked about; otherwise the project had not begun by then and is told as last known',
  }),
})

/** A version of a project. */
export const VersionShape = Type.Object({
  id: text,
  number: Type.Integer(),
  basedOn: orNull(Type.Integer()),
  template: text,
  templateVersion: Type.Integer(),
  languages: texts,
  madeAt: Instant,
  counts: Type.Boolean(),
  isWritable: Type.Boolean(),
})

/** A part with all its fields, and on what writing it rests; of the project itself, on what writing its head and languages does. */
export const PartShape = Type.Object({
  id: text,
  kind: Type.Enum([...projectKinds]),
  parent: maybe,
  place: Type.Integer(),
  title: maybe,
  fields: byLanguage,
  version: text,
})

/** Something that a part cites, and how that stands on the day. */
export const CitationShape = Type.Object({
  id: text,
  part: text,
  cites: text,
  title: maybe,
  standing: Type.Enum(['in-force', 'not-in-force', 'superseded', 'withdrawn', 'unknown']),
})

/** A comment; its field is empty beside the whole part. */
export const CommentShape = Type.Object({
  id: text,
  part: text,
  field: text,
  answers: maybe,
  office: maybe,
  text,
  by: maybe,
  at: Instant,
  settledBy: maybe,
  settledAt: orNull(Instant),
})

/** A version of a document, without its bytes. */
export const DocumentShape = Type.Object({
  id: text,
  version: Type.Integer(),
  kind: Type.Enum([...documentKinds]),
  title: text,
  language: maybe,
  name: text,
  mediaType: text,
  size: Type.Integer(),
  hash: text,
  stage: State,
  by: maybe,
  at: Instant,
})

/** A document with its bytes. */
export const ContentShape = Type.Object({
  ...DocumentShape.properties,
  content: Type.String({ description: 'Base64' }),
})

/** A move that the state allows, whose right makes it, and what is missing for it. */
export const MoveShape = Type.Object({
  id: text,
  to: State,
  right: text,
  asksReason: Type.Boolean(),
  lacks: Type.Array(
    Type.Object({ need: text, part: maybe, field: maybe, code: text, reason: text }),
  ),
})

/** A lesson, with the project it was learnt from. */
export const LessonShape = Type.Object({
  id: text,
  project: text,
  projectTitle: text,
  projectCode: maybe,
  office: text,
  title: text,
  text,
  titles: byLanguage,
  texts: byLanguage,
  themes: texts,
  countries: texts,
  type: maybe,
  basis: Type.Enum([...lessonBases]),
  version: text,
  ...recordedShape,
})

/** A programme. */
export const ProgrammeShape = Type.Object({
  id: text,
  title: text,
  titles: byLanguage,
  texts: byLanguage,
  office: text,
  officeName: maybe,
  from: orNull(Day),
  until: orNull(Day),
  source: text,
  origin: Type.Enum([...projectOrigins]),
  objectives: Type.Array(Type.Object({ objective: text, titles: byLanguage })),
  version: text,
  ...recordedShape,
})

/** A programme with what its projects add up to. */
export const RollUpShape = Type.Object({
  ...ProgrammeShape.properties,
  projects: Type.Integer(),
  states: Type.Record(Type.String(), Type.Integer()),
  amounts: Type.Array(Type.Object({ currency: text, amount: text, projects: Type.Integer() })),
  people: Type.Object({ target: Type.Integer(), reached: Type.Integer() }),
  countries: texts,
})

/** A project that a programme holds. */
export const HeldShape = Type.Object({ ...ProjectShape.properties, objective: maybe })

/** A type of projects or a service; `until` is the first day on which it is no longer in use. */
export const TypeShape = Type.Object({
  id: text,
  service: maybe,
  name: text,
  names: byLanguage,
  from: orNull(Day),
  until: orNull(Day),
  source: text,
})

/** A service. */
export const ServiceShape = Type.Omit(TypeShape, ['service'])

/** What a move needs. */
export const NeedShape = Type.Object({
  id: text,
  move: text,
  asks: Type.Record(Type.String(), Type.Unknown()),
  funds: texts,
  donors: texts,
  types: texts,
  from: orNull(Day),
  until: orNull(Day),
  source: text,
})
