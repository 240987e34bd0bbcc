import {
  type FieldShape,
  type FieldType,
  shapedBy,
  shapedByYear,
  type Sketch,
} from '#platform/tree/field.ts'
import { indicatorSketches, neededOfIndicator, targetSketch } from './indicator.ts'
import type { PartKind } from './part.ts'
import { type PlanTemplate, partTemplateOf } from './template.ts'

const long = (mostWords: number | null = null): FieldType => ({ type: 'long', mostWords })
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
  indicator: [title, ...indicatorSketches],
}

/** What parts of a kind always need, beside their title. */
const needed: Readonly<Partial<Record<PartKind, readonly string[]>>> = {
  plan: ['from', 'to'],
  indicator: neededOfIndicator,
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
  const own = (told?.texts ?? []).map(({ id, mostWords }): Sketch => ({
    key: id,
    field: long(mostWords),
    isTranslated: true,
    isOwn: true,
  }))
  const shaped = shapedBy([...sketches[kind], ...own], {
    languages,
    required,
    ...(chapter === undefined ? {} : { mostWords: () => chapter.mostWords }),
  })
  return kind === 'indicator' ? [...shaped, ...shapedByYear(targetSketch, years)] : shaped
}
