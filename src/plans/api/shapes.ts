import { type TSchema, Type } from 'typebox'
import { recordedShape } from '#platform/http/shapes.ts'
import { standings } from '#frameworks/model/standing.ts'
import { planLevels } from '#plans/model/level.ts'
import { partKinds } from '#plans/model/part.ts'
import { planOrigins, planStates } from '#plans/model/plan.ts'
import { stepKinds } from '#plans/views/reading/cascade.ts'

const text = Type.String()
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const Day = Type.String({ format: 'date' })
const byLanguage = Type.Record(Type.String(), Type.String())
const Kind = Type.Enum([...partKinds])
const Level = Type.Enum([...planLevels])
const State = Type.Enum([...planStates])

/** A version of a plan in a list. `until` is the last day of its period, `inForceUntil` the first day it is no longer in force. */
export const VersionShape = Type.Object({
  id: text,
  plan: text,
  number: Type.Integer(),
  title: text,
  level: Level,
  office: text,
  officeName: maybe,
  covers: Type.Array(text),
  state: State,
  since: Day,
  from: orNull(Day),
  to: orNull(Day),
  inForceFrom: orNull(Day),
  inForceUntil: orNull(Day),
  languages: Type.Array(text),
  origin: Type.Enum([...planOrigins]),
  fingerprint: maybe,
  ...recordedShape,
})

/** A plan with those of its versions that the asker may see. */
export const PlanShape = Type.Object({
  id: text,
  level: Level,
  office: text,
  officeName: maybe,
  covers: Type.Array(text),
  follows: maybe,
  origin: Type.Enum([...planOrigins]),
  source: orNull(Type.Object({ title: text, address: maybe })),
  versions: Type.Array(VersionShape),
})

/** A version whole, without its parts, with what the verbs about it rest on. */
export const WholeShape = Type.Object({
  ...VersionShape.properties,
  titles: byLanguage,
  basedOn: orNull(Type.Integer()),
  template: Type.Object({ id: text, version: Type.Integer() }),
  anchor: orNull(Day),
  deadline: orNull(Day),
  follows: maybe,
  source: orNull(Type.Object({ title: text, address: maybe })),
  costs: Type.Array(Type.Object({ currency: text, amount: text, actions: Type.Integer() })),
  revision: Type.Integer(),
  versions: Type.Object({ revision: text }),
})

/** A part with all its fields, and its number as people say it. */
export const PartShape = Type.Object({
  id: text,
  kind: Kind,
  parent: maybe,
  place: Type.Integer(),
  number: maybe,
  title: maybe,
  fields: byLanguage,
})

/** Something that a part cites. */
export const CitationShape = Type.Object({
  id: text,
  part: text,
  cites: text,
  title: maybe,
  of: maybe,
  kind: maybe,
  standing: orNull(Type.Enum([...standings])),
})

/** An issue that a part answers. */
export const AnsweredShape = Type.Object({ id: text, part: text, issue: text, title: text })

/** A part of another plan that cites a part of this version, or of an earlier one: `version` tells which. */
export const CitingShape = Type.Object({
  id: text,
  part: text,
  version: Type.Integer(),
  citedBy: text,
  title: text,
  plan: text,
  number: Type.Integer(),
  planTitle: text,
  level: Level,
  office: text,
  officeName: maybe,
  state: State,
  ...recordedShape,
})

/** What became of a field, of a part, or of what it cites or answers. */
export const DifferenceShape = Type.Object({
  id: text,
  part: text,
  kind: Kind,
  became: Type.Enum(['added', 'removed', 'changed']),
  isMoved: Type.Boolean(),
  field: maybe,
  before: maybe,
  after: maybe,
})

/** One step of a cascade: what stands below, and what it serves. */
export const StepShape = Type.Object({
  id: text,
  below: text,
  above: text,
  via: Type.Enum([...stepKinds]),
  belowTitle: maybe,
  aboveTitle: maybe,
})
