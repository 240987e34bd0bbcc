import type { Fault } from '#platform/refusal.ts'
import { yearsOf } from '#platform/tree/field.ts'
import { fieldsOf, type Writing } from './fields.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { chapterPart, type Part, type PartKind, rootPart } from './part.ts'
import { partTemplateOf, type PlanTemplate } from './template.ts'
import { wrongFields } from './wrong.ts'
import { missingFields } from '#platform/tree/wrong.ts'

/** One thing that stands between a version and the mandate holder: a part, and the field of it where it is one. */
export interface Lack {
  part: string
  kind: PartKind
  /** Null where it is not one field that is missing or wrong. */
  field: string | null
  /** The key of its words: `field/missing`, what is wrong with a field, or `plans/lack.…`. */
  reason: string
  details?: Fault['details']
}

/** What is looked through. */
export interface Looked {
  version: { languages: readonly string[]; from: string | null; to: string | null }
  /** In reading order. */
  parts: readonly Part[]
  citations: readonly Citation[]
  template: PlanTemplate
}

/** What decides which fields the parts of a version have, with the period they must keep to. */
export function writingOf({ version, template }: Pick<Looked, 'version' | 'template'>): Writing & {
  period: { from?: string; to?: string }
} {
  const period = {
    ...(version.from === null ? {} : { from: version.from }),
    ...(version.to === null ? {} : { to: version.to }),
  }
  return { template, languages: version.languages, years: yearsOf(period), period }
}

/**
 * What is still missing before the version can be put before the mandate holder, part by part: chapters and fields that the
 * template requires, fields that no longer fit (the period was changed since), parts that must cite something and do not, and a
 * plan without a single objective. Empty: it is ready.
 */
export function readinessOf({ version, parts, citations, template }: Looked): Lack[] {
  const writing = writingOf({ version, template })
  const citing = new Set(citations.map(({ part }) => part))
  const held = new Set(parts.map(({ part }) => part))
  const chapters = template.chapters.flatMap(({ id, isRequired }): Lack[] =>
    isRequired && !held.has(chapterPart(id))
      ? [{ part: chapterPart(id), kind: 'chapter', field: null, reason: 'plans/lack.chapter' }]
      : [],
  )
  const lacks = parts.flatMap((each): Lack[] => {
    const { part, kind } = each
    const faults = [
      ...missingFields(each.fields, fieldsOf(each, writing)),
      ...wrongFields(each, writing),
    ]
    const named = faults.map((fault): Lack => ({ part, kind, ...fault }))
    const mustCite = partTemplateOf(template, kind)?.mustCite === true
    return mustCite && !citing.has(part)
      ? [...named, { part, kind, field: null, reason: 'plans/lack.citation' }]
      : named
  })
  const asksObjectives = partTemplateOf(template, 'objective') !== undefined
  const hasObjective = parts.some(({ kind }) => kind === 'objective')
  const objectives: Lack[] =
    asksObjectives && !hasObjective
      ? [{ part: rootPart, kind: 'plan', field: null, reason: 'plans/lack.objective' }]
      : []
  return [...lacks, ...chapters, ...objectives]
}

/** The fields of a part of the version, in the order in which they are written. */
export const shapesOf = (
  part: Pick<Part, 'part' | 'kind'>,
  looked: Pick<Looked, 'version' | 'template'>,
) => fieldsOf(part, writingOf(looked))
