/**
 * What an office can be. Kinds end and have successors; which office was of which kind when is in `office_kind`.
 * The order is that of the organisation's own line, from headquarters down.
 */
export const officeKinds = [
  'headquarters',
  'administrative-centre',
  'regional-office',
  'mission-with-regional-functions',
  'subregional-office',
  'global-office',
  'iom-office-at-the-un',
  'special-liaison-office',
  'special-liaison-mission',
  'country-office-with-coordination-function',
  'country-office-for-partnerships-and-advocacy',
  'country-office',
  'country-mission',
  'sub-office',
  'research-centre',
  'country-site',
] as const
export type OfficeKind = (typeof officeKinds)[number]

/** What an office can be responsible for. */
export const officeFunctions = [
  'project-endorsement',
  'technical-support',
  'planning-and-coordination',
  'regional-strategy',
  'programme-support',
  'programme-development',
  'administrative-support',
  'financial-support',
  'liaison',
  'resource-mobilisation',
  'coordination',
  'project-implementation',
  'eu-relations',
  'research',
  'public-information',
  'training',
  'migration-data-analysis',
  'administrative-services',
  'information-services',
  'information-technology',
  'accounting',
  'budget',
  'facilitated-migration',
  'human-resources',
  'migration-health',
  'movement-management',
  'publications',
  'treasury',
] as const
export type OfficeFunction = (typeof officeFunctions)[number]

/** Departments, units, special bodies and posts inside an office. */
export const unitKinds = [
  'department',
  'office-of',
  'unit',
  'service',
  'independent-office',
  'hub',
  'working-group',
  'post',
] as const
export type UnitKind = (typeof unitKinds)[number]

/** How an office can be reached. */
export const contactChannels = [
  'telephone',
  'email',
  'address',
  'website',
  'hotline',
  'coordinates',
] as const

/** What became of an office: it went on, was merged or split, or became another kind. */
export const successionManners = ['continued', 'merged', 'split', 'became'] as const

const has = (words: readonly string[]) => (text: string) => words.includes(text)
export const isOfficeKind = has(officeKinds)
export const isOfficeFunction = has(officeFunctions)
export const isUnitKind = has(unitKinds)
export const isSuccessionManner = has(successionManners)
