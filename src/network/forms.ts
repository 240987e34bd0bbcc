import { Type } from 'typebox'
import {
  ApiQuery,
  CountryField,
  IdField,
  PageQuery,
  pagingFields,
  TextField,
} from '#platform/http/queries.ts'
import { officeFunctions, officeKinds } from './model/vocabulary.ts'

const KindField = Type.Enum([...officeKinds])
const FunctionField = Type.Enum([...officeFunctions])
const LanguageField = Type.String({ pattern: '^[a-z]{2,3}$' })
const CertaintyField = Type.Enum(['sure', 'possible'], {
  description: '`possible` adds what nothing speaks against, marked as such',
})

/** What the list of offices can be narrowed by, in the API and the terminal. */
export const OfficesQuery = ApiQuery({
  ...pagingFields,
  kind: Type.Optional(KindField),
  function: Type.Optional(FunctionField),
  country: Type.Optional(CountryField),
  area: Type.Optional(IdField),
  language: Type.Optional(LanguageField),
  city: Type.Optional(IdField),
  certainty: Type.Optional(CertaintyField),
})

/** The same on a page, where a form sends its empty fields too. */
export const FinderQuery = PageQuery({
  kind: Type.Optional(Type.Enum(['', ...officeKinds])),
  function: Type.Optional(Type.Enum(['', ...officeFunctions])),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  area: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]*$', maxLength: 120 })),
  language: Type.Optional(Type.String({ pattern: '^([a-z]{2,3})?$' })),
  city: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]*$', maxLength: 120 })),
  q: Type.Optional(TextField),
  certainty: Type.Optional(Type.Enum(['', 'sure', 'possible'])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

export const ResponsibleQuery = ApiQuery({
  ...pagingFields,
  function: Type.Optional(FunctionField),
})
export const UnitsQuery = ApiQuery({ ...pagingFields, office: Type.Optional(IdField) })
