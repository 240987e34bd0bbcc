import type { MenuLine } from '#platform/http/reader.ts'

/** The main menu of every page, in its order. */
export const menu: readonly MenuLine[] = [
  { path: '/', words: 'portal.menu.home' },
  { path: '/offices', words: 'portal.menu.offices' },
  { path: '/countries', words: 'portal.menu.countries' },
  { path: '/structure', words: 'portal.menu.structure' },
  { path: '/bodies', words: 'portal.menu.bodies' },
  { path: '/figures', words: 'portal.menu.figures' },
  { path: '/findings', words: 'portal.menu.findings' },
  { path: '/sources', words: 'portal.menu.sources' },
  { path: '/search', words: 'portal.menu.search' },
]
