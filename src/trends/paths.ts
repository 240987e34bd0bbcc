/** Where the pages of the trends lie, below the language. */
export const paths = {
  issues: '/trends',
  /** The form that begins to follow one. */
  open: '/trends/new',
  issue: (id: string) => `/trends/${id}`,
  describe: (id: string) => `/trends/${id}/amend`,
  /** Which observations belong to it; the API lists them there too. */
  arrange: (id: string) => `/trends/${id}/observations`,
  close: (id: string) => `/trends/${id}/close`,
  reopen: (id: string) => `/trends/${id}/reopen`,
  /** Observations, as the API lists and tells them. */
  listOfObservations: '/observations',
  listed: (id: string) => `/observations/${id}`,
  /** How it rose and fell, as the API lists it. */
  quarters: (id: string) => `/trends/${id}/quarters`,
  observations: '/trends/observations',
  observe: '/trends/observations/new',
  observation: (id: string) => `/trends/observations/${id}`,
  amend: (id: string) => `/trends/observations/${id}/amend`,
  withdraw: (id: string) => `/trends/observations/${id}/withdraw`,
  /** The picture of an office's region, or of an area. */
  region: (id: string) => `/trends/regions/${id}`,
}
