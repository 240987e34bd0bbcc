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

/** Why the reader may not do these things about a scenario today, in their language; null for each they may. */
export function barriers(reader: Reader, scenario: Scenario): Record<Verb, string | null> {
  const { words, today } = reader
  const noDrafting = whyNot(mayDraft(reader.asker), reader)
  const noDeciding = whyNot(mayAdopt(reader.asker), reader)
  const told = (is: boolean, key: string) => (is ? null : words.t(`scenarios.barred.${key}`))
  const ended = told(isOpen(scenario), `is-${scenario.state}`)
  const edited = told(scenario.state !== 'consultation', 'is-consultation') ?? ended
  const isConsulted = isRunning(scenario, today)
  return {
    edit: noDrafting ?? edited,
    changes: noDrafting ?? edited,
    rebase: noDrafting ?? ended,
    consult: noDrafting ?? edited ?? told(scenario.changes > 0, 'no-changes'),
    comment:
      ended ??
      told(scenario.state === 'consultation', 'not-consulted') ??
      told(isConsulted, 'deadline-passed'),
    decide: noDeciding ?? ended ?? told(scenario.changes > 0, 'no-changes'),
    withdraw:
      noDeciding ??
      told(scenario.state === 'adopted', 'not-adopted') ??
      told(today < scenario.day, 'in-effect'),
    branch: noDrafting,
  }
}
