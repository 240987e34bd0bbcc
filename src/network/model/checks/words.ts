import type { Words } from '#platform/i18n/words.ts'
import { isolated } from '#network/model/findings/sentence.ts'
import type { Named } from '#network/model/impact.ts'
import type { Check } from './check.ts'

/** What a check says in the reader's language: its sort, what is wrong, and what would mend it. */
export interface CheckWords {
  title: string
  text: string
  mend: string
}

/** The words of a check. */
export function checkWords({ id, about, details }: Check, words: Words): CheckWords {
  const [what, ...others] = about.map((each) => called(each, words))
  const languages = (details['languages'] ?? '').split(' ').filter(Boolean)
  const values = {
    ...details,
    what: what ?? '',
    others: words.list(others),
    all: words.list([what ?? '', ...others]),
    count: others.length,
    languages: words.list(languages.map((each) => words.languageName(each) ?? each)),
  }
  const say = (part: keyof CheckWords) => words.t(`network.check.${id}.${part}`, values)
  return { title: say('title'), text: say('text'), mend: say('mend') }
}

const called = ({ type, id, label }: Named, words: Words) =>
  type === 'function' ? words.t(`network.function.${id}`) : isolated(label, words)
