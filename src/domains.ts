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
  'decisions',
  'proposals',
  'scenarios',
  'frameworks',
  'trends',
  'plans',
  'monitoring',
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
