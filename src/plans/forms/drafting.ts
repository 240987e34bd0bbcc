import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { DayField, IdField, PageQuery, TextField } from '#platform/http/queries.ts'
import { addPartBody, fieldsOfPart, PartId, writePartBody } from '#platform/tree/forms.ts'
import { planLevels } from '#plans/model/level.ts'
import { partKinds } from '#plans/model/part.ts'

const LanguageField = Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639, such as fr' })
const PlaceField = Type.String({
  ...IdField,
  description: 'A country (ISO 3166 alpha-3) or the id of an area',
})
const LevelField = Type.Enum([...planLevels])
const Covers = Type.Array(PlaceField, { maxItems: 300 })
const Languages = Type.Array(LanguageField, { maxItems: 12 })
const FieldsField = fieldsOfPart('title.en, text.fr, responsible, from, to, cost, target.2026')

const head = {
  titles: Type.Record(Type.String(), Type.String({ maxLength: 300 }), {
    description: 'By language',
  }),
  from: DayField,
  to: Type.String({ ...DayField, description: 'The last day' }),
  languages: Type.Array(LanguageField, {
    maxItems: 12,
    description: 'The first is the one it is written in',
  }),
  covers: Covers,
}

/** A plan to be begun, in the API. */
export const BeginBody = Type.Object({
  level: LevelField,
  office: IdField,
  template: Type.Optional(IdField),
  follows: Type.Optional(IdField),
  ...head,
})

/** The head of a draft, in the API. */
export const HeadBody = Type.Object({ ...head, version: VersionField })

/** A part to be added, in the API. */
export const AddPartBody = addPartBody(partKinds, FieldsField)

/** What a part says from now on, in the API. */
export const WritePartBody = writePartBody(FieldsField)

/** Which issues a part answers. */
export const IssuesBody = Type.Object({
  issues: Type.Optional(Type.Array(IdField, { maxItems: 200 })),
  version: VersionField,
})

const MaybeId = Type.Optional(
  Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 }),
)

/** The first step of a new plan: whose it is, and on which level. */
export const BeginQuery = PageQuery({
  office: MaybeId,
  level: Type.Optional(Type.Enum(['', ...planLevels])),
})

/** What part is to be added, and under which. */
export const AddQuery = PageQuery({
  kind: Type.Optional(Type.Enum([...partKinds])),
  under: Type.Optional(PartId),
})

/** What somebody looks for among what can be cited. */
export const CiteQuery = PageQuery({ q: Type.Optional(TextField) })

/** A head as its form sends it: beside these, a title for each language (`title.fr`). */
const typedHead = {
  first: LanguageField,
  languages: Type.Optional(Languages),
  from: DayField,
  to: DayField,
  covers: Type.Optional(Covers),
}

/** A new plan as its form sends it. Titles are read with `titlesTyped`. */
export const BeginForm = Type.Object(
  {
    office: IdField,
    level: LevelField,
    template: Type.Optional(IdField),
    follows: Type.Optional(IdField),
    ...typedHead,
  },
  { additionalProperties: Type.Unknown() },
)

/** A head as its form sends it. */
export const HeadForm = Type.Object(
  { ...typedHead, version: VersionField },
  { additionalProperties: Type.Unknown() },
)

/** A new part as its form sends it: its fields under their own names, read with `fieldsTyped`. */
export const AddPartForm = Type.Object(
  { kind: Type.Enum([...partKinds]), parent: PartId },
  { additionalProperties: Type.Unknown() },
)
