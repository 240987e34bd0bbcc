import type { Reader } from '#platform/http/reader.ts'
import { whyNot } from '#posts/web/may.ts'
import { isOpen, isRunning, type Scenario } from '#scenarios/model/scenario.ts'
import { mayAdopt, mayDraft } from '#scenarios/model/sight.ts'

/** What can be done next about a scenario. */
export const verbs = [
  'edit',
  'changes',
  'rebase',
  'consult',
  'comment',
  'decide',
  'withdraw',
  'branch',
] as const
export type Verb = (typeof verbs)[number]

/**
 * Why the reader may not do these things about a scenario today, in their language; null for each they may. `offices` are those
 * for which they may comment.
 */
export function barriers(
  reader: Reader,
  scenario: Scenario,
  offices: readonly string[] = [],
): Record<Verb, string | null> {
  const { words, today, asker } = reader
  const { state } = scenario
  const noDrafting = whyNot(mayDraft(asker), reader)
  const noDeciding = whyNot(mayAdopt(asker), reader)
  const told = (is: boolean, key: string) => (is ? null : words.t(`scenarios.barred.${key}`))
  const ended = told(isOpen(scenario), `is-${state}`)
  const fixed = told(state === 'draft', `is-${state}`)
  const empty = told(scenario.changes > 0, 'no-changes')
  const isGivenUp = state === 'draft'
  return {
    edit: noDrafting ?? ended,
    changes: noDrafting ?? fixed,
    rebase: noDrafting ?? ended,
    consult: noDrafting ?? fixed ?? empty,
    comment:
      told(state === 'consultation', 'not-consulted') ??
      told(isRunning(scenario, today), 'deadline-passed') ??
      told(offices.length > 0, 'no-office'),
    decide: noDeciding ?? ended ?? empty,
    withdraw:
      (isGivenUp ? noDrafting : noDeciding) ??
      told(isGivenUp || state === 'adopted', `is-${state}`) ??
      told(isGivenUp || today < scenario.day, 'in-effect'),
    branch: noDrafting,
  }
}
