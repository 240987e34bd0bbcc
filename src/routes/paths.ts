const project = (id: string) => `/projects/${id}`
const step = (id: string) => `/route-steps/${id}`

/** Where routes have their pages, below the language; `:id` stands for itself in routes. */
export const paths = {
  /** What waits for somebody, what they sent, what was shared with them. */
  work: '/work',
  sent: '/work/sent',
  shared: '/work/shared',
  /** The streams of what becomes of the lists on these pages. */
  waitingChanges: '/work/changes',
  sentChanges: '/work/sent/changes',
  /** The route a project is on, or was on last. */
  route: (id: string) => `${project(id)}/route`,
  /** Who would be asked if it were sent today; from there it is sent. */
  submit: (id: string) => `${project(id)}/route/submit`,
  /** Where a project is shared with others, and no longer. */
  share: (id: string) => `${project(id)}/share`,
  unshare: (id: string) => `${project(id)}/share/end`,
  /** What is asked at a step, with the form to decide it. */
  step,
  begin: (id: string) => `${step(id)}/begin`,
  review: (id: string) => `${step(id)}/review`,
  passOn: (id: string) => `${step(id)}/pass-on`,
  condition: (id: string) => `/route-conditions/${id}`,
  turnaround: '/work/turnaround',
  rules: '/route-rules',
  api: {
    rules: '/route-rules',
    checklists: '/route-checklists',
    routes: (id: string) => `${project(id)}/routes`,
    preview: (id: string) => `${project(id)}/route-preview`,
    conditions: (id: string) => `${project(id)}/conditions`,
    route: (id: string) => `/routes/${id}`,
    changes: (id: string) => `/routes/${id}/changes`,
    waiting: '/work/waiting',
    sent: '/work/sent',
    shared: '/work/shared',
    stuck: '/route-steps/stuck',
    turnaround: '/turnaround',
    beginning: (id: string) => `${step(id)}/beginning`,
    verdict: (id: string) => `${step(id)}/verdict`,
    review: (id: string) => `${step(id)}/review`,
    holder: (id: string) => `${step(id)}/holder`,
    condition: (id: string) => `/route-conditions/${id}`,
  },
} as const

/** Absolute addresses, for letters: of a project's route, and of what waits for whoever reads. */
export const addressesAt = (origin: string) => ({
  link: (locale: string, id: string): string => `${origin}/${locale}${paths.route(id)}`,
  work: (locale: string): string => `${origin}/${locale}${paths.work}`,
})
