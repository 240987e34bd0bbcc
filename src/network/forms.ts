import { Type } from 'typebox'
import {
  ApiQuery,
  CountryField,
  idOf,
  PageQuery,
  pagingFields,
  TextField,
} from '#platform/http/queries.ts'
import { officeFunctions, officeKinds } from './model/vocabulary.ts'

const KindField = Type.Enum([...officeKinds], { description: 'Only offices of this kind' })
const FunctionField = Type.Enum([...officeFunctions], {
  description: 'Only offices that hold this function',
})
const LanguageField = Type.String({
  pattern: '^[a-z]{2,3}$',
  description: 'Only offices whose site is in this language (ISO 639)',
})
const CertaintyField = Type.Enum(['sure', 'possible'], {
  description: '`possible` adds what nothing speaks against, marked as such',
})

/** What the list of offices can be narrowed by, in the API and the terminal. */
export const OfficesQuery = ApiQuery({
  ...pagingFields,
  kind: Type.Optional(KindField),
  function: Type.Optional(FunctionField),
  country: Type.Optional(CountryField),
  area: Type.Optional(idOf('Only offices in the countries of this area')),
  language: Type.Optional(LanguageField),
  city: Type.Optional(idOf('Only offices in this city')),
  line: Type.Optional(idOf('Only offices that report to this office')),
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
  line: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]*$', maxLength: 120 })),
  q: Type.Optional(TextField),
  certainty: Type.Optional(Type.Enum(['', 'sure', 'possible'])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

export const ResponsibleQuery = ApiQuery({
  ...pagingFields,
  function: Type.Optional(FunctionField),
})
export const UnitsQuery = ApiQuery({
  ...pagingFields,
  office: Type.Optional(idOf('Only the units inside this office')),
})
