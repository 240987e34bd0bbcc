import { evidenceTables } from '#evidence/model/period-tables.ts'
import { liaisonTables } from '#liaison/model/period-tables.ts'
import { networkTables } from '#network/model/period-tables.ts'
import { portalTables } from '#portal/model/period-tables.ts'
import type { PeriodTable } from '#sources/model/period-table.ts'
import { worldTables } from '#world/model/period-tables.ts'

/** The departments, from the ground up: each may lean on those before it, never on those after. */
export const domains = [
  'sources',
  'world',
  'network',
  'liaison',
  'evidence',
  'mail',
  'people',
  'posts',
  'calendars',
  'decisions',
  'proposals',
  'scenarios',
  'frameworks',
  'trends',
  'plans',
  'monitoring',
  'partners',
  'funds',
  'projects',
  'budgets',
  'routes',
  'delivery',
  'support',
  'papers',
  'portfolio',
  'history',
  'portal',
] as const

/** What each department's part of the API tells of, for its description. */
export const apiParts = {
  sources: 'The documents, and what each claims: statement by statement, with its line.',
  world: 'Countries and areas, as lists from outside have them.',
  network:
    'Offices, units, how they hang together, who is responsible, what changed, what does not fit.',
  liaison: 'Bodies outside the organisation, and which office speaks to them.',
  evidence: 'Figures, each with its unit, its precision and its day.',
  mail: 'Letters that go out: written with their cause, sent after it, never twice.',
  people: 'Who signs in, and how; sessions and tokens.',
  posts: 'Posts and who holds them; who may do what, where, and why not.',
  calendars: 'The working week and the holidays of each office, from which deadlines are counted.',
  decisions:
    'What was decided about the network: from which day, on which proposal or scenario, and whether it was withdrawn.',
  proposals:
    'Changes and corrections of the network that were proposed, field by field, and what became of them.',
  scenarios:
    'Drafts of a reorganisation: their changes, what they would do, who was consulted, what was adopted.',
  frameworks:
    'The strategies and agreements above all plans, edition by edition, with the mappings between their objectives.',
  trends:
    'What offices see coming: observations with their evidence, and issues that rise and fall.',
  plans:
    'Strategies and plans of action: what each objective cites above it, who was consulted, what is in force, what nobody serves.',
  monitoring: 'Values of indicators by year, who approved them, and what they add up to.',
  partners:
    'Organisations outside that give money or work with us: their names, and references in other schemes.',
  funds:
    'What funds and donors ask: conditions by date, each with its source; overhead and exchange rates.',
  projects:
    'Projects from idea to evaluation: what they say and cite, where they work and for whom, where they stand, what was learnt.',
  budgets: 'What a project costs, line by line, by year and office, and what its fund says to it.',
  routes:
    'Who is asked to endorse a project, and why; since when, until when; what was said; how long it took.',
  delivery:
    'Projects under way: agreements, revisions, reports, closure, evaluation, and when what is due.',
  support: 'Technical support: who asked whom for help, on what, until when, and what came of it.',
  papers: 'Documents people send, made from the record, each with the version of its template.',
  portfolio: 'All projects by region, year, theme and donor, with those published before.',
  history:
    'What was done: by whom, under which post, what became of what, and that nobody rewrote it.',
  portal: 'Search over everything the other parts hold.',
} as const satisfies Record<(typeof domains)[number], string>

/** Every table of dated facts, in the order in which they are resolved. */
export const periodTables: readonly PeriodTable[] = [
  ...worldTables,
  ...networkTables,
  ...liaisonTables,
  ...evidenceTables,
  ...portalTables,
]
