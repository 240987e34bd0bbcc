const project = (id: string) => `/projects/${id}`
const revision = (id: string, number: number | string) => `${project(id)}/revisions/${number}`
const report = (id: string, name: string) => `${project(id)}/reports/${name}`
const evaluation = (id: string, one: string) => `${project(id)}/evaluations/${one}`

/** Where what comes after endorsement has its pages, below the language; `:id` and `:of` stand for themselves in routes. */
export const paths = {
  agreement: (id: string) => `${project(id)}/agreement`,
  revisions: (id: string) => `${project(id)}/revisions`,
  revision,
  /** In the API: which versions are in force on which days. */
  inForce: (id: string) => `${project(id)}/in-force`,
  reports: (id: string) => `${project(id)}/reports`,
  report,
  progress: (id: string) => `${project(id)}/progress`,
  closure: (id: string) => `${project(id)}/closure`,
  evaluations: (id: string) => `${project(id)}/evaluations`,
  evaluation,
  recommendations: (id: string) => `${project(id)}/recommendations`,
  /** Everything that is due. */
  calendar: '/calendar',
  /** The same in the API. */
  dues: '/dues',
  /** The calendars for programs of whoever signed in. */
  feeds: '/account/calendars',
  endFeed: (id: string) => `/account/calendars/${id}/end`,
  /** The calendar of whoever has the token, for programs. */
  feed: (token: string) => `/calendar/feeds/${token}`,
}

/** Where each verb has its form, below the language, and its door in the API; `:of` is the revision, report, item … that it is about. */
export const verbPaths = {
  'write-agreement': '/projects/:id/agreement/write',
  'submit-agreement': '/projects/:id/agreement/submit',
  'sign-agreement': '/projects/:id/agreement/sign',
  activate: '/projects/:id/activate',
  'begin-revision': '/projects/:id/revisions/new',
  'submit-revision': '/projects/:id/revisions/:of/submit',
  'send-revision': '/projects/:id/revisions/:of/send',
  'answer-revision': '/projects/:id/revisions/:of/answer',
  'withdraw-revision': '/projects/:id/revisions/:of/withdraw',
  'enforce-revision': '/projects/:id/revisions/:of/in-force',
  'write-progress': '/projects/:id/progress',
  'write-report': '/projects/:id/reports/:of/write',
  'submit-report': '/projects/:id/reports/:of/submit',
  'send-report': '/projects/:id/reports/:of/send',
  tick: '/projects/:id/closure/:checklist/items/:of',
  'close-operations': '/projects/:id/closure/operations',
  'close-finances': '/projects/:id/closure/finances',
  evaluate: '/projects/:id/closure/evaluated',
  'plan-evaluation': '/projects/:id/evaluations/new',
  'write-evaluation': '/projects/:id/evaluations/:of/write',
  recommend: '/projects/:id/evaluations/:of/recommend',
  'answer-recommendation': '/projects/:id/recommendations/:of/answer',
  'follow-recommendation': '/projects/:id/recommendations/:of/follow-up',
} as const
export type VerbName = keyof typeof verbPaths

/** The address of a verb's form for one thing. */
export const verbPath = (
  verb: VerbName,
  { id, of = '', checklist = '' }: { id: string; of?: string; checklist?: string },
): string => verbPaths[verb].replace(':id', id).replace(':of', of).replace(':checklist', checklist)
