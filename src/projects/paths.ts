const project = (id: string) => `/projects/${id}`
const version = (id: string, number: number | string) => `${project(id)}/${number}`
const programme = (id: string) => `/programmes/${id}`

/** Where projects have their pages, below the language; `:id` and `:number` stand for themselves in routes. */
export const paths = {
  projects: '/projects',
  /** The version that counts on the day asked about. */
  project,
  /** One version, for ever. */
  version,
  compare: (id: string) => `${project(id)}/compare`,
  /** The bytes of one version of a document. */
  document: (id: string, document: string, number: number | string) =>
    `${project(id)}/documents/${document}/${number}`,
  lessons: '/lessons',
  programmes: '/programmes',
  makeProgramme: '/programmes/new',
  programme,
  editProgramme: (id: string) => `${programme(id)}/edit`,
  holdProject: (id: string) => `${programme(id)}/hold`,
  releaseProject: (id: string) => `${programme(id)}/release`,
} as const
