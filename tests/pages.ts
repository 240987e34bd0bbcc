import type { Running } from './requests.ts'

/** One of each kind of page of each organisation, below the language; a new page needs a line in both. */
export const kindsOfPage = {
  iom: [
    '',
    '/offices?asOf=2018-06-30',
    '/offices/vienna?asOf=2018-06-30',
    '/offices/vienna/calendar?year=2027',
    '/countries',
    '/countries/KGZ?asOf=2018-06-30',
    '/areas',
    '/areas/central-asia?asOf=2018-06-30',
    '/kinds',
    '/kinds/mission-with-regional-functions?asOf=2008-06-30',
    '/functions',
    '/functions/coordination?asOf=2020-06-30',
    '/structure?asOf=2025-02-11',
    '/restated?asOf=2018-06-30&structure=2025-02-11',
    '/compare?from=2018-06-30&to=2025-02-11',
    '/posts',
    '/posts/director-general',
    '/roles',
    '/plans',
    '/plans?standing=all&level=regional-strategy',
    '/plans/p-west-and-central-africa-2020-2024',
    '/plans/p-west-and-central-africa-2020-2024/1',
    '/plans/p-west-and-central-africa-2020-2024/cascade',
    '/plans/p-west-and-central-africa-2020-2024/compare',
    '/plans/gaps?asOf=2021-06-30',
    '/plans/gaps/uncited?asOf=2021-06-30',
    '/projects?country=KGZ&order=title',
    '/projects/pr-cs-1122',
    '/projects/pr-cs-1122/1',
    '/projects/pr-cs-1122/compare',
    '/projects/pr-cs-1122/1/budget',
    '/programmes',
    '/programmes/pg-placmi',
    '/lessons',
    '/monitoring',
    '/monitoring/roll-up',
    '/trends',
    '/trends/observations',
    '/trends/regions/central-asia?asOf=2018-06-30',
    '/frameworks',
    '/frameworks/strategic-results-framework',
    '/frameworks/sdg/2015?q=migrant',
    '/frameworks/strategic-results-framework/2019-2023',
    '/frameworks/global-compact/2018/objectives/20',
    '/frameworks/compare?one=strategic-results-framework@2019-2023&other=strategic-plan@2024-2028',
    '/portfolio',
    '/portfolio/findings',
    '/partners',
    '/partners/jp-mofa',
    '/funds',
    '/funds/iom-development-fund-2',
    '/rates',
    '/bodies',
    '/bodies/osce?asOf=2025-02-11',
    '/figures',
    '/findings',
    '/decisions',
    '/history',
    '/history?record=office:vienna',
    '/sources',
    '/sources/002',
    '/search?q=MRF',
    '/search?q=nothing-bears-this-name',
    '/api',
    '/api/network',
    '/offices?asOf=2023-02-30',
    '/sign-in',
    '/recover',
    '/nowhere',
  ],
  orpe: [
    '',
    '/offices',
    '/offices/vienna',
    '/offices/vienna/calendar',
    '/countries',
    '/countries/KGZ',
    '/areas',
    '/areas/nine-southern-africa',
    '/kinds',
    '/kinds/regional-office',
    '/functions',
    '/functions/project-endorsement',
    '/structure',
    '/restated',
    '/compare?from=2018-06-30&to=2025-02-11',
    '/posts',
    '/roles',
    '/plans',
    '/plans/gaps',
    '/plans/gaps/countries',
    '/projects',
    '/programmes',
    '/lessons',
    '/monitoring',
    '/monitoring/roll-up',
    '/trends',
    '/trends/observations',
    '/trends/regions/nine-southern-africa',
    '/frameworks',
    '/frameworks/strategic-results-framework',
    '/frameworks/sdg/2015?q=migrant',
    '/frameworks/strategic-results-framework/2019-2023',
    '/frameworks/global-compact/2018/objectives/20',
    '/frameworks/compare?one=strategic-results-framework@2019-2023&other=strategic-plan@2024-2028',
    '/portfolio',
    '/portfolio/findings',
    '/partners',
    '/funds',
    '/funds/default',
    '/rates',
    '/bodies',
    '/bodies/osce',
    '/figures',
    '/findings',
    '/decisions',
    '/history',
    '/sources',
    '/api',
    '/api/network',
    '/sources/001',
    '/search?q=vienna',
    '/offices?asOf=2023-02-30',
    '/sign-in',
    '/recover',
    '/nowhere',
  ],
} as const

/** Kinds of page of which an organisation has none: no document of ORPE names a post, and neither has decided anything here. */
export const absentPages = {
  iom: [
    '/decisions/:id',
    '/trends/:id',
    '/trends/observations/:id',
    '/monitoring/:plan',
    '/monitoring/:plan/:part',
  ],
  orpe: [
    '/posts/:id',
    '/decisions/:id',
    '/trends/:id',
    '/trends/observations/:id',
    '/plans/:id',
    '/plans/:id/:number',
    '/plans/:id/cascade',
    '/plans/:id/compare',
    '/projects/:id',
    '/projects/:id/:number',
    '/projects/:id/compare',
    '/projects/:id/:number/budget',
    '/programmes/:id',
    '/monitoring/:plan',
    '/monitoring/:plan/:part',
    '/partners/:id',
  ],
} as const satisfies Record<string, readonly string[]>

/** The organisations that have pages, and the host name under which each is asked. */
export const hosts = { iom: 'localhost', orpe: 'orpe.localhost' } as const
export type OrganisationShown = keyof typeof hosts
export const organisationsShown = ['iom', 'orpe'] as const satisfies readonly OrganisationShown[]

/** What the addresses of each organisation begin with, where a page writes them out whole. */
export const origins = {
  iom: 'http://127.0.0.1:3000',
  orpe: 'http://orpe.localhost:3000',
} as const

/** The pages that answer with a refusal, because the address or its query is wrong. */
export const isRefused = (path: string): boolean =>
  path.endsWith('/nowhere') || path.includes('2023-02-30')

/** The paths of the pages that anyone may read, as the program registered them: `/offices/:id`. */
export const pagePaths = ({ app }: Pick<Running, 'app'>): string[] =>
  app.doors
    .filter(({ kind, admission }) => kind === 'page' && admission === 'anyone')
    .map(({ path }) => (path === '/' ? '' : path))

/** Whether an address, with or without its query, is one of these: `/offices/vienna` is a `/offices/:id`. */
export function isOfPath(path: string, like: string): boolean {
  const steps = path.replace(/\?.*/, '').split('/')
  const pattern = like.split('/')
  return (
    steps.length === pattern.length &&
    pattern.every((step, place) => step.startsWith(':') || step === steps[place])
  )
}
