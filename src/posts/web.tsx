import type { FastifyInstance } from 'fastify'
import { accessPages } from './web/access.tsx'
import { postForms } from './web/forms.tsx'
import { lendingForms } from './web/lending.tsx'
import { postsPage } from './web/list.tsx'
import { makingForms } from './web/making.tsx'
import { postPage } from './web/post.tsx'
import { rolesPage } from './web/roles.tsx'

export { officePostsSection } from './web/office.tsx'

/** The pages of posts and rights. */
export function postsPages(app: FastifyInstance): void {
  postsPage(app)
  makingForms(app)
  postPage(app)
  postForms(app)
  lendingForms(app)
  rolesPage(app)
  accessPages(app)
}
