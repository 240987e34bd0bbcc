import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { CountryField, DayField, IdField, TextField } from '#platform/http/queries.ts'
import { moves } from '#support/model/moves.ts'
import { longestText, longestTitle, outcomes } from '#support/model/request.ts'

const Long = Type.String({ maxLength: longestText })
const Title = Type.String({ maxLength: longestTitle })
const Address = Type.String({ maxLength: 2000 })
const Hours = Type.String({ maxLength: 8, description: 'Hours with quarters: 1.25' })

/** What an office asks for. */
export const AskBody = Type.Object({
  office: IdField,
  kind: IdField,
  theme: IdField,
  country: Type.Optional(CountryField),
  title: Title,
  text: Long,
  language: Type.Optional(Type.Enum(['en', 'fr', 'es', 'ar'])),
  wanted: Type.Optional(DayField),
  project: Type.Optional(IdField),
})

/** The same from the form of the page, where a project is named by its id, its code or its address. */
export const AskForm = Type.Object({
  ...AskBody.properties,
  project: Type.Optional(TextField),
})

/** What becomes of a request. */
export const MoveBody = Type.Object({
  move: Type.Enum([...moves]),
  text: Type.Optional(Long),
  outcome: Type.Optional(Type.Enum([...outcomes])),
  rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  version: VersionField,
})

/** The same from a form whose address names the move. */
export const MoveForm = Type.Object({
  text: MoveBody.properties.text,
  outcome: MoveBody.properties.outcome,
  rating: MoveBody.properties.rating,
  version: VersionField,
})

/** To which colleague's post a request passes. */
export const PassOnBody = Type.Object({ post: IdField, reason: Long, version: VersionField })

/** What is said about a request. */
export const SayBody = Type.Object({ text: Long })

/** Hours spent on a day. */
export const TimeBody = Type.Object({
  day: DayField,
  hours: Hours,
  note: Type.Optional(Title),
})

/** The same from the form of the page, which corrects an entry where it names one. */
export const TimeForm = Type.Object({ ...TimeBody.properties, entry: Type.Optional(IdField) })

/** Where a document lies. */
export const LinkBody = Type.Object({ title: Title, address: Address })

export const NothingBody = Type.Object({})
