import type { FastifyInstance } from 'fastify'
import { type AccountWay, accountPages } from './web/account.tsx'
import { detailPages } from './web/details.tsx'
import { lettersPage } from './web/letters.tsx'
import { linkPages } from './web/links.tsx'
import { peopleList } from './web/people.tsx'
import type { PeopleHelp } from './web/shared.tsx'
import { signInPages } from './web/sign-in.tsx'
import { tokenPages } from './web/tokens.tsx'

/** Signing in and out, coming by invitation, one's own account, and the list of people. `ways` lead from the account to more of it. */
export function peoplePages(
  app: FastifyInstance,
  help: PeopleHelp,
  ways: readonly AccountWay[] = [],
): void {
  signInPages(app, help)
  linkPages(app, help)
  accountPages(app, help, ways)
  detailPages(app, help)
  lettersPage(app)
  tokenPages(app, help)
  peopleList(app, help)
}
