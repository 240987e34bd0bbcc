import type { Day } from '#platform/day.ts'
import {
  type ConditionName,
  conditionNames,
  type Conditions,
  defaultFund,
  type Fund,
  type FundVersion,
  type Rules,
  type Said,
} from './conditions.ts'

/** Whose conditions are asked for: those of a fund, or of whoever gives the money; null where neither is known yet. */
export interface Wanted {
  fund: string | null
  donor: { id: string; isEuropeanUnion: boolean } | null
  day: Day
}

/**
 * What is asked of a project on a day: by the fund named (the conditions of the organisation are none), else by the fund about its
 * donor, else by that of the European Union where the donor is one of its institutions; what they do not say, the default says.
 * Undefined where nothing holds on that day at all.
 */
export function conditionsOn(funds: readonly Fund[], wanted: Wanted): Conditions | undefined {
  const fallback = funds.find(({ id }) => id === defaultFund)
  const fallbackVersion = versionOn(fallback, wanted.day)
  const fund = fundFor(funds, wanted)
  const version = versionOn(fund, wanted.day)
  if (fund !== undefined && version !== undefined)
    return applied({ fund, version }, fallbackVersion)
  if (fallback === undefined || fallbackVersion === undefined) return undefined
  return applied({ fund: fallback, version: fallbackVersion }, undefined)
}

/** The fund whose conditions these are; null where they are those of the organisation. */
export const fundOf = (conditions: Pick<Conditions, 'fund'> | undefined): string | null =>
  conditions === undefined || conditions.fund === defaultFund ? null : conditions.fund

function fundFor(funds: readonly Fund[], { fund, donor, day }: Wanted): Fund | undefined {
  if (fund !== null && fund !== defaultFund) return funds.find(({ id }) => id === fund)
  if (donor === null) return undefined
  const live = funds.filter((each) => versionOn(each, day) !== undefined)
  return (
    live.find(({ partners }) => partners.includes(donor.id)) ??
    (donor.isEuropeanUnion ? live.find(({ isEuropeanUnion }) => isEuropeanUnion) : undefined)
  )
}

/** The conditions of a fund that hold on the day; undefined where none are known. */
export const versionOn = (fund: Fund | undefined, day: Day): FundVersion | undefined =>
  fund?.versions.find(
    ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
  )

interface Own {
  fund: Fund
  version: FundVersion
}

function applied({ fund, version }: Own, fallback: FundVersion | undefined): Conditions {
  const rules: Rules = { ...fallback?.rules, ...version.rules }
  return {
    fund: fund.id,
    titles: fund.titles,
    partners: fund.partners,
    from: version.from,
    until: version.until,
    currency: rules.currency?.value ?? null,
    nationalLeast: rules.nationalLeast?.value ?? null,
    nationalMost: rules.nationalMost?.value ?? null,
    regionalLeast: rules.regionalLeast?.value ?? null,
    regionalMost: rules.regionalMost?.value ?? null,
    eligibleCountries: rules.eligibleCountries?.value ?? null,
    eligibilityRule: rules.eligibilityRule?.value ?? null,
    excludedKinds: rules.excludedKinds?.value ?? [],
    excludedTypes: rules.excludedTypes?.value ?? [],
    durationMostMonths: rules.durationMostMonths?.value ?? null,
    staffAndOfficeMost: rules.staffAndOfficeMost?.value ?? null,
    evaluationLeast: rules.evaluationLeast?.value ?? null,
    exPostFromMonths: rules.exPostFromMonths?.value ?? null,
    exPostToMonths: rules.exPostToMonths?.value ?? null,
    isCoFundingAllowed: rules.isCoFundingAllowed?.value ?? true,
    isActivityAligned: rules.isActivityAligned?.value ?? false,
    needsRequestLetter: rules.needsRequestLetter?.value ?? false,
    overheadRate: rules.overheadRate?.value ?? null,
    interimLeastMonths: rules.interimLeastMonths?.value ?? null,
    interimEveryMonths: rules.interimEveryMonths?.value ?? null,
    interimWithinWeeks: rules.interimWithinWeeks?.value ?? null,
    finalWithinMonths: rules.finalWithinMonths?.value ?? null,
    extensionMonthsBefore: rules.extensionMonthsBefore?.value ?? null,
    budgetChangeMost: rules.budgetChangeMost?.value ?? null,
    negotiator: rules.negotiator?.value ?? null,
    reviewer: rules.reviewer?.value ?? null,
    reviewerUnit: rules.reviewerUnit?.value ?? null,
    submitter: rules.submitter?.value ?? null,
    said: Object.fromEntries(
      conditionNames.flatMap((name): [ConditionName, Said][] => {
        const rule = rules[name]
        if (rule === undefined) return []
        const { certainty, source, note = null } = rule
        const of = version.rules[name] === undefined ? defaultFund : fund.id
        return [[name, { fund: of, certainty, source, note }]]
      }),
    ),
  }
}

/** One condition of two versions that follow each other; undefined where a version does not say it. */
export interface Compared {
  name: ConditionName
  before: Rules[ConditionName]
  after: Rules[ConditionName]
  isChanged: boolean
}

/** What a version says beside what the one before it said, in the order in which conditions are shown; what neither says is left out. */
export function comparedRules(before: Rules | undefined, after: Rules): Compared[] {
  return conditionNames.flatMap((name) => {
    const [was, is] = [before?.[name], after[name]]
    if (was === undefined && is === undefined) return []
    const isChanged = JSON.stringify(was?.value) !== JSON.stringify(is?.value)
    return [{ name, before: was, after: is, isChanged: before !== undefined && isChanged }]
  })
}
