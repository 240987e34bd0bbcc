import type { Words } from '#platform/i18n/words.ts'
import type { Change } from '#decisions/model/change.ts'
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
} from './sentence.ts'

/** One change of a draft as a sentence: “Vienna becomes a Regional Office”. Takes drafts that are wrong, too. */
export const changeSentence = (change: Change, words: Words, named: NamesOf): Sentence => {
  const telling = changedAs(change, words)
  return sentenceOf({ ...telling, key: `change.${telling.key}` }, words, named)
}

function changedAs({ kind, subject, value, qualifier }: Change, words: Words): Telling {
  const as: As = (key, subjects = {}, values = {}) => ({
    key,
    subjects: { subject, ...subjects },
    values,
  })
  switch (kind) {
    case 'open':
    case 'change-kind':
      return as(kind, {}, { kind: kindText(subject, value, words) })
    case 'close':
      return value === '' ? as(kind) : as('close-into', { office: value })
    case 'rename':
      return as(kind, {}, { name: value, language: languageText(qualifier, words) })
    case 'change-line':
    case 'move':
      return as(kind, { home: value })
    case 'relocate':
      return as(kind, { place: `city:${value}` })
    case 'give-function':
    case 'take-function': {
      const held = { function: functionText(value, words) }
      return qualifier === ''
        ? as(kind, {}, held)
        : as(`${kind}-for`, { place: placeSubject(qualifier) }, held)
    }
    case 'give-coverage':
    case 'take-coverage':
      return as(
        kind,
        { place: placeSubject(value) },
        { condition: conditionText(qualifier, words) },
      )
    case 'give-liaison':
    case 'take-liaison':
      return as(kind, { body: value }, { role: roleText(qualifier, words) })
    case 'merge':
      return as(kind, { office: value })
    case 'split':
      return qualifier === ''
        ? as('split-off', { office: value })
        : as(kind, { office: value, place: placeSubject(qualifier) })
    case 'transfer':
      return as(kind, { office: value }, { function: functionText(qualifier, words) })
  }
}
