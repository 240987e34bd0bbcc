const plan = (id: string) => `/plans/${id}`
const version = (id: string, number: number | string) => `${plan(id)}/${number}`

/** Where plans have their pages, below the language; `:id` and `:number` stand for themselves in routes. */
export const paths = {
  plans: '/plans',
  make: '/plans/new',
  /** The version in force on the day asked about, or else the newest that may be seen. */
  plan,
  /** One version, for ever. */
  version,
  document: (id: string, number: number | string, format: string) =>
    `${version(id, number)}/document.${format}`,
  /** A version as a workbook, and an empty one for plans of a level. */
  workbook: (id: string, number: number | string) => `${version(id, number)}/plan.xlsx`,
  emptyWorkbook: '/plans/template.xlsx',
  importing: (id: string, number: number | string) => `${version(id, number)}/import`,
  head: (id: string, number: number | string) => `${version(id, number)}/edit`,
  addPart: (id: string, number: number | string) => `${version(id, number)}/parts/new`,
  part: (id: string, number: number | string, part: string) =>
    `${version(id, number)}/parts/${part}`,
  movePart: (id: string, number: number | string, part: string) =>
    `${version(id, number)}/parts/${part}/move`,
  removePart: (id: string, number: number | string, part: string) =>
    `${version(id, number)}/parts/${part}/remove`,
  cite: (id: string, number: number | string, part: string) =>
    `${version(id, number)}/parts/${part}/cite`,
  uncite: (id: string, number: number | string, part: string) =>
    `${version(id, number)}/parts/${part}/uncite`,
  answer: (id: string, number: number | string, part: string) =>
    `${version(id, number)}/parts/${part}/issues`,
  consult: (id: string, number: number | string) => `${version(id, number)}/consult`,
  rebind: (id: string, number: number | string) => `${version(id, number)}/rebind`,
  comment: (id: string, number: number | string) => `${version(id, number)}/comment`,
  respond: (id: string, number: number | string) => `${version(id, number)}/respond`,
  submit: (id: string, number: number | string) => `${version(id, number)}/submit`,
  decide: (id: string, number: number | string) => `${version(id, number)}/decide`,
  revise: (id: string, number: number | string) => `${version(id, number)}/revise`,
  publish: (id: string, number: number | string) => `${version(id, number)}/publish`,
  review: (id: string, number: number | string) => `${version(id, number)}/review`,
  withdraw: (id: string, number: number | string) => `${version(id, number)}/withdraw`,
  amend: (id: string, number: number | string) => `${version(id, number)}/amend`,
  merge: (id: string, number: number | string) => `${version(id, number)}/merge`,
  waiting: '/plans/waiting',
  compare: (id: string) => `${plan(id)}/compare`,
  cascade: (id: string) => `${plan(id)}/cascade`,
  questions: '/plans/to-confirm',
  question: (id: string) => `/plans/to-confirm/${id}`,
  gaps: '/plans/gaps',
  gap: (kind: string) => `/plans/gaps/${kind}`,
  api: {
    plans: '/plans',
    plan,
    version,
    workbook: (id: string, number: number | string) => `${version(id, number)}/workbook`,
    consultation: (id: string, number: number | string) => `${version(id, number)}/consultation`,
    binding: (id: string, number: number | string) => `${version(id, number)}/binding`,
    comments: (id: string, number: number | string) => `${version(id, number)}/comments`,
    answers: (id: string, number: number | string) => `${version(id, number)}/answers`,
    submission: (id: string, number: number | string) => `${version(id, number)}/submission`,
    verdict: (id: string, number: number | string) => `${version(id, number)}/verdict`,
    revision: (id: string, number: number | string) => `${version(id, number)}/revision`,
    publication: (id: string, number: number | string) => `${version(id, number)}/publication`,
    review: (id: string, number: number | string) => `${version(id, number)}/review`,
    withdrawal: (id: string, number: number | string) => `${version(id, number)}/withdrawal`,
    amendments: (id: string, number: number | string) => `${version(id, number)}/amendments`,
    merge: (id: string, number: number | string) => `${version(id, number)}/merge`,
    comparison: (id: string, number: number | string) => `${version(id, number)}/comparison`,
    cascade: (id: string, number: number | string) => `${version(id, number)}/cascade`,
    questions: '/plans/to-confirm',
    gaps: '/plans/gaps',
    matrix: '/plans/matrix',
  },
} as const

/** Absolute addresses, for letters: of a version, and of what an office is to confirm. */
export const addressesAt = (origin: string) => ({
  version: (locale: string, { plan: id, number }: { plan: string; number: number }): string =>
    `${origin}/${locale}${paths.version(id, number)}`,
  questions: (locale: string, office: string): string =>
    `${origin}/${locale}${paths.questions}?office=${encodeURIComponent(office)}`,
})
