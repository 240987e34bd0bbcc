import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { fold } from '#platform/text.ts'

/** A word of the vocabulary found by what was typed. */
export interface WordHit {
  type: 'kind' | 'function'
  id: string
}

/** Short forms people use for kinds and functions of any date. */
const shortForms: Record<string, readonly string[]> = {
  'mission-with-regional-functions': ['mrf', 'mrfs'],
  'special-liaison-mission': ['slm', 'slms'],
  'special-liaison-office': ['slo', 'slos'],
  'regional-office': ['ro', 'ros'],
  'subregional-office': ['sro'],
  'country-office': ['co', 'cos'],
  'country-office-with-coordination-function': ['coordinating office'],
  'administrative-centre': ['mac', 'pac', 'administrative center'],
  'iom-office-at-the-un': ['un office', 'iom un'],
  headquarters: ['hq'],
  'resource-mobilisation': ['rm', 'resource mobilization', 'fundraising'],
  'project-endorsement': ['endorsement', 'review'],
  coordination: ['coordinating'],
}

/** The kinds and functions whose words, in any of the languages, or whose short form hold what was typed. */
export function vocabularyMatching(text: string): WordHit[] {
  const typed = fold(text)
  if (typed.length < 2) return []
  const holds = (type: WordHit['type'], id: string) => {
    const words = locales.map((locale) => fold(wordsIn(locale).t(`network.${type}.${id}`)))
    const isShort = (shortForms[id] ?? []).some((form) => form === typed)
    return (
      isShort ||
      (typed.length > 2 &&
        words.some((word) => word.includes(typed) || `${typed} `.startsWith(`${word} `)))
    )
  }
  return [
    ...officeKinds.filter((id) => holds('kind', id)).map((id): WordHit => ({ type: 'kind', id })),
    ...officeFunctions
      .filter((id) => holds('function', id))
      .map((id): WordHit => ({ type: 'function', id })),
  ]
}
