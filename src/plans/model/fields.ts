import type { PartKind } from './part.ts'
import { type PlanTemplate, partTemplateOf } from './template.ts'

/** What an indicator counts: things; people, of whom the same may be counted twice; shares of a whole; an index. */
export const measures = ['count', 'people', 'percentage', 'index'] as const
export type Measure = (typeof measures)[number]

/** Whether each year's value stands for itself, or counts from the beginning. */
export const countings = ['yearly', 'cumulative'] as const
export type Counting = (typeof countings)[number]

/** Which way is better. */
export const directions = ['up', 'down', 'keep'] as const
export type Direction = (typeof directions)[number]

/** By what values are broken down. */
export const disaggregations = ['none', 'sex', 'age', 'sex-and-age'] as const
export type Disaggregation = (typeof disaggregations)[number]

/** How a field is written and checked. */
export type FieldType =
  | { type: 'text' }
  | { type: 'long'; mostWords: number | null }
  | { type: 'day' }
  | { type: 'year' }
  | { type: 'amount' }
  | { type: 'currency' }
  | { type: 'office' }
  | { type: 'number' }
  | { type: 'choice'; choices: readonly string[] }

/** A field of a part: its whole name (`title.en`), what it is called by (`title`), its language or year. */
export interface FieldShape {
  name: string
  /** The key of its words, `plans.field.<key>`; of a text that only the template asks for, its id there. */
  key: string
  /** The language of a text, the year of a target; null for the others. */
  of: string | null
  field: FieldType
  isRequired: boolean
  /** Whether only this template asks for it, and its title stands there. */
  isOwn: boolean
}

interface Sketch {
  key: string
  field: FieldType
  isTranslated?: boolean
}

const long = (mostWords: number | null = null): FieldType => ({ type: 'long', mostWords })
const choice = (choices: readonly string[]): FieldType => ({ type: 'choice', choices })
const title: Sketch = { key: 'title', field: { type: 'text' }, isTranslated: true }
const text: Sketch = { key: 'text', field: long(), isTranslated: true }

const sketches: Readonly<Record<PartKind, readonly Sketch[]>> = {
  plan: [title, { key: 'from', field: { type: 'day' } }, { key: 'to', field: { type: 'day' } }],
  chapter: [text],
  objective: [title, text],
  priority: [title, text],
  action: [
    title,
    text,
    { key: 'responsible', field: { type: 'office' } },
    { key: 'partners', field: { type: 'text' } },
    { key: 'from', field: { type: 'day' } },
    { key: 'to', field: { type: 'day' } },
    { key: 'cost', field: { type: 'amount' } },
    { key: 'currency', field: { type: 'currency' } },
    { key: 'cost-day', field: { type: 'day' } },
  ],
  indicator: [
    title,
    { key: 'unit', field: { type: 'text' }, isTranslated: true },
    { key: 'measure', field: choice(measures) },
    { key: 'counting', field: choice(countings) },
    { key: 'direction', field: choice(directions) },
    { key: 'disaggregation', field: choice(disaggregations) },
    { key: 'verification', field: { type: 'text' }, isTranslated: true },
    { key: 'baseline', field: { type: 'number' } },
    { key: 'baseline-year', field: { type: 'year' } },
  ],
}

/** What an indicator always needs: without it its values mean nothing. */
const needed: Readonly<Partial<Record<PartKind, readonly string[]>>> = {
  plan: ['from', 'to'],
  indicator: ['measure', 'counting', 'direction', 'disaggregation'],
}

/** What decides which fields a part has. */
export interface Writing {
  template: PlanTemplate
  /** The first is the one the plan is written in: only its texts are required. */
  languages: readonly string[]
  /** The years of the plan's period; targets are set for these. */
  years: readonly number[]
}

/** The most words of a chapter of the template. */
const mostOfChapter = ({ chapters }: PlanTemplate, part: string) =>
  chapters.find(({ id }) => part === `chapter-${id}`)

/** The fields of a part, in the order in which they are written. `part` tells chapters apart. */
export function fieldsOf(
  { kind, part }: { kind: PartKind; part: string },
  { template, languages, years }: Writing,
): FieldShape[] {
  const chapter = kind === 'chapter' ? mostOfChapter(template, part) : undefined
  const told = partTemplateOf(template, kind)
  const required = new Set([
    ...(kind === 'chapter' ? [] : ['title']),
    ...(chapter?.isRequired === true ? ['text'] : []),
    ...(needed[kind] ?? []),
    ...(told?.required ?? []),
  ])
  const own = (told?.texts ?? []).map((each): Sketch & { isOwn: true } => ({
    key: each.id,
    field: long(each.mostWords),
    isTranslated: true,
    isOwn: true,
  }))
  const shaped = [...sketches[kind].map((each) => ({ ...each, isOwn: false })), ...own].flatMap(
    ({ key, field, isTranslated = false, isOwn }): FieldShape[] => {
      const limited =
        chapter !== undefined && field.type === 'long' ? long(chapter.mostWords) : field
      const isRequired = required.has(key)
      if (!isTranslated) return [{ name: key, key, of: null, field: limited, isRequired, isOwn }]
      return languages.map((language, at) => ({
        name: `${key}.${language}`,
        key,
        of: language,
        field: limited,
        isRequired: isRequired && at === 0,
        isOwn,
      }))
    },
  )
  if (kind !== 'indicator') return shaped
  const targets = years.map((year): FieldShape => {
    const name = `target.${year}`
    const of = String(year)
    return { name, key: 'target', of, field: { type: 'number' }, isRequired: false, isOwn: false }
  })
  return [...shaped, ...targets]
}

/** The years that a period touches; none while one of its ends is missing. */
export function yearsOf({ from, to }: Readonly<Record<string, string>>): number[] {
  if (from === undefined || to === undefined || to < from) return []
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, at) => first + at)
}
