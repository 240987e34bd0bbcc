import type { Reader } from '#platform/http/reader.ts'
import type { LetterLink } from '#monitoring/actions/letters.ts'
import { paths } from '#monitoring/paths.ts'

/** Where letters lead: absolute, to the pages of the reader's organisation. */
export const letterLink = ({ site: { origin } }: Pick<Reader, 'site'>): LetterLink => ({
  verdict: (locale, report) => `${origin}/${locale}${paths.verdict(report)}`,
  indicator: (locale, { plan, part }) => `${origin}/${locale}${paths.indicator(plan, part)}`,
})
