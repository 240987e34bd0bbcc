import type { Consequence, Named } from './impact.ts'

/** The type of an office that covers a country as a Regional Office: only one should. Any other is an `office`. */
export const regionalOffice = 'regional-office'

/**
 * What it means for a country that others give it a function: `loses-cover`, nobody afterwards; `gains-cover`, nobody before;
 * `doubles-cover`, more than one where there was one at most; else `passes-on`. Of coverage only Regional Offices count as more
 * than one: other offices serve countries beside them.
 */
export const coverConsequence: Consequence = (before, after, about) => {
  if (after.length === 0) return 'loses-cover'
  const isCoverage = about.some(({ type, id }) => type === 'function' && id === 'coverage')
  const counted = (said: readonly Named[]) =>
    said.filter(({ type }) => !isCoverage || type === regionalOffice).length
  if (counted(after) > 1 && counted(before) <= 1) return 'doubles-cover'
  return before.length === 0 ? 'gains-cover' : 'passes-on'
}

/** What it means for an office that other Regional Offices are responsible for its country. */
export const regionConsequence: Consequence = (before, after) => {
  if (after.length === 0) return 'loses-region'
  return before.length === 0 ? 'gains-region' : 'changes-region'
}

const officeConsequences: Readonly<Record<string, string>> = {
  name: 'changes-name',
  place: 'changes-place',
  line: 'changes-line',
  functions: 'changes-functions',
  coverage: 'changes-coverage',
}

/** What of an office is told, one line each: the second of what such a line is about. */
export const officeAspects = ['kind', 'name', 'place', 'line', 'functions', 'coverage'] as const
export type OfficeAspect = (typeof officeAspects)[number]

/** What it means that something else is said of an office: with its kind it opens and closes. */
export const officeConsequence: Consequence = (before, after, about) => {
  const aspect = about.find(({ type }) => type === 'aspect')?.id ?? ''
  const consequence = officeConsequences[aspect]
  if (consequence !== undefined) return consequence
  if (before.length === 0) return 'opened'
  return after.length === 0 ? 'closed' : 'changes-kind'
}
