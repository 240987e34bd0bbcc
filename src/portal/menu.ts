import type { MenuLine, SearchAtHand } from '#platform/http/reader.ts'

/** The main menu of every page, in its order: the organisation first, then what it plans and does, then what is known of it. */
export const menu: readonly (readonly MenuLine[])[] = [
  [
    { path: '/', words: 'portal.menu.home' },
    { path: '/offices', words: 'portal.menu.offices' },
    { path: '/countries', words: 'portal.menu.countries' },
    { path: '/structure', words: 'portal.menu.structure' },
    { path: '/posts', words: 'portal.menu.posts' },
    { path: '/bodies', words: 'portal.menu.bodies' },
    {
      path: '/scenarios',
      words: 'portal.menu.scenarios',
      rights: ['scenarios.draft', 'scenarios.adopt', 'network.propose', 'oversight.read'],
    },
    {
      path: '/proposals',
      words: 'portal.menu.proposals',
      rights: ['network.propose', 'network.decide'],
    },
  ],
  [
    { path: '/trends', words: 'portal.menu.trends' },
    { path: '/plans', words: 'portal.menu.plans' },
    { path: '/monitoring', words: 'portal.menu.monitoring' },
    { path: '/frameworks', words: 'portal.menu.frameworks' },
    { path: '/projects', words: 'portal.menu.projects' },
    { path: '/portfolio', words: 'portal.menu.portfolio' },
    {
      path: '/calendar',
      words: 'portal.menu.calendar',
      rights: ['projects.read', 'projects.develop', 'projects.manage'],
    },
    {
      path: '/support',
      words: 'portal.menu.support',
      rights: ['projects.develop', 'support.give'],
    },
    { path: '/partners', words: 'portal.menu.partners' },
    { path: '/funds', words: 'portal.menu.funds' },
  ],
  [
    { path: '/figures', words: 'portal.menu.figures' },
    { path: '/findings', words: 'portal.menu.findings' },
    { path: '/decisions', words: 'portal.menu.decisions' },
    { path: '/sources', words: 'portal.menu.sources' },
    { path: '/history', words: 'portal.menu.history' },
    { path: '/search', words: 'portal.menu.search' },
  ],
]

export const feed = '/changes.atom'

/** Where the search lies, and the words for what it finds. */
export const search: SearchAtHand = {
  path: '/search',
  types: {
    office: 'portal.search.type.office',
    country: 'portal.search.type.country',
    city: 'portal.search.type.city',
    area: 'portal.search.type.area',
    body: 'portal.search.type.body',
    kind: 'network.column.kind',
    function: 'network.column.function',
    unit: 'portal.search.type.unit',
    entry: 'portal.search.type.entry',
    plan: 'portal.search.type.plan',
    issue: 'portal.search.type.issue',
    objective: 'portal.search.type.objective',
  },
  notes: {
    ended: 'platform.palette.ended',
    coming: 'portal.search.coming',
    draft: 'portal.search.draft',
    demo: 'plans.mark.demo',
    published: 'plans.mark.published',
  },
}
