import type { MenuLine, SearchAtHand } from '#platform/http/reader.ts'

/** The main menu of every page, in its order. */
export const menu: readonly MenuLine[] = [
  { path: '/', words: 'portal.menu.home' },
  { path: '/offices', words: 'portal.menu.offices' },
  { path: '/countries', words: 'portal.menu.countries' },
  { path: '/structure', words: 'portal.menu.structure' },
  { path: '/posts', words: 'portal.menu.posts' },
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
  { path: '/trends', words: 'portal.menu.trends' },
  { path: '/plans', words: 'portal.menu.plans' },
  { path: '/monitoring', words: 'portal.menu.monitoring' },
  { path: '/frameworks', words: 'portal.menu.frameworks' },
  { path: '/bodies', words: 'portal.menu.bodies' },
  { path: '/figures', words: 'portal.menu.figures' },
  { path: '/findings', words: 'portal.menu.findings' },
  { path: '/decisions', words: 'portal.menu.decisions' },
  { path: '/sources', words: 'portal.menu.sources' },
  { path: '/history', words: 'portal.menu.history' },
  { path: '/search', words: 'portal.menu.search' },
]

export const feed = '/changes.atom'

/** Where each thing that the search finds has its page. */
export const search: SearchAtHand = {
  path: '/search',
  targets: {
    office: { words: 'portal.search.type.office', path: '/offices/' },
    country: { words: 'portal.search.type.country', path: '/countries/' },
    city: { words: 'portal.search.type.city', path: '/offices?city=' },
    area: { words: 'portal.search.type.area', path: '/areas/' },
    body: { words: 'portal.search.type.body', path: '/bodies/' },
    kind: { words: 'network.column.kind', path: '/kinds/' },
    function: { words: 'network.column.function', path: '/functions/' },
    unit: { words: 'portal.search.type.unit' },
    entry: { words: 'portal.search.type.entry' },
  },
}
