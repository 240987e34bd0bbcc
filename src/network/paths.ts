/** Where the pages of the network lie, below the language. */
export const paths = {
  offices: '/offices',
  office: (id: string) => `/offices/${id}`,
  countries: '/countries',
  country: (iso3: string) => `/countries/${iso3}`,
  areas: '/areas',
  area: (id: string) => `/areas/${id}`,
  kinds: '/kinds',
  kind: (id: string) => `/kinds/${id}`,
  functions: '/functions',
  function: (id: string) => `/functions/${id}`,
  structure: '/structure',
  restated: '/restated',
  compare: '/compare',
  feed: '/changes.atom',
}
