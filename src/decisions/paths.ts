/** Where the pages of decisions lie, below the language. */
export const paths = {
  decisions: '/decisions',
  decision: (id: string) => `/decisions/${id}`,
  withdraw: (id: string) => `/decisions/${id}/withdraw`,
}
