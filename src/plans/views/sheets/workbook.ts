import type { FieldSheet, Workbook } from '#platform/documents/sheets.ts'
import { directionOf, type Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { kindsAbove } from '#plans/model/drafting/arrange.ts'
import type { Writing } from '#plans/model/fields.ts'
import { textOf } from '#platform/tree/part.ts'
import { chapterPart, type Part, partKinds, rootPart } from '#plans/model/part.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { writingOf } from '#plans/model/readiness.ts'
import { coded } from '#platform/tree/sheets/coded.ts'
import {
  isPartSheet,
  kindsOn,
  type PartSheet,
  shapesOn,
  type SheetKind,
  sheetsOf,
} from '#plans/model/sheets/layout.ts'
import { tabKey } from '#platform/tree/sheets/typed.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { citable } from '#plans/views/drafting/citable.ts'
import { type ToldUpper, uppersTold } from '#plans/views/reading/cited.ts'
import type { WholeVersion } from '#plans/views/reading/whole.ts'
import type { Looking } from '#plans/views/seen.ts'
import { choiceIn, columnsFor, kindChoice, type Offered } from './columns.ts'

/** Who wants the workbook, and in which language its sheets and columns are called. */
export interface WorkbookWish extends Looking {
  locale: Locale
  words: Words
}

/** What the hidden sheet says first, so that any other workbook is known as none of ours. */
const format = 'meridian-plan'

// Those in which plans are budgeted; any other may be typed.
const usualCurrencies = ['USD', 'EUR', 'CHF', 'GBP', 'CAD', 'AUD', 'JPY', 'SEK', 'NOK', 'DKK']
const spare = {
  plan: 0,
  chapters: 0,
  objectives: 100,
  actions: 200,
  indicators: 200,
  citations: 200,
}

/**
 * A version as a workbook that people fill in and send back: what it says, with rows for more. What each cell offers holds on the day
 * of the reader; the caller has made sure that they may see the version.
 */
export async function workbookOfVersion(
  wish: WorkbookWish,
  whole: WholeVersion,
): Promise<Workbook> {
  const { version, template, parts, citations } = whole
  const { words } = wish
  const writing = writingOf({ version, template })
  const [offices, above, uppers] = await Promise.all([
    officeChoices(wish.db, wish.moment),
    citable(wish, { version, template }, ''),
    uppersTold(
      wish,
      citations.map(({ upper }) => upper),
    ),
  ])
  const offered: Offered = {
    ...offeredBy(parts, { template, words, languages: version.languages }),
    offices: offices.map(({ id, name }) => coded(id, name)),
    uppers: above.flatMap(({ items }) =>
      items.map(({ upper, title }) => coded(upperText(upper), title.text)),
    ),
    currencies: currenciesOf(parts),
  }
  const telling: Telling = { writing, words, offered, parts, offices: namesOf(offices) }
  const sheets = sheetsOf(template).map((kind): FieldSheet => {
    const rows = isPartSheet(kind)
      ? rowsOf(kind, telling)
      : citations.map(({ part, upper }) => ({
          part: calledPart(part, telling),
          upper: upperText(upper),
          'title-above': titleOf(uppers.get(upperText(upper)), words),
        }))
    return sheetFor(kind, rows, telling)
  })
  return {
    isRightToLeft: directionOf(wish.locale) === 'rtl',
    sheets,
    about: {
      ...aboutOf(template, sheets),
      plan: version.plan.id,
      number: String(version.number),
      revision: String(version.revision),
      languages: version.languages.join(','),
    },
  }
}

/** What an empty workbook is for. */
export interface Empty {
  template: PlanTemplate
  /** The first is the one the plan is written in. */
  languages: readonly string[]
  /** For which targets are set. */
  years: readonly number[]
}

/** An empty workbook for plans of a template, for whoever begins where there is no network. */
export async function emptyWorkbook(
  wish: WorkbookWish,
  { template, languages, years }: Empty,
): Promise<Workbook> {
  const { words } = wish
  const offices = await officeChoices(wish.db, wish.moment)
  const writing = { template, languages, years }
  const root: Part = { part: rootPart, kind: 'plan', parent: null, place: 1, fields: {} }
  const offered: Offered = {
    ...offeredBy([root], { template, words, languages }),
    offices: offices.map(({ id, name }) => coded(id, name)),
    uppers: [],
    currencies: usualCurrencies,
  }
  const telling: Telling = { writing, words, offered, parts: [root], offices: namesOf(offices) }
  const sheets = sheetsOf(template).map((kind) =>
    sheetFor(kind, isPartSheet(kind) ? rowsOf(kind, telling) : [], telling),
  )
  return {
    isRightToLeft: directionOf(wish.locale) === 'rtl',
    sheets,
    about: { ...aboutOf(template, sheets), languages: languages.join(',') },
  }
}

interface Telling {
  writing: Writing
  words: Words
  offered: Offered
  parts: readonly Part[]
  offices: ReadonlyMap<string, string>
}

const namesOf = (offices: readonly { id: string; name: string }[]) =>
  new Map(offices.map(({ id, name }) => [id, name]))

const sheetFor = (
  kind: SheetKind,
  rows: FieldSheet['rows'],
  { writing, words, offered }: Telling,
): FieldSheet => ({
  name: words.t(`plans.sheet.tab.${kind}`),
  columns: columnsFor(kind, { writing, words, offered }),
  rows,
  spare: spare[kind],
})

function aboutOf(template: PlanTemplate, sheets: readonly FieldSheet[]): Record<string, string> {
  const tabs = sheetsOf(template).map((kind, at) => [tabKey(kind), sheets[at]?.name ?? ''])
  return {
    format,
    template: template.id,
    'template-version': String(template.version),
    ...Object.fromEntries(tabs),
  }
}

/** The rows of a sheet, in reading order; chapters that are not written yet too. */
function rowsOf(sheet: PartSheet, telling: Telling): Record<string, string>[] {
  const { writing, words, parts } = telling
  const { template } = writing
  const shapes = shapesOn(sheet, writing)
  if (sheet === 'chapters')
    return template.chapters.map(({ id, titles }) => {
      const part = chapterPart(id)
      const fields = parts.find((each) => each.part === part)?.fields ?? {}
      return { ...fields, part, chapter: nearest(titles, words.locale)?.text ?? id }
    })
  const kinds = kindsOn(sheet, template)
  return parts
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ part, kind, parent, fields }) => {
      const cells = shapes.flatMap(({ name, key, field }): [string, string][] => {
        const value = fields[name]
        if (value === undefined) return []
        if (field.type === 'choice') return [[name, choiceIn(key, value, words)]]
        if (field.type === 'office')
          return [[name, coded(value, telling.offices.get(value) ?? null)]]
        return [[name, value]]
      })
      return {
        ...Object.fromEntries(cells),
        part,
        ...(sheet === 'objectives' ? { kind: kindChoice(kind, words) } : {}),
        ...(parent === null ? {} : { parent: calledPart(parent, telling) }),
      }
    })
}

/** A part as it stands in a cell: its id and its title. */
function calledPart(id: string, { parts, writing, words }: Telling): string {
  const part = parts.find((each) => each.part === id)
  return part === undefined ? id : partChoice(part, words, writing.languages)
}

function partChoice(part: Part, words: Words, languages: readonly string[]): string {
  const name = textOf(part, 'title', [words.locale, ...languages])?.text
  return coded(part.part, name ?? words.t(`plans.kind.${part.kind}`))
}

function offeredBy(
  parts: readonly Part[],
  {
    template,
    words,
    languages,
  }: { template: PlanTemplate; words: Words; languages: readonly string[] },
): Pick<Offered, 'parents' | 'citing'> {
  const above = new Set(template.parts.flatMap(({ kind }) => kindsAbove(template, kind)))
  const called = (kinds: ReadonlySet<string>) =>
    parts.filter(({ kind }) => kinds.has(kind)).map((part) => partChoice(part, words, languages))
  const citing = new Set(partKinds.filter((kind) => kind !== 'plan' && kind !== 'chapter'))
  return { parents: called(above), citing: called(citing) }
}

const currenciesOf = (parts: readonly Part[]): string[] => {
  const own = parts.flatMap(({ fields: { currency } }) => currency ?? [])
  return [...new Set([...own, ...usualCurrencies])]
}

const titleOf = (told: ToldUpper | undefined, words: Words): string =>
  told === undefined ? '' : (nearest(told.titles, words.locale)?.text ?? '')
