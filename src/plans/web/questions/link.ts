import type { Reader } from '#platform/http/reader.ts'
import type { QuestionsLink } from '#plans/actions/questioning.ts'
import { paths } from '#plans/paths.ts'

/** The absolute address of what an office is to confirm, for letters about it. */
export const questionsLink =
  ({ site }: Pick<Reader, 'site'>): QuestionsLink =>
  (locale, office) =>
    `${site.origin}/${locale}${paths.questions}?office=${encodeURIComponent(office)}`
