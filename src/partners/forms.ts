import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import {
  ApiQuery,
  CountryField,
  DayField,
  PageQuery,
  pagingFields,
  TextField,
} from '#platform/http/queries.ts'
import { partnerKinds } from './model/partner.ts'

const KindField = Type.Enum([...partnerKinds], { description: 'Only those of this kind' })
const YesField = Type.Enum(['true', 'false'], {
  description: 'Only institutions of the European Union, or only others',
})

/** What the list of partners is narrowed by, in the API. */
export const PartnersQuery = ApiQuery({
  ...pagingFields,
  kind: Type.Optional(KindField),
  country: Type.Optional(CountryField),
  europeanUnion: Type.Optional(YesField),
})

/** The same on the page, whose form sends empty fields too. */
export const PartnersPageQuery = PageQuery({
  kind: Type.Optional(Type.Enum(['', ...partnerKinds])),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  q: Type.Optional(TextField),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

const NameField = Type.String({ ...TextField, minLength: 1 })
const LinesField = Type.String({ maxLength: 4000, description: 'One to a line' })

const described = {
  kind: Type.Enum([...partnerKinds]),
  nameEn: NameField,
  nameFr: Type.Optional(TextField),
  nameEs: Type.Optional(TextField),
  nameAr: Type.Optional(TextField),
  country: Type.Optional(CountryField),
  references: Type.Optional(LinesField),
  alsoNamed: Type.Optional(LinesField),
  website: Type.Optional(Type.String({ maxLength: 1000, description: 'http or https' })),
  isEuropeanUnion: Type.Optional(Type.Boolean()),
  from: Type.Optional(DayField),
  until: Type.Optional(DayField),
  source: Type.Optional(Type.String({ maxLength: 1000 })),
}

/** A partner to be recorded; without an id one is made of its English name. */
export const AddBody = Type.Object({
  id: Type.Optional(
    Type.String({
      maxLength: 80,
      description: 'Letters a to z, digits and hyphens, as in jp-mofa',
    }),
  ),
  ...described,
})

/** What a partner is from now on, and why. */
export const EditBody = Type.Object({
  ...described,
  why: Type.String({ minLength: 1, maxLength: 500 }),
  version: VersionField,
})

/** What was just done, told once on the page one comes to. */
export const DonePageQuery = PageQuery({ done: Type.Optional(Type.Enum(['added', 'edited'])) })
