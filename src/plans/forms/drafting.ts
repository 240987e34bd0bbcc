import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { DayField, IdField, PageQuery, TextField } from '#platform/http/queries.ts'
import { planLevels } from '#plans/model/level.ts'
import { partKinds } from '#plans/model/part.ts'

const PartId = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 120 })
const LanguageField = Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639, such as fr' })
const PlaceField = Type.String({
  ...IdField,
  description: 'A country (ISO 3166 alpha-3) or the id of an area',
})
/** What somebody typed or copied to name what is cited. */
const UpperField = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'Like sdg@2015/10.7 or p-vienna@2/o3, or the address of its page',
})
const LevelField = Type.Enum([...planLevels])
const Covers = Type.Array(PlaceField, { maxItems: 300 })
const Languages = Type.Array(LanguageField, { maxItems: 12 })
/** Which version of a plan an address names, and which part. */
const FieldsField = Type.Record(Type.String(), Type.String({ maxLength: 20_000 }), {
  description:
    'Flat: title.en, text.fr, responsible, from, to, cost, target.2026 …; days are ISO days, amounts exact decimals',
})

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
export const AddPartBody = Type.Object({
  kind: Type.Enum([...partKinds]),
  parent: Type.Optional(PartId),
  fields: FieldsField,
})

/** What a part says from now on, in the API. */
export const WritePartBody = Type.Object({ fields: FieldsField, version: VersionField })

/** Where a part goes. */
export const MoveBody = Type.Object({
  to: Type.Enum(['up', 'down', 'under']),
  parent: Type.Optional(PartId),
  version: VersionField,
})

/** That a part goes. */
export const RemoveBody = Type.Object({ version: VersionField })

/** What a part is to cite, or no longer, in the API. */
export const UppersBody = Type.Object({
  uppers: Type.Array(UpperField, { minItems: 1, maxItems: 100 }),
})

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
  under: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 120 })),
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

/** A part as its form sends it. */
export const PartForm = Type.Object(
  { version: VersionField },
  { additionalProperties: Type.Unknown() },
)

/** What is cited, ticked in the list or typed. */
export const CiteForm = Type.Object({
  uppers: Type.Optional(Type.Array(UpperField, { maxItems: 500 })),
  typed: Type.Optional(UpperField),
})

/** What is no longer cited. */
export const UnciteForm = Type.Object({ upper: UpperField })
