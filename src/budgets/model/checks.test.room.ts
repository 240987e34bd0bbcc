import { checked } from './checks.ts'
import type { BudgetFault } from './faults.ts'
import type { Conditions } from '#funds/model/conditions.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { reckoned } from '#projects/model/reckoning.ts'

const free: Conditions = {
  fund: 'iom-development-fund-1',
  titles: { en: 'IOM Development Fund' },
  partners: [],
  from: null,
  until: null,
  currency: null,
  nationalLeast: null,
  nationalMost: null,
  regionalLeast: null,
  regionalMost: null,
  eligibleCountries: null,
  eligibilityRule: null,
  excludedKinds: [],
  excludedTypes: [],
  durationMostMonths: null,
  staffAndOfficeMost: null,
  evaluationLeast: null,
  exPostFromMonths: null,
  exPostToMonths: null,
  isCoFundingAllowed: true,
  isActivityAligned: false,
  needsRequestLetter: false,
  overheadRate: null,
  interimLeastMonths: null,
  interimEveryMonths: null,
  interimWithinWeeks: null,
  finalWithinMonths: null,
  extensionMonthsBefore: null,
  budgetChangeMost: null,
  negotiator: null,
  reviewer: null,
  reviewerUnit: null,
  submitter: null,
  said: {},
}

export const said = {
  fund: 'iom-development-fund-1',
  certainty: 'sourced',
  source: 'Financial Guidelines 2020',
  note: null,
} as const

export const root = (fields: Record<string, string> = {}): ProjectPart => ({
  part: 'project',
  kind: 'project',
  parent: null,
  place: 1,
  fields: {
    currency: 'USD',
    office: 'kyrgyzstan',
    from: '2027-03-01',
    to: '2028-12-31',
    ...fields,
  },
})

export const line = (part: string, fields: Record<string, string>): ProjectPart => ({
  part,
  kind: 'line',
  parent: 'project',
  place: 9,
  fields: { kind: 'programme', quantity: '1', year: '2027', ...fields },
})

export const place = (part: string, country: string): ProjectPart => ({
  part,
  kind: 'place',
  parent: 'project',
  place: 3,
  fields: { country },
})

export const faultsOf = (
  parts: readonly ProjectPart[],
  conditions: Partial<Conditions> = {},
): BudgetFault[] =>
  checked({
    parts,
    reckoning: reckoned(parts, null),
    conditions: { ...free, ...conditions },
    offices: new Set(['kyrgyzstan', 'vienna']),
  })

/** What is wrong, as `rule part`. */
export const rulesOf = (...asked: Parameters<typeof faultsOf>) =>
  faultsOf(...asked).map(({ rule, part }) => (part === null ? rule : `${rule} ${part}`))
