/** What a project goes through, from idea to evaluation. */
export const projectStates = [
  'concept',
  'proposal',
  'review',
  'endorsed',
  'submitted',
  'agreed',
  'active',
  'operationally-closed',
  'financially-closed',
  'evaluated',
  'returned',
  'withdrawn',
  'rejected',
  'suspended',
  'terminated',
] as const
export type ProjectState = (typeof projectStates)[number]

const names: readonly string[] = projectStates

/** Whether the text is a state of projects. */
export const isProjectState = (text: string): text is ProjectState => names.includes(text)

interface MoveRule {
  from: readonly ProjectState[]
  to: ProjectState
  /** Whose right makes it; `route`: it follows from the verdicts of a route. */
  by: 'projects.develop' | 'projects.manage' | 'funds.mobilise' | 'route'
  /** Whether it must be said why. */
  asksReason?: true
}

/** What can be done to a project, and from where to where it leads. Pages, the API, the terminal and the tests read this table. */
export const moves = {
  /** Makes a proposal of an idea. */
  propose: { from: ['concept'], to: 'proposal', by: 'projects.develop' },
  /** Puts it on its route: binds it to the network of the day. */
  submit: { from: ['proposal', 'returned'], to: 'review', by: 'projects.develop' },
  /** The route gave it back, with reasons. */
  return: { from: ['review'], to: 'returned', by: 'route' },
  /** Everybody on the route agreed. */
  endorse: { from: ['review'], to: 'endorsed', by: 'route' },
  /** Somebody on the route declined it. */
  decline: { from: ['review'], to: 'withdrawn', by: 'route', asksReason: true },
  /** Takes it back to work on it again; the route ends, what was said stays. */
  'take-back': { from: ['review', 'endorsed'], to: 'proposal', by: 'projects.develop' },
  /** Sends it to the donor. */
  send: { from: ['endorsed'], to: 'submitted', by: 'projects.develop' },
  /** The donor did not take it. */
  reject: { from: ['submitted'], to: 'rejected', by: 'projects.develop', asksReason: true },
  /** Works on it again after the donor's no, or after it was given up: unfunded ideas are kept. */
  revive: { from: ['rejected', 'withdrawn'], to: 'proposal', by: 'projects.develop' },
  /** The agreement is signed. */
  agree: { from: ['submitted'], to: 'agreed', by: 'projects.develop' },
  /** Gives it its code and manager, and locks its budget. */
  activate: { from: ['agreed'], to: 'active', by: 'projects.manage' },
  suspend: { from: ['active'], to: 'suspended', by: 'projects.manage', asksReason: true },
  resume: { from: ['suspended'], to: 'active', by: 'projects.manage' },
  /** Ends it before its time. */
  terminate: {
    from: ['active', 'suspended'],
    to: 'terminated',
    by: 'projects.manage',
    asksReason: true,
  },
  'close-operations': { from: ['active'], to: 'operationally-closed', by: 'projects.manage' },
  'close-finances': {
    from: ['operationally-closed', 'terminated'],
    to: 'financially-closed',
    by: 'projects.manage',
  },
  evaluate: { from: ['financially-closed'], to: 'evaluated', by: 'projects.manage' },
  withdraw: {
    from: ['concept', 'proposal', 'returned', 'endorsed', 'submitted'],
    to: 'withdrawn',
    by: 'projects.develop',
    asksReason: true,
  },
} as const satisfies Record<string, MoveRule>

export type Move = keyof typeof moves

const moveNames: readonly string[] = Object.keys(moves)

/** Whether the text is a move of projects. */
export const isMove = (text: string): text is Move => moveNames.includes(text)

/** What the table says of a move. */
export const ruleOf = (move: Move): MoveRule => moves[move]

/** Whether the move can be made from this state. */
export const isMoveFrom = (move: Move, state: ProjectState): boolean =>
  ruleOf(move).from.includes(state)

/** The states in which what version 1 says can be changed by whoever develops it. */
export const writableStates: readonly ProjectState[] = ['concept', 'proposal', 'returned']

/** The states in which the project is under way or over: anybody may read it then, unless it is confidential. */
export const publicStates: readonly ProjectState[] = [
  'active',
  'suspended',
  'terminated',
  'operationally-closed',
  'financially-closed',
  'evaluated',
]

/** The moves that are made here; the others belong to the route of a project and to what comes after endorsement. */
export const ownMoves = [
  'propose',
  'send',
  'reject',
  'revive',
  'suspend',
  'resume',
  'terminate',
  'withdraw',
  'take-back',
] as const satisfies readonly Move[]
export type OwnMove = (typeof ownMoves)[number]

const ownNames: readonly string[] = ownMoves

/** Whether the text is a move that is made here. */
export const isOwnMove = (text: string): text is OwnMove => ownNames.includes(text)
