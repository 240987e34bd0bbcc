import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { officeCalled } from '#posts/views/offices.ts'
import type { FieldShape } from '#platform/tree/field.ts'
import type { PartFields } from '#platform/tree/part.ts'
import type { Part } from '#plans/model/part.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { wordsIn as countOf } from '#platform/tree/wrong.ts'

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
  return `${start}${piece}${end} (${words.t('plans.part.words', { words: countOf(text) })})`
}

/** What a part is called in the history: its kind, its id and its title. */
export function calledInHistory(
  { part, kind, fields }: Pick<Part, 'part' | 'kind' | 'fields'>,
  template: PlanTemplate,
): string {
  const chapter = template.chapters.find(({ id }) => part === `chapter-${id}`)
  const title =
    chapter?.titles.en ??
    fields['title.en'] ??
    Object.entries(fields).find(([name]) => name.startsWith('title.'))?.[1]
  const kindText = words.t(`plans.kind.${kind}`)
  return title === undefined ? `${kindText} ${part}` : `${kindText} ${part}: ${title}`
}

interface Telling {
  template: PlanTemplate
  shapes: readonly FieldShape[]
  moment: Moment
}

/** Tells the history what became of the fields of a part, each in plain words; long texts by the place that changed. */
export async function tellFields(
  act: Act,
  was: PartFields,
  is: PartFields,
  telling: Telling,
): Promise<void> {
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  for (const name of names) {
    const [old = '', now = ''] = [was[name], is[name]]
    if (old === now) continue
    act.note({
      field: wordsFor(name),
      before: await saidOf(act, { name, value: old, other: now }, telling),
      after: await saidOf(act, { name, value: now, other: old }, telling),
    })
  }
}

/** The key of what a field is called where no year or language can be put in; texts of a template share one. */
function wordsFor(name: string): string {
  const [key = ''] = name.split('.')
  if (key === 'target') return 'plans.field.targets'
  return words.has(`plans.field.${key}`) ? `plans.field.${key}` : 'plans.field.own'
}

async function saidOf(
  act: Act,
  { name, value, other }: { name: string; value: string; other: string },
  { template, shapes, moment }: Telling,
): Promise<string | null> {
  if (value === '') return null
  const shape = shapes.find((each) => each.name === name)
  const [key = '', of] = name.split('.')
  const own = shape?.isOwn === true ? ownTitle(template, key) : null
  const text = await valueOf(act, { key, value, other }, { shape, moment })
  return [own, of, text].filter((each) => each !== null && each !== undefined).join(': ')
}

async function valueOf(
  act: Act,
  { key, value, other }: { key: string; value: string; other: string },
  { shape, moment }: { shape: FieldShape | undefined; moment: Moment },
): Promise<string> {
  const type = shape?.field.type
  if (type === 'office') return (await officeCalled(act.db, moment, value)) ?? value
  if (type === 'choice') return words.t(`plans.${key}.${value}`)
  return shortened(value, other)
}

const ownTitle = ({ parts }: PlanTemplate, id: string): string | null =>
  parts.flatMap(({ texts }) => texts).find((each) => each.id === id)?.titles.en ?? null
