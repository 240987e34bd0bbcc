import type { Asker, Grant } from '#platform/doors/asker.ts'
import { permits, type Verdict } from '#posts/permits.ts'
import type { Right } from '#posts/model/rights.ts'
import { type Scenario, wasShared } from './scenario.ts'

/** Whether somebody may draft scenarios, or why not: they belong to no office. */
export const mayDraft = (asker: Asker | null): Verdict => mayEverywhere('scenarios.draft', asker)

/** Whether somebody may adopt and reject scenarios, or why not. */
export const mayAdopt = (asker: Asker | null): Verdict => mayEverywhere('scenarios.adopt', asker)

const mayEverywhere = (right: Right, asker: Asker | null) =>
  permits(right, asker, {
    office: null,
    officeName: null,
    mandates: [],
    day: asker?.today.asOf ?? '',
  })

/** Rights by which somebody is asked about scenarios, or looks over the organisation's shoulder. */
const readers: readonly Right[] = ['network.propose', 'scenarios.adopt', 'oversight.read']

/**
 * Whether somebody may see a scenario: those who draft see all; who may propose changes somewhere, decide on scenarios or oversees
 * sees what was ever consulted on or adopted. Nobody in particular sees none.
 */
export function maySee(asker: Asker | null, scenario: Scenario): boolean {
  if (asker === null) return false
  const { scopes } = asker
  const held = asker.grants.filter(({ right }) => scopes === null || scopes.includes(right))
  return held.some(isDrafting) || (wasShared(scenario) && held.some(opensShared))
}

const isDrafting = ({ right }: Pick<Grant, 'right'>) => right === 'scenarios.draft'

/** Whether a right lets whoever has it see scenarios that were consulted on or adopted. */
export const opensShared = ({ right }: Pick<Grant, 'right'>): boolean =>
  isDrafting({ right }) || readers.some((reader) => reader === right)
