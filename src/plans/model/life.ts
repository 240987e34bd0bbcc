import type { PlanState } from './plan.ts'

/** What can be done to a version, and from where to where it leads. Pages, the API, the terminal and the tests read this table. */
export const moves = {
  /** Opens the consultation: binds the version to the network of the day. */
  consult: { from: ['draft'], to: 'consultation' },
  /** Binds it to the network of today, which was reorganised: who answered stays, who is asked now is invited. */
  rebind: { from: ['consultation', 'endorsement'], to: 'consultation' },
  /** Takes it back to work on it again; what was said stays. */
  revise: { from: ['consultation', 'endorsement', 'endorsed'], to: 'draft' },
  /** Puts it before the mandate holder. */
  submit: { from: ['consultation'], to: 'endorsement' },
  /** The mandate holder agrees. */
  endorse: { from: ['endorsement'], to: 'endorsed' },
  /** The mandate holder gives it back, with a reason. */
  return: { from: ['endorsement'], to: 'draft' },
  /** Freezes it and puts it in force. */
  publish: { from: ['endorsed'], to: 'published' },
  /** Records what a review found. It stays in force. */
  review: { from: ['published', 'reviewed'], to: 'reviewed' },
  /** Happens by itself: a later version, or a plan that follows, is published. */
  supersede: { from: ['published', 'reviewed'], to: 'superseded' },
  /** Gives a draft up, or ends what is in force without a successor. */
  withdraw: {
    from: ['draft', 'consultation', 'endorsement', 'endorsed', 'published', 'reviewed'],
    to: 'withdrawn',
  },
} as const satisfies Record<string, { from: readonly PlanState[]; to: PlanState }>

export type Move = keyof typeof moves

/** Whether the move can be made from this state. */
export function isMoveFrom(move: Move, state: PlanState): boolean {
  const from: readonly PlanState[] = moves[move].from
  return from.includes(state)
}

/** The states in which a version is worked on: not frozen, not given up. */
export const openStates: readonly PlanState[] = ['draft', 'consultation', 'endorsement', 'endorsed']
