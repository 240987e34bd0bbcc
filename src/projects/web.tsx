import type { FastifyInstance } from 'fastify'
import { projectsPage } from './web/listing/list.tsx'
import { programmeForms } from './web/programmes/form.tsx'
import { lessonsPage } from './web/programmes/lessons.tsx'
import { programmesPage } from './web/programmes/list.tsx'
import { programmePage } from './web/programmes/programme.tsx'
import { comparePage } from './web/reading/compare.tsx'
import { projectFiles } from './web/reading/files.ts'
import { projectPages, type ProjectRoom } from './web/reading/project.tsx'

export { draftingBeside, draftingPages } from './web/drafting.tsx'
export type { ProjectAside, ProjectBeside, ProjectSection, ShownProject } from './web/beside.ts'
export type { ProjectRoom } from './web/reading/project.tsx'
export { LastKnown, ProjectTable } from './web/listing/table.tsx'
export {
  Marks,
  Money,
  OfficeOf,
  periodText,
  ProjectLink,
  StateMark,
  titleOf,
} from './web/reading/said.tsx'
export {
  areaProjectsSection,
  countryProjectsSection,
  fundProjectsSection,
  objectiveProjectsSection,
  officeProjectsSection,
  partnerProjectsSection,
  planProjectsBeside,
} from './web/sections.tsx'

/** The pages for reading projects, programmes and lessons, and the forms of programmes. */
export function projectsPages(app: FastifyInstance, room: ProjectRoom): void {
  projectsPage(app)
  comparePage(app)
  projectFiles(app)
  projectPages(app, room)
  programmesPage(app)
  programmeForms(app)
  programmePage(app)
  lessonsPage(app)
}
