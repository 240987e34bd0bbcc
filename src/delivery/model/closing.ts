import { type Static, Type } from 'typebox'
import type { Day } from '#platform/day.ts'
import type { Doer } from '#plans/model/plan.ts'

const Titles = Type.Object(
  { en: Type.String(), fr: Type.String(), es: Type.String(), ar: Type.String() },
  { additionalProperties: false },
)

/** The rights by which items of closing checklists are ticked. */
export const tickingRights = ['projects.manage', 'budget.review', 'projects.endorse'] as const

/** What must be done before a project is closed, as `organisations/reports/closing.json` holds it. */
export const ClosingContent = Type.Object(
  {
    titles: Titles,
    source: Type.String({ minLength: 1 }),
    items: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
          titles: Titles,
          /** Whose right ticks it. */
          right: Type.Enum([...tickingRights]),
          /** Whether it can be said not to apply. */
          mayNotApply: Type.Boolean(),
          /** Whoever ticked this other item does not tick it. */
          notSameAs: Type.Union([Type.String(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)

/** One version of a closing checklist: `operational` or `financial`. */
export interface ClosingChecklist extends Static<typeof ClosingContent> {
  id: string
  version: number
  from: Day
  until: Day | null
}
export type ClosingItem = ClosingChecklist['items'][number]

export const tickAnswers = ['done', 'not-applicable'] as const
export type TickAnswer = (typeof tickAnswers)[number]

/** An item that somebody ticked. */
export interface Tick {
  checklist: string
  version: number
  item: string
  answer: TickAnswer
  note: string
  by: Doer
  /** ISO, UTC. */
  at: string
}

/**
 * The version of a checklist that a project is closed by: the one somebody ticked on already, else the newest in use on the day;
 * undefined where there is none.
 */
export function closingOn(
  lists: readonly ClosingChecklist[],
  id: string,
  day: Day,
  ticks: readonly Pick<Tick, 'checklist' | 'version'>[],
): ClosingChecklist | undefined {
  const begun = ticks.find((each) => each.checklist === id)?.version
  const own = lists.filter((each) => each.id === id)
  if (begun !== undefined) return own.find(({ version }) => version === begun)
  return own
    .filter(({ from, until }) => from <= day && (until === null || day < until))
    .toSorted((a, b) => b.version - a.version)[0]
}

/** The items nobody ticked yet. */
export const openItems = (
  { id, items }: Pick<ClosingChecklist, 'id' | 'items'>,
  ticks: readonly Pick<Tick, 'checklist' | 'item'>[],
): ClosingItem[] =>
  items.filter((item) => !ticks.some((each) => each.checklist === id && each.item === item.id))

/** Who ticked the item that must not be ticked by the same person; null where that does not matter, or nobody did. */
export const barredTicker = (
  { notSameAs }: Pick<ClosingItem, 'notSameAs'>,
  ticks: readonly Tick[],
): string | null =>
  notSameAs === null ? null : (ticks.find(({ item }) => item === notSameAs)?.by.person ?? null)
