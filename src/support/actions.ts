export { type Asking, askSupport } from './actions/asking.ts'
export { loadSupport } from './actions/load.ts'
export { type Making, moveSupport, passOnSupport } from './actions/moving.ts'
export type { SupportRoom } from './actions/room.ts'
export {
  linkSupport,
  sayOnSupport,
  type Spending,
  tellTime,
  unlinkSupport,
} from './actions/saying.ts'
export { settle, settleAll } from './actions/settling.ts'
