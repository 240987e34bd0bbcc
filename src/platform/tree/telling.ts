import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { FieldShape } from './field.ts'
import type { Part, PartFields } from './part.ts'
import { wordsIn as countOf } from './wrong.ts'

// What the history tells is in English, whoever reads it.
const words = wordsIn('en')

/** So much of a long text stands in the history, around the first place where it became another. */
const shown = 120
const before = 40

/** A long text as the history tells it: the part of it that matters, and how many words it has. `other` is what it was, or became. */
export function shortened(text: string, other: string): string {
  if (text.length <= shown) return text
  const differs = text.split('').findIndex((letter, at) => letter !== other[at])
  const from = Math.max(0, Math.min(differs, text.length - shown) - before)
  const piece = text.slice(from, from + shown).toWellFormed()
  const start = from === 0 ? '' : '…'
  const end = from + shown < text.length ? '…' : ''
  const count = words.t('platform.field.word-count', { words: countOf(text) })
  return `${start}${piece}${end} (${count})`
}

/**
 * What a part is called in the history: its kind in the words of its domain, its id and its title. `ofTemplate` is the title of what
 * the template has, such as a chapter.
 */
export function calledPart(
  domain: string,
  { part, kind, fields }: Pick<Part, 'part' | 'kind' | 'fields'>,
  ofTemplate: string | undefined,
): string {
  const title =
    ofTemplate ??
    fields['title.en'] ??
    fields['name'] ??
    Object.entries(fields).find(([name]) => name.startsWith('title.'))?.[1]
  const kindText = words.t(`${domain}.kind.${kind}`)
  return title === undefined ? `${kindText} ${part}` : `${kindText} ${part}: ${title}`
}

/** A value of a field that the history tells, and what it was or became. */
export interface ToldValue {
  name: string
  value: string
  other: string
  /** Undefined: the part has no such field any more. */
  shape: FieldShape | undefined
}

/** How a domain tells of fields. */
export interface FieldTelling {
  shapes: readonly FieldShape[]
  /** The key of what a field is called. */
  keyOf: (name: string) => string
  /** A value in plain words. */
  said: (told: ToldValue) => Promise<string>
}

/** Tells the history what became of the fields of a part, each in plain words; what is empty is null. */
export async function tellChanges(
  act: Act,
  was: PartFields,
  is: PartFields,
  { shapes, keyOf, said }: FieldTelling,
): Promise<void> {
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [old = '', now = ''] = [was[name], is[name]]
    if (old === now) continue
    const shape = shapes.find((each) => each.name === name)
    const text = (value: string, other: string) =>
      value === '' ? null : said({ name, value, other, shape })
    act.note({ field: keyOf(name), before: await text(old, now), after: await text(now, old) })
  }
}
