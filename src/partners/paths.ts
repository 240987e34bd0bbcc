/** Where the pages of partners lie, below the language. */
export const paths = {
  partners: '/partners',
  /** The form that records one. */
  add: '/partners/new',
  partner: (id: string) => `/partners/${id}`,
  edit: (id: string) => `/partners/${id}/edit`,
}
