const version = (project: string, number: number | string) => `/projects/${project}/${number}`

/** Where the pages of budgets lie, below the language. */
export const paths = {
  budget: (project: string, number: number | string) => `${version(project, number)}/budget`,
  /** Several lines at once. */
  lines: (project: string, number: number | string) => `${version(project, number)}/budget/lines`,
  add: (project: string, number: number | string) => `${version(project, number)}/budget/add`,
  line: (project: string, number: number | string, part: string) =>
    `${version(project, number)}/budget/line/${part}`,
  remove: (project: string, number: number | string, part: string) =>
    `${version(project, number)}/budget/line/${part}/remove`,
  workbook: (project: string, number: number | string) =>
    `${version(project, number)}/budget/budget.xlsx`,
  importing: (project: string, number: number | string) =>
    `${version(project, number)}/budget/import`,
  api: {
    budget: (project: string, number: number | string) =>
      `/projects/${project}/versions/${number}/budget`,
    lines: (project: string, number: number | string) =>
      `/projects/${project}/versions/${number}/budget/lines`,
    workbook: (project: string, number: number | string) =>
      `/projects/${project}/versions/${number}/budget/workbook`,
  },
}
