/** Where the pages of the portal lie, below the language. */
export const paths = {
  api: '/api',
  /** Where the forms of the API's page lead. */
  tryApi: '/api/try',
}
