import type { Need, Sample } from './doors.ts'

/** The project under way of `projectedFor`: anybody sees it, so that who may not write it is told so, and who may that it cannot be written now. */
const at = '/projects/pr-sample-active'
const first = `${at}/1`
const early = 'day~early.from~early'
const develops: Need = { right: 'projects.develop', where: 'target' }
/** Doors that several rights open look at the project first: of one that there is not, everybody inside is told so. */
const nowhere = '/projects/pr-none'
const inside = { needs: null }
const comment = 'pc-0'

/** Doors of forms that those inside may open, and the verb refuses. */
const pair = (
  path: string,
  url: string,
  body: Record<string, string>,
  needs: Need | null,
): Record<string, Sample> => ({
  [`form GET ${path}`]: { url, ...inside },
  [`form POST ${path}`]: { url, body, needs },
})

/** The pages on which projects are begun, written and moved. What is sent changes nothing that the next who knocks would need. */
export const writingSamples = (office: string): Record<string, Sample> => ({
  'form GET /projects/new': {
    url: `/projects/new?office=${office}`,
    needs: { right: 'projects.develop', where: 'anywhere' },
  },
  'form POST /projects/new': {
    url: '/projects/new',
    body: { office, first: 'en', 'title.en': 'Tried', from: '2027-01-01', to: '2026-01-01' },
    needs: develops,
  },
  ...['overview', 'funding', 'gender'].reduce(
    (all, section) => ({
      ...all,
      ...pair(
        `/projects/:id/:number/write/${section}`,
        `${first}/write/${section}`,
        { version: early },
        develops,
      ),
    }),
    {},
  ),
  'page GET /projects/:id/:number/write/:section': { url: `${first}/write/results`, ...inside },
  'form GET /projects/:id/:number/parts/new': {
    url: `${first}/parts/new?kind=place&under=project`,
    ...inside,
  },
  'form POST /projects/:id/:number/parts/new': {
    url: `${first}/parts/new`,
    body: { 'part-kind': 'place', parent: 'project' },
    needs: develops,
  },
  ...pair('/projects/:id/:number/parts/:part', `${first}/parts/pl1`, { version: early }, develops),
  ...pair(
    '/projects/:id/:number/parts/:part/move',
    `${first}/parts/pl1/move`,
    { to: 'up', version: early },
    develops,
  ),
  ...pair(
    '/projects/:id/:number/parts/:part/remove',
    `${first}/parts/pl1/remove`,
    { version: early },
    develops,
  ),
  ...pair(
    '/projects/:id/:number/parts/:part/cite',
    `${first}/parts/project/cite`,
    { typed: 'tried' },
    develops,
  ),
  'deed POST /projects/:id/:number/parts/:part/uncite': {
    url: `${first}/parts/project/uncite`,
    body: { upper: 'sdg@2015/10.7' },
    needs: develops,
  },
  'form GET /projects/:id/:number/comments': { url: `${first}/comments?part=pl1`, ...inside },
  'form POST /projects/:id/:number/comments': {
    url: `${nowhere}/1/comments`,
    body: { part: 'pl1', text: 'Tried' },
    ...inside,
  },
  'deed POST /projects/:id/:number/comments/settle': {
    url: `${nowhere}/1/comments/settle`,
    body: { comment },
    ...inside,
  },
  'form GET /projects/:id/attach': { url: `${at}/attach`, ...inside },
  'form POST /projects/:id/attach': {
    url: `${nowhere}/attach`,
    body: { kind: 'other', title: 'Tried' },
    ...inside,
  },
  ...pair(
    '/projects/:id/documents/:document/remove',
    `${nowhere}/documents/pd-none/remove`,
    { reason: 'Tried' },
    null,
  ),
  'form GET /projects/:id/lessons/new': { url: `${at}/lessons/new`, ...inside },
  'form POST /projects/:id/lessons/new': {
    url: `${nowhere}/lessons/new`,
    body: { basis: 'team' },
    ...inside,
  },
  ...pair(
    '/projects/:id/lessons/:lesson',
    `${nowhere}/lessons/le-none`,
    { basis: 'team', version: early },
    null,
  ),
  ...pair('/projects/:id/lessons/:lesson/remove', `${nowhere}/lessons/le-none/remove`, {}, null),
  ...pair(
    '/projects/:id/moves/:move',
    `${at}/moves/suspend`,
    { reason: 'Tried', version: early },
    { right: 'projects.manage', where: 'target' },
  ),
  ...pair('/projects/:id/confidential', `${at}/confidential`, { version: early }, develops),
})
