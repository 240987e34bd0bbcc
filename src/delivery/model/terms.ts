import { type Day, daysAfter } from '#platform/day.ts'
import type { Conditions } from '#funds/model/conditions.ts'
import { monthsLater } from '#projects/model/drafting/months.ts'

/** What an agreement asks after its signature; null where it asks nothing of the kind. */
export interface Terms {
  /** Interim reports are asked of projects of at least so many months. */
  interimLeastMonths: number | null
  interimEveryMonths: number | null
  /** So many weeks after the period it tells of. */
  interimWithinWeeks: number | null
  finalWithinMonths: number | null
  /** An extension is asked for at the latest so many months before the last day. */
  extensionMonthsBefore: number | null
  /** Whether it may be asked for later where it is said why. */
  isLateExtensionAllowed: boolean
  /** A line that changes by more than so many per cent needs the donor's approval; null: every change does. */
  budgetChangeMost: string | null
  /** An evaluation after the end is made from so many months after it until so many. */
  exPostFromMonths: number | null
  exPostToMonths: number | null
}

/** What the fund or donor asks of every agreement: what one begins with. */
export const termsOf = (conditions: Conditions): Terms => ({
  interimLeastMonths: conditions.interimLeastMonths,
  interimEveryMonths: conditions.interimEveryMonths,
  interimWithinWeeks: conditions.interimWithinWeeks,
  finalWithinMonths: conditions.finalWithinMonths,
  extensionMonthsBefore: conditions.extensionMonthsBefore,
  isLateExtensionAllowed: false,
  budgetChangeMost: conditions.budgetChangeMost,
  exPostFromMonths: conditions.exPostFromMonths,
  exPostToMonths: conditions.exPostToMonths,
})

/** What is said of terms; what is left out is what the fund or donor asks. */
export type TermsTold = { readonly [Name in keyof Terms]?: Terms[Name] | undefined }

/** The terms of an agreement of which so much is said. */
export const termsTold = (told: TermsTold, asked: Terms): Terms => ({
  interimLeastMonths: told.interimLeastMonths ?? asked.interimLeastMonths,
  interimEveryMonths: told.interimEveryMonths ?? asked.interimEveryMonths,
  interimWithinWeeks: told.interimWithinWeeks ?? asked.interimWithinWeeks,
  finalWithinMonths: told.finalWithinMonths ?? asked.finalWithinMonths,
  extensionMonthsBefore: told.extensionMonthsBefore ?? asked.extensionMonthsBefore,
  isLateExtensionAllowed: told.isLateExtensionAllowed ?? asked.isLateExtensionAllowed,
  budgetChangeMost: told.budgetChangeMost ?? asked.budgetChangeMost,
  exPostFromMonths: told.exPostFromMonths ?? asked.exPostFromMonths,
  exPostToMonths: told.exPostToMonths ?? asked.exPostToMonths,
})

/** From the first day to the last. */
export interface Period {
  from: Day
  to: Day
}

/** The last day on which an extension may be asked for; null where the agreement does not say. */
export const extensionLatest = (
  to: Day,
  { extensionMonthsBefore }: Pick<Terms, 'extensionMonthsBefore'>,
): Day | null => (extensionMonthsBefore === null ? null : monthsLater(to, -extensionMonthsBefore))

/** Whether an extension that is asked for on this day comes too late by the agreement. */
export function isLateExtension(
  day: Day,
  to: Day,
  terms: Pick<Terms, 'extensionMonthsBefore'>,
): boolean {
  const latest = extensionLatest(to, terms)
  return latest !== null && day > latest
}

/** The days within which an evaluation after the end is made; null where the agreement asks for none. */
export function exPostWindow(
  to: Day,
  { exPostFromMonths, exPostToMonths }: Pick<Terms, 'exPostFromMonths' | 'exPostToMonths'>,
): Period | null {
  if (exPostFromMonths === null || exPostToMonths === null) return null
  return { from: monthsLater(to, exPostFromMonths), to: monthsLater(to, exPostToMonths) }
}

/** Whether a period lasts at least so many months. */
export const lasts = ({ from, to }: Period, months: number): boolean =>
  monthsLater(from, months) <= daysAfter(to, 1)
