import type { Step } from '#decisions/model/change.ts'
import type { Correction } from '#decisions/model/decision.ts'
import { windowFrom } from '#sources/model/claim.ts'
import { type Fact, isSingle, saidNow } from './fields.ts'
import type { Field, Sending } from './proposal.ts'

/**
 * What begins and what ends when these fields of an office are changed, held against what the network says on the day. A value
 * that stands alone gives way by itself to the one that begins; of several, each that goes is named.
 */
export function stepsFor(office: string, fields: readonly Field[], held: readonly Fact[]): Step[] {
  return fields.flatMap((field) => {
    const { predicate, qualifier, after } = field
    const said = saidNow(field, held)
    const step = (manner: Step['manner'], value: string): Step => ({
      subject: `office:${office}`,
      predicate,
      value,
      qualifier,
      manner,
    })
    const isLeft = said !== null && said !== after && (after === null || !isSingle(predicate))
    return [
      ...(isLeft ? [step('ends', said)] : []),
      ...(after === null || after === said ? [] : [step('begins', after)]),
    ]
  })
}

/**
 * What these fields of an office correct. What replaces something wrong is so for as long as that was said; what was missing
 * altogether has a time of its own.
 */
export function correctionsFor(
  office: string,
  fields: readonly Field[],
  { soFrom, soUntil }: Pick<Sending, 'soFrom' | 'soUntil'>,
): Correction[] {
  return fields.map(({ predicate, qualifier, before, after }) => ({
    subject: `office:${office}`,
    predicate,
    qualifier,
    wrong: before,
    right: after,
    from: before === null ? (windowFrom(soFrom) ?? null) : null,
    until: before === null ? (windowFrom(soUntil) ?? null) : null,
  }))
}
