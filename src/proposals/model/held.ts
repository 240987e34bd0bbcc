import type { FieldValues } from '#platform/doors/version.ts'
import { type Fact, saidNow } from './fields.ts'
import type { Proposal } from './proposal.ts'

/** On what a form about a proposal rests: where the proposal stands, and which sending of it. */
export const heldByStanding = ({
  state,
  number,
}: Pick<Proposal, 'state' | 'number'>): FieldValues => ({
  state,
  number: String(number),
})

/** On what a decision rests: beside that, what the network says now where each field is, as `said-1`, `said-2` … */
export const heldByDeciding = (
  proposal: Pick<Proposal, 'state' | 'number' | 'fields'>,
  held: readonly Fact[],
): FieldValues => ({
  ...heldByStanding(proposal),
  ...Object.fromEntries(proposal.fields.map((field) => [`said-${field.at}`, saidNow(field, held)])),
})

/** The place of the field that a value of a decision's version belongs to; null for the others. */
export function placeIn(name: string): number | null {
  const at = /^said-(\d+)$/.exec(name)?.[1]
  return at === undefined ? null : Number(at)
}
