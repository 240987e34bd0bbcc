import { locales } from '#platform/i18n/locale.ts'

/** The languages in which plans are begun: those of the pages. What was published elsewhere may be in others. */
export const planLanguages: readonly string[] = locales

/** The languages whose titles the form of a head asks for: those in which plans are begun, and those the version has. */
export const languagesAsked = ({ languages }: { languages: readonly string[] }): string[] => [
  ...new Set([...planLanguages, ...languages]),
]
