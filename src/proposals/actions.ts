export { decideProposal, returnProposal } from './actions/decide.ts'
export { amend, propose, withdrawProposal } from './actions/propose.ts'
export type { Room } from './actions/room.ts'
