const project = (id: string) => `/projects/${id}`
const version = (id: string, number: number | string) => `${project(id)}/versions/${number}`
const page = (id: string, number: number | string) => `${project(id)}/${number}`
const programme = (id: string) => `/programmes/${id}`
const part = (id: string, number: number | string, of: string) => `${page(id, number)}/parts/${of}`
const lesson = (id: string, of: string) => `${project(id)}/lessons/${of}`

/** Where projects have their pages, below the language; `:id` and `:number` stand for themselves in routes. */
export const paths = {
  projects: '/projects',
  /** The version that counts on the day asked about. */
  project,
  /** One version, for ever. */
  version: page,
  compare: (id: string) => `${project(id)}/compare`,
  /** The bytes of one version of a document. */
  document: (id: string, document: string, number: number | string) =>
    `${project(id)}/documents/${document}/${number}`,
  makeProject: '/projects/new',
  /** One section of the draft of a version. */
  section: (id: string, number: number | string, of: string) => `${page(id, number)}/write/${of}`,
  addPart: (id: string, number: number | string) => `${page(id, number)}/parts/new`,
  part,
  movePart: (id: string, number: number | string, of: string) => `${part(id, number, of)}/move`,
  removePart: (id: string, number: number | string, of: string) => `${part(id, number, of)}/remove`,
  cite: (id: string, number: number | string, of: string) => `${part(id, number, of)}/cite`,
  uncite: (id: string, number: number | string, of: string) => `${part(id, number, of)}/uncite`,
  comment: (id: string, number: number | string) => `${page(id, number)}/comments`,
  settleComment: (id: string, number: number | string) => `${page(id, number)}/comments/settle`,
  /** Where `routes` puts a project on its route. */
  submit: (id: string) => `${project(id)}/route/submit`,
  /** Where `budgets` has the budget of a version. */
  budget: (id: string, number: number | string) => `${page(id, number)}/budget`,
  attach: (id: string) => `${project(id)}/attach`,
  detach: (id: string, document: string) => `${project(id)}/documents/${document}/remove`,
  addLesson: (id: string) => lesson(id, 'new'),
  lesson,
  removeLesson: (id: string, of: string) => `${lesson(id, of)}/remove`,
  move: (id: string, to: string) => `${project(id)}/moves/${to}`,
  confidential: (id: string) => `${project(id)}/confidential`,
  lessons: '/lessons',
  programmes: '/programmes',
  makeProgramme: '/programmes/new',
  programme,
  editProgramme: (id: string) => `${programme(id)}/edit`,
  holdProject: (id: string) => `${programme(id)}/hold`,
  releaseProject: (id: string) => `${programme(id)}/release`,
  api: {
    projects: '/projects',
    project,
    versions: (id: string) => `${project(id)}/versions`,
    version,
    parts: (id: string, number: number | string) => `${version(id, number)}/parts`,
    part: (id: string, number: number | string, part: string) =>
      `${version(id, number)}/parts/${part}`,
    citations: (id: string, number: number | string) => `${version(id, number)}/citations`,
    comments: (id: string, number: number | string) => `${version(id, number)}/comments`,
    documents: (id: string) => `${project(id)}/documents`,
    document: (id: string, document: string) => `${project(id)}/documents/${document}`,
    content: (id: string, document: string, number: number | string) =>
      `${project(id)}/documents/${document}/versions/${number}`,
    moves: (id: string) => `${project(id)}/moves`,
    confidentiality: (id: string) => `${project(id)}/confidentiality`,
    shares: (id: string) => `${project(id)}/shares`,
    projectLessons: (id: string) => `${project(id)}/lessons`,
    lesson: (id: string, lesson: string) => `${project(id)}/lessons/${lesson}`,
    lessons: '/lessons',
    programmes: '/programmes',
    programme: (id: string) => `/programmes/${id}`,
    programmeProjects: (id: string) => `/programmes/${id}/projects`,
    types: '/project-types',
    services: '/project-services',
    needs: '/project-needs',
  },
}
