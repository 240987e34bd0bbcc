import type { Day } from '#platform/day.ts'
import type { Words } from '#platform/i18n/words.ts'
import { isSuccessionManner } from '#network/model/vocabulary.ts'
import { predicateText, valueText } from '#sources/web/statement-text.ts'
import type { Said, Step } from '#decisions/model/change.ts'
import { placeSubject } from './names.ts'
import {
  type As,
  conditionText,
  functionText,
  kindText,
  languageText,
  type NamesOf,
  roleText,
  type Sentence,
  sentenceOf,
  type Telling,
  within,
} from './sentence.ts'

/** “From 1 January 2027, Vienna is a Regional Office”; without a day “Vienna is a Regional Office”. */
export function stepSentence(
  { manner, ...said }: Step,
  day: Day | null,
  words: Words,
  named: NamesOf,
): Sentence {
  const telling = saidAs(said, words)
  const sentence = sentenceOf({ ...telling, key: `${manner}.${telling.key}` }, words, named)
  return day === null ? sentence : within('from-day', sentence, words, { day: words.day(day) })
}

/** How one fact is said, as long as it holds. */
function saidAs({ subject, predicate, value, qualifier }: Said, words: Words): Telling {
  const as: As = (key, subjects = {}, values = {}) => ({
    key,
    subjects: { subject, ...subjects },
    values,
  })
  const other = () =>
    as(
      'other',
      {},
      {
        what: predicateText(predicate, words),
        value: valueText(predicate, value, words),
      },
    )
  switch (predicate) {
    case 'name':
      return as('name', {}, { name: value, language: languageText(qualifier, words) })
    case 'kind':
      return /^(office|unit):/.test(subject)
        ? as('kind', {}, { kind: kindText(subject, value, words) })
        : other()
    case 'place':
      return as('place', { place: `city:${value}` })
    case 'country':
      return as('place', { place: `country:${value}` })
    case 'line':
      return as('line', { home: value })
    case 'part-of':
      return as('part-of', { home: value })
    case 'function':
      return functionAs(value, qualifier, { as, words })
    case 'coverage':
      return as(
        'coverage',
        { place: placeSubject(value) },
        { condition: conditionText(qualifier, words) },
      )
    case 'liaison':
      return as('liaison', { body: value }, { role: roleText(qualifier, words) })
    case 'successor':
      return isSuccessionManner(qualifier)
        ? as(`successor-${qualifier}`, { office: value })
        : other()
    case 'member':
      return as('member', { country: `country:${value}` })
    case 'language':
      return as('language', {}, { language: words.languageName(value) ?? value })
    default:
      return other()
  }
}

/** A function may be held for a place, or have come from headquarters. */
function functionAs(
  value: string,
  qualifier: string,
  { as, words }: { as: As; words: Words },
): Telling {
  const held = { function: functionText(value, words) }
  if (qualifier === '') return as('function', {}, held)
  if (qualifier.startsWith('from:')) return as('function-moved', {}, held)
  return as('function-for', { place: placeSubject(qualifier) }, held)
}

/** What a correction says of one thing: what was wrongly held, what was so all along; one of them may be missing. */
export interface Corrected extends Omit<Said, 'value'> {
  wrong: string | null
  right: string | null
}

/** “Never so: Vienna is a Regional Office”, “So all along: …”; one sentence for each side of a correction. */
export function correctionSentences(
  { wrong, right, ...about }: Corrected,
  words: Words,
  named: NamesOf,
): Sentence[] {
  const told = (key: string, value: string | null) =>
    value === null
      ? []
      : [
          within(
            key,
            stepSentence({ ...about, value, manner: 'begins' }, null, words, named),
            words,
          ),
        ]
  return [...told('corrected.wrong', wrong), ...told('corrected.right', right)]
}
