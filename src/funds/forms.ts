import { Type } from 'typebox'
import { ApiQuery, idOf, PageQuery, pagingFields } from '#platform/http/queries.ts'

const CurrencyField = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217, capitals' })

/** The list of funds, in the API. */
export const FundsQuery = ApiQuery(pagingFields)

/** Whose conditions are asked for, on the day asked about. */
export const ConditionsQuery = ApiQuery({
  fund: Type.Optional(idOf('The conditions of this fund')),
  donor: Type.Optional(idOf('Else those about the money of this partner')),
})

/** The latest rates by the day; of one currency all that are held. */
export const RatesQuery = ApiQuery({ ...pagingFields, currency: Type.Optional(CurrencyField) })

/** An amount to be reckoned into another currency, by the rates of the day asked about. */
export const ConvertQuery = ApiQuery({
  from: CurrencyField,
  to: CurrencyField,
  amount: Type.String({
    pattern: '^\\d{1,15}(\\.\\d{1,6})?$',
    description: 'An exact decimal: digits, a point, at most six places',
  }),
})

/** A page of rates: of one currency, with all that are held. */
export const RatesPageQuery = PageQuery({
  currency: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  done: Type.Optional(Type.Enum(['imported'])),
})

/** A file of rates. */
export const ImportBody = Type.Object({
  rates: Type.String({
    minLength: 1,
    maxLength: 1024 * 1024,
    description: 'The text of a CSV file with the columns currency, day, units, source',
  }),
})
