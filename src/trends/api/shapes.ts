import { type TSchema, Type } from 'typebox'
import { recordedShape } from '#platform/http/shapes.ts'
import { themes } from '#posts/model/themes.ts'
import { tendencies } from '#trends/model/curve.ts'
import { confidences, directions, evidenceKinds } from '#trends/model/observation.ts'

const text = Type.String()
const Day = Type.String({ format: 'date' })
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const texts = Type.Array(text)

/** An issue in a list: its title in the language asked for, and how it moves on the day. */
export const IssueShape = Type.Object({
  id: text,
  title: text,
  theme: Type.Enum([...themes]),
  office: text,
  officeName: maybe,
  area: maybe,
  countries: texts,
  /** Its countries, and those that belong to its area on the day. */
  concerns: texts,
  tendency: Type.Enum([...tendencies]),
  level: orNull(Type.Integer()),
  observations: Type.Integer(),
  opened: Day,
  closed: orNull(Day),
  isPublic: Type.Boolean(),
})

/** An issue with what its verbs rest on. */
export const WholeIssueShape = Type.Object({
  ...IssueShape.properties,
  titles: Type.Record(Type.String(), text),
  description: text,
  language: text,
  followed: Type.Array(Type.Object({ from: Day, until: orNull(Day) })),
  closing: maybe,
  revision: Type.Integer(),
  madeAt: text,
  versions: Type.Object({ description: text, revision: text }),
})

/** A quarter of the year of an issue; its id is the quarter. */
export const QuarterShape = Type.Object({
  id: text,
  from: Day,
  to: Day,
  observations: Type.Integer(),
  level: orNull(Type.Integer()),
  heading: orNull(Type.Number()),
})

const EvidenceShape = Type.Object({
  title: text,
  address: maybe,
  kind: Type.Enum([...evidenceKinds]),
})

/** An observation in a list. */
export const ObservationShape = Type.Object({
  id: text,
  office: text,
  officeName: maybe,
  country: maybe,
  area: maybe,
  city: maybe,
  cityName: maybe,
  theme: Type.Enum([...themes]),
  from: Day,
  to: Day,
  text,
  language: text,
  confidence: Type.Enum([...confidences]),
  direction: Type.Enum([...directions]),
  weight: Type.Integer(),
  evidence: Type.Array(EvidenceShape),
  issues: texts,
  isPublic: Type.Boolean(),
  ...recordedShape,
})

/** An observation with what its verbs rest on. */
export const WholeObservationShape = Type.Object({
  ...ObservationShape.properties,
  withdrawn: maybe,
  revision: Type.Integer(),
  madeAt: text,
  version: text,
})

/** A country of a region; without a last day it is a gap. */
export const RegionCountryShape = Type.Object({
  id: text,
  name: text,
  observations: Type.Integer(),
  lastSeen: orNull(Day),
  issues: texts,
})
