import { type Static, Type } from 'typebox'
import type { Fault } from '#platform/refusal.ts'
import { facts, paperKinds, tables, values } from './paper.ts'

const Texts = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)
const closed = { additionalProperties: false }

/** A heading by itself. */
const Heading = Type.Object(
  {
    block: Type.Literal('heading'),
    level: Type.Union([Type.Literal(1), Type.Literal(2)]),
    titles: Texts,
  },
  closed,
)
/** A sentence, with values of the record in braces: `{title}`, `{office}`. */
const Sentence = Type.Object({ block: Type.Literal('text'), texts: Texts }, closed)
/** A chapter of the project's narrative, under a heading of its own; the same chapter may come under another name in a donor's form. */
const Chapter = Type.Object(
  {
    block: Type.Literal('chapter'),
    of: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    titles: Texts,
    isRequired: Type.Boolean(),
  },
  closed,
)
const Table = Type.Object(
  {
    block: Type.Literal('table'),
    of: Type.Enum([...tables]),
    titles: Texts,
    isRequired: Type.Boolean(),
  },
  closed,
)
/** Single facts of the project, each with its name. */
const Facts = Type.Object(
  { block: Type.Literal('facts'), of: Type.Array(Type.Enum([...facts]), { minItems: 1 }) },
  closed,
)
/** What was written in a report, chapter by chapter as the report's own template has them. */
const ReportTexts = Type.Object({ block: Type.Literal('report') }, closed)

export const PaperBlock = Type.Union([Heading, Sentence, Chapter, Table, Facts, ReportTexts])
export type PaperBlock = Static<typeof PaperBlock>

/** What a template of documents says, as its file `organisations/papers/*.json` holds it. */
export const PaperContent = Type.Object(
  {
    paper: Type.Enum([...paperKinds]),
    titles: Texts,
    /** Where it comes from: a document, or our proposal. */
    source: Type.String({ minLength: 1 }),
    /** The funds whose own form it is, by their ids; none: everybody's. */
    funds: Type.Array(Type.String()),
    /** Whether it begins with a table of what it is; letters do not. */
    hasMarks: Type.Boolean(),
    blocks: Type.Array(PaperBlock, { minItems: 1 }),
  },
  closed,
)

/** One version of a template of documents. */
export interface PaperTemplate extends Static<typeof PaperContent> {
  id: string
  version: number
  /** The first day on which documents are made from it, and the first on which they no longer are; null where no end is known. */
  from: string
  until: string | null
}

/** The names in braces of a sentence. */
export const valuesIn = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)

const known: readonly string[] = values

/** Values that sentences of a template name and that there are not, or that not all languages name: each at its place. */
export function wrongValues({ blocks }: Pick<PaperTemplate, 'blocks'>): Fault[] {
  return blocks.flatMap((block, at): Fault[] => {
    if (block.block !== 'text') return []
    const namedIn = (text: string) => [...new Set(valuesIn(text))].toSorted().join(' ')
    return Object.entries(block.texts).flatMap(([language, text]) => {
      const isWrong =
        valuesIn(text).some((name) => !known.includes(name)) ||
        namedIn(text) !== namedIn(block.texts.en)
      const field = `blocks/${at}/texts/${language}`
      return isWrong ? [{ field, reason: 'papers/values' }] : []
    })
  })
}

/**
 * The template by which a document of this kind is made on a day: the newest version in use of the fund's own form, else of everybody's;
 * undefined where there is none.
 */
export function templateFor(
  templates: readonly PaperTemplate[],
  { paper, fund, day }: { paper: string; fund: string | null; day: string },
): PaperTemplate | undefined {
  const inUse = templates.filter(
    (each) =>
      each.paper === paper &&
      each.from <= day &&
      (each.until === null || day < each.until) &&
      (each.funds.length === 0 || (fund !== null && each.funds.includes(fund))),
  )
  return inUse.toSorted(
    (a, b) =>
      Number(b.funds.length > 0) - Number(a.funds.length > 0) ||
      b.version - a.version ||
      a.id.localeCompare(b.id),
  )[0]
}
