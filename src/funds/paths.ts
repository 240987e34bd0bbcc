/** Where the pages of funds and rates lie, below the language. */
export const paths = {
  funds: '/funds',
  fund: (id: string) => `/funds/${id}`,
  rates: '/rates',
  /** The form that takes a file of rates. */
  importRates: '/rates/import',
}
