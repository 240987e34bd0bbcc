import type { Words } from '#platform/i18n/words.ts'
import type { ImpactLine, Named } from './impact.ts'

/** Where the words of a part of an impact stand. */
export interface PartWords {
  id: string
  words: string
  /** Where things of types that the network does not know have their pages, below the language. */
  pageOf?(named: Named): string | undefined
}

/** Things that are named by a word of the program rather than by a name: where that word stands. */
const wordsOf: Readonly<Record<string, (id: string) => string>> = {
  kind: (id) => `network.kind.${id}`,
  function: (id) => `network.function.${id}`,
  condition: (id) => `network.condition.${id}`,
  right: (id) => `posts.right.${id}`,
  role: (id) => `posts.role.${id}`,
}

/** What something that an impact speaks of is called in the reader's language. */
export function namedText({ type, id, label }: Named, words: Words): string {
  const key = wordsOf[type]?.(id)
  if (key !== undefined && words.has(key)) return words.t(key)
  if (type === 'origin') return words.t('network.office.moved-from-headquarters')
  if (type === 'language') return words.languageName(id) ?? label
  if (type === 'person' && label === '') return words.t('network.impact.somebody')
  return label
}

/** What a line is about; which aspect of an office is meant, its consequence says. */
export const aboutOf = ({ about }: Pick<ImpactLine, 'about'>): readonly Named[] =>
  about.filter(({ type }) => type !== 'aspect')

/** What a consequence is called. */
export const consequenceText = (
  { words: place }: PartWords,
  consequence: string,
  words: Words,
): string => words.t(`${place}.${consequence}`)

/** A line of an impact as one row of a file, in the reader's language. */
export interface ImpactRow {
  part: string
  about: string
  before: string
  after: string
  consequence: string
}

/** An impact as rows for a file. Each list of things is one text, with semicolons. Lines of no part that is told are left out. */
export function impactRows(
  lines: readonly ImpactLine[],
  words: Words,
  parts: readonly PartWords[],
): ImpactRow[] {
  const text = (all: readonly Named[]) => all.map((each) => namedText(each, words)).join('; ')
  return parts.flatMap((part) =>
    worstFirst(lines.filter((line) => line.part === part.id)).map((line) => ({
      part: words.t(part.words),
      about: text(aboutOf(line)),
      before: text(line.before),
      after: text(line.after),
      consequence: consequenceText(part, line.consequence, words),
    })),
  )
}

/** What somebody or something is left without comes before what it gains. */
const weights = ['closed', 'unspoken', 'loses', 'doubles', 'opened', 'changes', 'passes'] as const

const weightOf = (consequence: string) => {
  const at = weights.findIndex((each) => consequence.startsWith(each))
  return at === -1 ? weights.length : at
}

/** Lines with the weightiest consequences first; those of one consequence together, in the order they came. */
export const worstFirst = (lines: readonly ImpactLine[]): ImpactLine[] =>
  lines.toSorted(
    (a, b) =>
      weightOf(a.consequence) - weightOf(b.consequence) ||
      (a.consequence < b.consequence ? -1 : Number(a.consequence > b.consequence)),
  )
