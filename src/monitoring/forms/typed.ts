import type { Static } from 'typebox'
import type { ReportBody } from '#monitoring/forms.ts'
import type { Breakdown } from '#monitoring/model/breakdown.ts'
import { everyCategory } from '#monitoring/model/breakdown.ts'
import type { Reported } from '#monitoring/model/report.ts'

/** A reported value, as the API sends it. */
export const reportedFrom = ({
  year,
  value,
  numerator,
  denominator,
  breakdown,
  sourceTitle,
  sourceAddress,
  note,
}: Omit<Static<typeof ReportBody>, 'version'>): Reported => ({
  year,
  value: value.trim(),
  numerator: numerator?.trim() || null,
  denominator: denominator?.trim() || null,
  breakdown: Object.fromEntries(
    Object.entries(breakdown ?? {}).map(([category, own]) => [category, own.trim()]),
  ),
  source: { title: sourceTitle.trim(), address: sourceAddress?.trim() || null },
  note: note?.trim() ?? '',
})

/** The breakdown that a form sends, with a field for each category: those left empty are not told. */
export const breakdownTyped = (typed: Readonly<Record<string, unknown>>): Breakdown =>
  Object.fromEntries(
    everyCategory.flatMap((category): [string, string][] => {
      const own = typed[`breakdown.${category}`]
      return typeof own === 'string' && own.trim() !== '' ? [[category, own]] : []
    }),
  )
