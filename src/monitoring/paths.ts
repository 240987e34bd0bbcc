const plan = (id: string) => `/monitoring/${id}`
const indicator = (id: string, part: string) => `${plan(id)}/${part}`

/** Where monitoring has its pages, below the language, and its part of the API. */
export const paths = {
  monitoring: '/monitoring',
  /** What several indicators add up to. */
  rollUp: '/monitoring/roll-up',
  /** Reports on which somebody decides, as the API lists them. */
  waiting: '/monitoring/waiting',
  /** The indicators of a plan. */
  plan,
  /** One indicator, year by year. */
  indicator,
  /** The form that reports a value. */
  report: (id: string, part: string) => `${indicator(id, part)}/report`,
  /** Year by year, and report by report, as the API lists them. */
  years: (id: string, part: string) => `${indicator(id, part)}/years`,
  reports: (id: string, part: string) => `${indicator(id, part)}/reports`,
  /** The form that approves a report or returns it. */
  verdict: (report: string) => `/monitoring/reports/${report}/verdict`,
} as const

/** Where letters lead: absolute, at this origin, in the language of who gets them. */
export const lettersFrom = (origin: string) => ({
  verdict: (locale: string, report: string) => `${origin}/${locale}${paths.verdict(report)}`,
  indicator: (locale: string, which: { plan: string; part: string }) =>
    `${origin}/${locale}${paths.indicator(which.plan, which.part)}`,
})
