import { type TSchema, Type } from 'typebox'
import { causes } from '#routes/model/route.ts'
import { outcomes, states } from '#support/model/request.ts'

const text = Type.String()
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()])
const maybe = orNull(text)
const Day = Type.String({ format: 'date' })
const MaybeDay = orNull(Day)
const Instant = Type.String({ format: 'date-time' })

/** A request in a list. */
export const RequestItem = Type.Object({
  id: text,
  title: text,
  language: text,
  kind: text,
  kindName: text,
  theme: text,
  country: maybe,
  office: text,
  officeName: maybe,
  askedBy: maybe,
  askedAt: Instant,
  wanted: MaybeDay,
  project: maybe,
  state: Type.Enum([...states]),
  giver: text,
  giverName: maybe,
  post: text,
  postTitle: text,
  since: Day,
  due: Day,
  cause: Type.Enum([...causes]),
  answeredAt: orNull(Instant),
  outcome: orNull(Type.Enum([...outcomes])),
  rating: orNull(Type.Integer()),
})

/** A request whole. */
export const RequestShape = Type.Object({
  ...RequestItem.properties,
  text,
  anchor: Day,
  rule: text,
  why: text,
  passed: Type.Array(text),
  answer: maybe,
  reason: maybe,
  version: Type.String({ description: 'What a move on it rests on' }),
})

/** What was said about a request. */
export const MessageShape = Type.Object({
  id: text,
  text,
  name: text,
  postTitle: maybe,
  at: Instant,
})

/** Hours spent on a request. */
export const TimeShape = Type.Object({
  id: text,
  day: Day,
  hours: Type.Number(),
  note: maybe,
  office: text,
  name: text,
  post: maybe,
  postTitle: maybe,
  corrected: Type.Integer(),
})

/** Where a document lies. */
export const LinkShape = Type.Object({ id: text, title: text, address: text })

/** Where a request stood from an instant on. */
export const PassageShape = Type.Object({
  id: text,
  state: Type.Enum([...states]),
  office: text,
  officeName: maybe,
  postTitle: text,
  cause: Type.Enum([...causes]),
  reason: maybe,
  due: Day,
  at: Instant,
})

/** How much support was asked for and given. */
export const LoadShape = Type.Object({
  id: text,
  quarter: text,
  office: text,
  officeName: maybe,
  theme: text,
  asked: Type.Integer(),
  open: Type.Integer(),
  answered: Type.Integer(),
  days: orNull(Type.Number()),
  hours: Type.Number(),
})

/** What can be asked for. */
export const KindShape = Type.Object({
  id: text,
  title: text,
  from: Day,
  until: MaybeDay,
  source: text,
})

/** Who is asked, and how long they have. */
export const RuleShape = Type.Object({
  id: text,
  title: text,
  from: Day,
  until: MaybeDay,
  kinds: Type.Array(text),
  roles: Type.Array(text),
  workingDays: Type.Integer(),
  source: text,
})
