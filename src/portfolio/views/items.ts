import type { Words } from '#platform/i18n/words.ts'
import type { Figure, FigureKind } from '#portfolio/model/figures.ts'
import type { Asked } from './asked.ts'

/** One group of one currency, as the API and files tell it. */
export interface FigureItem {
  id: string
  /** `region-at-start`: the Regional Offices as they were when each project began. */
  by: FigureKind | 'region-at-start' | 'total'
  group: string | null
  name: string
  count: number
  /** Null: of those that tell no amount. */
  currency: string | null
  amount: string | null
  /** In dollars of the United States by the rate of the day; null where none is known. */
  dollars: string | null
}

/** Every group of every kind, one item for each currency. */
export function figureItems({ figures, nameOf, dollars }: Asked, words: Words): FigureItem[] {
  const of = (
    by: FigureItem['by'],
    kind: FigureKind,
    { id, ...figure }: Figure & { id: string | null },
  ): FigureItem[] => {
    const name = by === 'total' ? words.t('portfolio.total.projects') : nameOf(kind, id)
    const told = figure.sums.map((sum): FigureItem => ({
      id: idOf(by, id, sum.currency),
      by,
      group: id,
      name,
      count: sum.count,
      currency: sum.currency,
      amount: sum.amount,
      dollars: dollars([sum])?.amount ?? null,
    }))
    const { untold } = figure
    const rest: FigureItem = {
      id: idOf(by, id, null),
      by,
      group: id,
      name,
      count: untold,
      currency: null,
      amount: null,
      dollars: null,
    }
    return untold === 0 ? told : [...told, rest]
  }
  const lines = (kind: FigureKind, those: readonly (Figure & { id: string | null })[]) =>
    those.flatMap((line) => of(kind, kind, line))
  return [
    ...of('total', 'region', { id: null, ...figures.total }),
    ...figures.regions.flatMap(({ id, now }) => of('region', 'region', { id, ...now })),
    ...figures.regions.flatMap(({ id, atStart }) =>
      of('region-at-start', 'region', { id, ...atStart }),
    ),
    ...lines('state', figures.states),
    ...lines('begun', figures.begun),
    ...lines('year', figures.years),
    ...lines('type', figures.types),
    ...lines('theme', figures.themes),
    ...lines('donor', figures.donors),
    ...lines('country', figures.countries),
    ...lines('office', figures.offices),
    ...lines('origin', figures.origins),
  ]
}

const idOf = (by: string, group: string | null, currency: string | null): string =>
  [by, group ?? 'none', currency ?? 'untold'].join(':')
