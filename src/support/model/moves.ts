import type { State } from './request.ts'

/** What can become of a request; to whom it is passed on is no move: it stays asked. */
export const moves = ['take', 'begin', 'answer', 'decline', 'close', 'reopen', 'withdraw'] as const
export type Move = (typeof moves)[number]

/** What a move asks for, and who may make it. */
export interface MoveRule {
  from: readonly State[]
  to: State
  /** Whoever has it, or the office that asked. */
  by: 'holder' | 'asker'
  /** What the history calls it. */
  deed: string
  /** What must be written: why, the answer, or what came of it with its rating. */
  needs: 'reason' | 'answer' | 'outcome' | null
}

const open: readonly State[] = ['asked', 'taken', 'in-progress']

/** The one table of moves: pages, API and terminal read it. */
export const moveRules: Readonly<Record<Move, MoveRule>> = {
  take: { from: ['asked'], to: 'taken', by: 'holder', deed: 'support.taken', needs: null },
  begin: {
    from: ['asked', 'taken'],
    to: 'in-progress',
    by: 'holder',
    deed: 'support.begun',
    needs: null,
  },
  answer: { from: open, to: 'answered', by: 'holder', deed: 'support.answered', needs: 'answer' },
  decline: { from: open, to: 'declined', by: 'holder', deed: 'support.declined', needs: 'reason' },
  close: {
    from: ['answered'],
    to: 'closed',
    by: 'asker',
    deed: 'support.closed',
    needs: 'outcome',
  },
  reopen: {
    from: ['answered'],
    to: 'in-progress',
    by: 'asker',
    deed: 'support.reopened',
    needs: 'reason',
  },
  withdraw: {
    from: [...open, 'answered'],
    to: 'withdrawn',
    by: 'asker',
    deed: 'support.withdrawn',
    needs: 'reason',
  },
}

/** The moves that can be made from a state, of whoever has it or of the office that asked. */
export const movesFrom = (state: State, by: MoveRule['by']): Move[] =>
  moves.filter((move) => moveRules[move].by === by && moveRules[move].from.includes(state))

const names: readonly string[] = moves

/** Whether the text is a move. */
export const isMove = (text: string): text is Move => names.includes(text)
