/** Where the pages of the network lie, below the language. */
export const paths = {
  offices: '/offices',
  office: (id: string) => `/offices/${id}`,
  countries: '/countries',
  country: (iso3: string) => `/countries/${iso3}`,
  areas: '/areas',
  area: (id: string) => `/areas/${id}`,
  kind: (id: string) => `/kinds/${id}`,
  function: (id: string) => `/functions/${id}`,
  structure: '/structure',
  restated: '/restated',
  compare: '/compare',
  feed: '/changes.atom',
}
