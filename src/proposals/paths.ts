/** Where the pages of the proposals lie, below the language. */
export const paths = {
  proposals: '/proposals',
  /** The form that proposes something about an office. */
  propose: (office: string) => `/offices/${office}/propose`,
  proposal: (id: string) => `/proposals/${id}`,
  decide: (id: string) => `/proposals/${id}/decide`,
  sendBack: (id: string) => `/proposals/${id}/return`,
  amend: (id: string) => `/proposals/${id}/amend`,
  withdraw: (id: string) => `/proposals/${id}/withdraw`,
}
