import type { Day } from '#platform/day.ts'
import type { Fault } from '#platform/refusal.ts'
import type { Checklist, ItemAnswer } from './checklist.ts'
import type { FieldReason } from './route.ts'
import type { Rule, VerdictKind } from './rule.ts'

/** What somebody says at a step. */
export interface Said {
  verdict: VerdictKind
  reason: string
  reasons: readonly FieldReason[]
  answers: readonly ItemAnswer[]
  conditions: readonly { text: string; due: string | null }[]
}

/** The longest text of a reason, a note or a condition, in characters. */
export const longestText = 4000

/** What is wrong with a verdict, by field; none: it can be taken. `since` is the day on which the step was asked. */
export function wrongVerdict(
  said: Said,
  step: { verdicts: readonly VerdictKind[]; since: Day },
  checklist: Checklist | null,
): Fault[] {
  const { verdict, reason, reasons, conditions } = said
  const isTaken = step.verdicts.includes(verdict)
  const needsReason = verdict === 'return' || verdict === 'decline'
  const isSilent = reason.trim() === '' && reasons.every(({ text }) => text.trim() === '')
  const asksConditions = verdict === 'endorse-with-conditions'
  return [
    ...(isTaken ? [] : [{ field: 'verdict', reason: 'routes/verdict-not-taken' }]),
    ...(needsReason && isSilent ? [{ field: 'reason', reason: 'field/missing' }] : []),
    ...(asksConditions && conditions.length === 0
      ? [{ field: 'conditions', reason: 'field/missing' }]
      : []),
    ...(!asksConditions && conditions.length > 0
      ? [{ field: 'conditions', reason: 'routes/no-conditions' }]
      : []),
    ...conditions.flatMap(({ text, due }, at): Fault[] => {
      const field = `conditions.${at}`
      if (text.trim() === '') return [{ field, reason: 'field/missing' }]
      return due !== null && due < step.since ? [{ field, reason: 'routes/condition-past' }] : []
    }),
    ...reasons.flatMap(({ text }, at): Fault[] =>
      text.trim() === '' ? [{ field: `reasons.${at}`, reason: 'field/missing' }] : [],
    ),
    ...wrongAnswers(said, checklist),
  ]
}

function wrongAnswers({ verdict, answers }: Said, checklist: Checklist | null): Fault[] {
  const items = checklist?.items ?? []
  const given = new Map(answers.map((each) => [each.item, each]))
  const unknown = answers.flatMap(({ item }): Fault[] =>
    items.some(({ id }) => id === item)
      ? []
      : [{ field: `answers.${item}`, reason: 'routes/unknown-item' }],
  )
  if (verdict !== 'endorse' && verdict !== 'endorse-with-conditions') return unknown
  const faults = items.flatMap((item): Fault[] => {
    const answer = given.get(item.id)
    const field = `answers.${item.id}`
    if (answer === undefined) return item.isRequired ? [{ field, reason: 'field/missing' }] : []
    const isInTheWay = item.isDecisive && answer.answer === 'no' && verdict === 'endorse'
    return isInTheWay ? [{ field, reason: 'routes/decisive-no' }] : []
  })
  return [...unknown, ...faults]
}

/** What is wrong with a review, by field. */
export function wrongReview(
  scores: Readonly<Record<string, number>>,
  { criteria }: NonNullable<Rule['reviewers']>,
): Fault[] {
  const missing = criteria.flatMap(({ id }): Fault[] => {
    const score = scores[id]
    if (score === undefined) return [{ field: `scores.${id}`, reason: 'field/missing' }]
    const isScore = Number.isInteger(score) && score >= 1 && score <= 5
    return isScore ? [] : [{ field: `scores.${id}`, reason: 'routes/score' }]
  })
  const unknown = Object.keys(scores).flatMap((id): Fault[] =>
    criteria.some((each) => each.id === id)
      ? []
      : [{ field: `scores.${id}`, reason: 'routes/unknown-criterion' }],
  )
  return [...missing, ...unknown]
}

/** What scores come to: the mean by weights, from 1 to 5, in hundredths; null without criteria. */
export function weighted(
  scores: Readonly<Record<string, number>>,
  { criteria }: NonNullable<Rule['reviewers']>,
): number | null {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  const sum = criteria.reduce((total, { id, weight }) => total + weight * (scores[id] ?? 0), 0)
  return Math.round((100 * sum) / weights) / 100
}
