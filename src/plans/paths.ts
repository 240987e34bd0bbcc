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
    comparison: (id: string) => `${plan(id)}/comparison`,
    cascade: (id: string) => `${plan(id)}/cascade`,
    questions: '/plans/to-confirm',
    gaps: '/plans/gaps',
    matrix: '/plans/matrix',
  },
} as const
