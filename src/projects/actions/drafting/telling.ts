import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { chosenIn, type FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { wordsIn as countOf } from '#platform/tree/wrong.ts'
import { officeCalled } from '#posts/views/offices.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { chapterOf, questionOf, type Writing } from '#projects/model/writing.ts'

// What the history tells is in English, whoever reads it.
const words = wordsIn('en')

/** So much of a long text stands in the history, around the first place where it became another. */
const shown = 120
const before = 40

/** A long text as the history tells it: the part of it that matters, and how many words it has. */
function shortened(text: string, other: string): string {
  if (text.length <= shown) return text
  const differs = text.split('').findIndex((letter, at) => letter !== other[at])
  const from = Math.max(0, Math.min(differs, text.length - shown) - before)
  const piece = text.slice(from, from + shown).toWellFormed()
  const start = from === 0 ? '' : '…'
  const end = from + shown < text.length ? '…' : ''
  return `${start}${piece}${end} (${words.t('projects.part.words', { words: countOf(text) })})`
}

/** What a part is called in the history: its kind, its id and its title. */
export function calledInHistory(
  { part, kind, fields }: Pick<ProjectPart, 'part' | 'kind' | 'fields'>,
  template: Writing['template'],
): string {
  const title =
    chapterOf(template, part)?.titles.en ??
    questionOf(template, part)?.titles.en ??
    fields['title.en'] ??
    fields['name'] ??
    Object.entries(fields).find(([name]) => name.startsWith('title.'))?.[1]
  const kindText = words.t(`projects.kind.${kind}`)
  return title === undefined ? `${kindText} ${part}` : `${kindText} ${part}: ${title}`
}

/** Tells the history what became of the fields of a part, each in plain words; long texts by the place that changed. */
export async function tellFields(
  act: Act,
  was: PartFields,
  is: PartFields,
  { shapes, moment }: { shapes: readonly FieldShape[]; moment: Moment },
): Promise<void> {
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  for (const name of names) {
    const [old = '', now = ''] = [was[name], is[name]]
    if (old === now) continue
    const shape = shapes.find((each) => each.name === name)
    act.note({
      field: wordsFor(name),
      before: await saidOf(act, { name, value: old, other: now }, shape, moment),
      after: await saidOf(act, { name, value: now, other: old }, shape, moment),
    })
  }
}

/** The key of what a field is called; the single counts of people share one. */
function wordsFor(name: string): string {
  const [key = '', ...rest] = name.split('.')
  return rest.length === 2 ? `projects.field.${key}-people` : `projects.field.${key}`
}

async function saidOf(
  act: Act,
  { name, value, other }: { name: string; value: string; other: string },
  shape: FieldShape | undefined,
  moment: Moment,
): Promise<string | null> {
  if (value === '') return null
  const [key = '', ...rest] = name.split('.')
  const of =
    rest.length === 2 ? rest.map((each) => words.t(`projects.of.${each}`)).join(', ') : rest[0]
  const text = await valueOf(act, { key, value, other }, shape, moment)
  return of === undefined ? text : `${of}: ${text}`
}

async function valueOf(
  act: Act,
  { key, value, other }: { key: string; value: string; other: string },
  shape: FieldShape | undefined,
  moment: Moment,
): Promise<string> {
  const type = shape?.field.type
  const word = (each: string) =>
    words.has(`projects.choice.${key}.${each}`) ? words.t(`projects.choice.${key}.${each}`) : each
  if (type === 'office') return (await officeCalled(act.db, moment, value)) ?? value
  if (type === 'choice') return word(value)
  if (type === 'yes-no') return words.t(`projects.choice.yes-no.${value}`)
  if (type === 'choices') return chosenIn(value).map(word).join(', ')
  return shortened(value, other)
}
