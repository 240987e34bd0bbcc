import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Reported } from '#monitoring/model/report.ts'

const words = wordsIn('en')

/** Tells the history what was reported, beside the value that the year had before, in English like all it tells. */
export function tellReport(act: Act, before: string | null, reported: Reported): void {
  const { year, value, numerator, denominator, breakdown, source, note } = reported
  const fraction =
    numerator === null || denominator === null ? null : `${numerator} / ${denominator}`
  const parts = Object.entries(breakdown).map(
    ([category, own]) => `${words.t(`monitoring.category.${category}`)}: ${own}`,
  )
  const told = {
    fraction,
    breakdown: parts.join('; '),
    source: source.address === null ? source.title : `${source.title} (${source.address})`,
    note,
  }
  act.note({ field: 'monitoring.field.year', before: null, after: String(year) })
  act.note({ field: 'monitoring.field.value', before, after: value })
  for (const [field, after] of Object.entries(told))
    act.note({ field: `monitoring.field.${field}`, before: null, after: after || null })
}
