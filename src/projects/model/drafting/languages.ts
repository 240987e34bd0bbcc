import { locales } from '#platform/i18n/locale.ts'

/** The languages in which projects are begun: those of the pages. What was published elsewhere may be in others. */
export const projectLanguages: readonly string[] = locales

/** The languages whose texts forms ask for: those in which projects are begun, and those the version has. */
export const languagesAsked = ({ languages }: { languages: readonly string[] }): string[] => [
  ...new Set([...projectLanguages, ...languages]),
]
