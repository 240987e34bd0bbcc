import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { CountryField, DayField, IdField, TextField } from '#platform/http/queries.ts'
import { themes } from '#posts/model/themes.ts'
import { confidences, directions, evidenceKinds, mostEvidence } from './model/observation.ts'

const ReasonField = Type.String({ minLength: 1, maxLength: 2000 })
const LongField = Type.String({ minLength: 1, maxLength: 4000 })
const TitleField = Type.String({ ...TextField, minLength: 1 })
const LanguageField = Type.String({ maxLength: 20, description: 'ISO 639, such as fr' })
const AddressField = Type.String({ maxLength: 1000, description: 'http or https' })
const KindField = Type.Enum([...evidenceKinds])

const observed = {
  country: Type.Optional(CountryField),
  area: Type.Optional(IdField),
  city: Type.Optional(IdField),
  theme: Type.Enum([...themes]),
  from: DayField,
  to: DayField,
  text: LongField,
  language: LanguageField,
  confidence: Type.Enum([...confidences]),
  direction: Type.Enum([...directions]),
  weight: Type.Integer({ minimum: 1, maximum: 5 }),
  isPublic: Type.Optional(Type.Boolean()),
}

const EvidenceField = Type.Array(
  Type.Object({ title: TitleField, address: Type.Optional(AddressField), kind: KindField }),
  { minItems: 1, maxItems: mostEvidence },
)

/** What an office saw, in the API; `to` is the last day of which it speaks. */
export const ObserveBody = Type.Object({
  office: IdField,
  ...observed,
  evidence: EvidenceField,
})

/** What an office now says it saw, and why it says so. */
export const AmendBody = Type.Object({
  ...observed,
  evidence: EvidenceField,
  why: ReasonField,
  version: VersionField,
})

const Cell = Type.Optional(Type.String({ maxLength: 200 }))
const AddressCell = Type.Optional(AddressField)
const KindCell = Type.Optional(KindField)

/** The rows of evidence of a form, counted from 0. */
const rows = {
  'evidenceTitle.0': Cell,
  'evidenceAddress.0': AddressCell,
  'evidenceKind.0': KindCell,
  'evidenceTitle.1': Cell,
  'evidenceAddress.1': AddressCell,
  'evidenceKind.1': KindCell,
  'evidenceTitle.2': Cell,
  'evidenceAddress.2': AddressCell,
  'evidenceKind.2': KindCell,
  'evidenceTitle.3': Cell,
  'evidenceAddress.3': AddressCell,
  'evidenceKind.3': KindCell,
  'evidenceTitle.4': Cell,
  'evidenceAddress.4': AddressCell,
  'evidenceKind.4': KindCell,
}

/** The same on the page, with rows of evidence of which empty ones are left out. */
export const ObserveForm = Type.Object({ office: IdField, ...observed, ...rows })
export const AmendForm = Type.Object({
  ...observed,
  ...rows,
  why: ReasonField,
  version: VersionField,
})

/** Why an observation no longer counts. */
export const WithdrawBody = Type.Object({ reason: ReasonField, version: VersionField })

const described = {
  titleEn: TitleField,
  titleFr: Type.Optional(TextField),
  titleEs: Type.Optional(TextField),
  titleAr: Type.Optional(TextField),
  theme: Type.Enum([...themes]),
  area: Type.Optional(IdField),
  countries: Type.Optional(Type.Array(CountryField, { maxItems: 60 })),
  description: Type.Optional(LongField),
  language: Type.Optional(LanguageField),
  isPublic: Type.Optional(Type.Boolean()),
}

/** An issue to be followed from a day on: today, unless told. */
export const OpenBody = Type.Object({
  office: IdField,
  ...described,
  day: Type.Optional(DayField),
})

/** How an issue is described from now on. */
export const DescribeBody = Type.Object({ ...described, version: VersionField })

/** Which observations belong to an issue from now on: all of them, by id. */
export const ArrangeBody = Type.Object({
  observations: Type.Optional(Type.Array(IdField, { maxItems: 2000 })),
  version: VersionField,
})

/** From which day an issue is no longer followed, or is again, and why. */
export const TurnBody = Type.Object({
  day: DayField,
  reason: ReasonField,
  version: VersionField,
})
