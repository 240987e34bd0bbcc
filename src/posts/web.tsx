import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { accessPages } from './web/access.tsx'
import { postForms } from './web/forms.tsx'
import { lendingForms } from './web/lending.tsx'
import { postsPage } from './web/list.tsx'
import { makingForms } from './web/making.tsx'
import { postPage } from './web/post.tsx'
import { rolesPage } from './web/roles.tsx'

export { officePostsSection } from './web/office.tsx'

/** The pages of posts and rights; `sections` are what other domains add to a post's page. */
export function postsPages(app: FastifyInstance, sections: readonly RecordSection[] = []): void {
  postsPage(app)
  makingForms(app)
  postPage(app, sections)
  postForms(app)
  lendingForms(app)
  rolesPage(app)
  accessPages(app)
}
