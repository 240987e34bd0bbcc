/** Where the pages of the portal lie, below the language. */
export const paths = {
  api: '/api',
  /** What the API gives about one part of the organisation, with a form for each address. */
  apiPart: (part: string) => `/api/${part}`,
  /** Where the forms of the API's page lead. */
  tryApi: '/api/try',
}
