import type { Db } from '#platform/db/db.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { namesFor, placeSubject, subjectsSaid } from '#decisions/views/names.ts'
import { conditionText, functionText, nameOf, type NamesOf } from '#decisions/views/sentence.ts'
import { isSuccessionManner } from '#network/model/vocabulary.ts'
import { predicateText, valueText } from '#sources/web/statement-text.ts'
import type { Fact } from '#proposals/model/fields.ts'
import type { Field } from '#proposals/model/proposal.ts'

/** Where values are read, and in which language. */
export interface Telling {
  db: Db
  moment: Moment
  words: Words
}

/** What values of fields are called, as people read them. */
export type TextOf = (fact: Fact) => string

/** Finds what the values of these fields are called. One query. */
export async function textsFor(
  { db, moment, words }: Telling,
  facts: readonly Fact[],
): Promise<TextOf> {
  const said = facts.map((fact) => ({ subject: '', ...fact }))
  const named = await namesFor(
    db,
    moment,
    words.locale,
    subjectsSaid(said).filter((subject) => subject !== ''),
  )
  return (fact) => factText(fact, words, named)
}

function factText({ predicate, qualifier, value }: Fact, words: Words, named: NamesOf): string {
  switch (predicate) {
    case 'place':
      return nameOf(`city:${value}`, named)
    case 'country':
      return nameOf(`country:${value}`, named)
    case 'line':
      return nameOf(value, named)
    case 'successor':
      return isSuccessionManner(qualifier)
        ? `${nameOf(value, named)} (${words.t(`network.manner.${qualifier}`)})`
        : nameOf(value, named)
    case 'coverage':
      return `${nameOf(placeSubject(value), named)}${conditionText(qualifier, words)}`
    case 'function':
      return qualifier === '' || qualifier.startsWith('from:')
        ? functionText(value, words)
        : words.t('proposals.value.for', {
            function: functionText(value, words),
            place: nameOf(placeSubject(qualifier), named),
          })
    case 'language':
      return languageText(value, words)
    default:
      return valueText(predicate, value, words)
  }
}

/** What a language is called; what was typed, where it is the code of none. */
const languageText = (code: string, words: Words): string =>
  (/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/.test(code) ? words.languageName(code) : null) ?? code

/** Both sides of fields as facts: what is to be found names for. */
export const factsIn = (fields: readonly Field[]): Fact[] =>
  fields.flatMap(({ predicate, qualifier, before, after }) =>
    [before, after].flatMap((value) => (value === null ? [] : [{ predicate, qualifier, value }])),
  )

/** What a field is called: “Kind”, “Name (French)”. */
export const fieldText = (
  { predicate, qualifier }: Pick<Fact, 'predicate' | 'qualifier'>,
  words: Words,
): string =>
  predicate === 'name' && qualifier !== ''
    ? words.t('proposals.name-in', { language: languageText(qualifier, words) })
    : predicateText(predicate, words)

/** The fields of a proposal in a few words, each once. */
export const fieldsText = (fields: readonly Field[], words: Words): string =>
  words.list([...new Set(fields.map((field) => fieldText(field, words)))])
