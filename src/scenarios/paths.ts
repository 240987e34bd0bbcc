/** Where the pages of the scenarios lie, below the language. */
export const paths = {
  scenarios: '/scenarios',
  /** The form that drafts one. */
  make: '/scenarios/new',
  /** Two chosen from the list. */
  compareTwo: '/scenarios/compare',
  scenario: (id: string) => `/scenarios/${id}`,
  edit: (id: string) => `/scenarios/${id}/edit`,
  branch: (id: string) => `/scenarios/${id}/branch`,
  /** One change more. */
  add: (id: string) => `/scenarios/${id}/changes/new`,
  /** All changes in one table. */
  table: (id: string) => `/scenarios/${id}/changes`,
  remove: (id: string) => `/scenarios/${id}/changes/remove`,
  file: (id: string) => `/scenarios/${id}/changes/file`,
  rebase: (id: string) => `/scenarios/${id}/rebase`,
  impact: (id: string) => `/scenarios/${id}/impact`,
  compare: (id: string) => `/scenarios/${id}/compare`,
  consult: (id: string) => `/scenarios/${id}/consult`,
  comment: (id: string) => `/scenarios/${id}/comment`,
  decide: (id: string) => `/scenarios/${id}/decide`,
  withdraw: (id: string) => `/scenarios/${id}/withdraw`,
  /** The changes, as the API lists them. */
  listOfChanges: (id: string) => `/scenarios/${id}/changes`,
  /** What two scenarios have of their own and in common, as the API lists it. */
  listOfComparison: (id: string) => `/scenarios/${id}/comparison`,
  /** What differs, as the API lists it. */
  listOfImpact: (id: string) => `/scenarios/${id}/impact`,
}
