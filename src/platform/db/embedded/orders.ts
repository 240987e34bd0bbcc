import type { Place } from './backend.ts'

/** What the main thread gives the engine's thread to do … */
export type Task =
  | { kind: 'create'; folder: string }
  | { kind: 'serve'; place: Place; socketFolder: string; port: number; mostIdle: number }

/** … asks of it while it serves … */
export type Order = 'picture' | 'close'

/** … and hears from it. */
export type Report =
  | { kind: 'created' | 'recovering' | 'ready' | 'closed' | 'cut-off' }
  | { kind: 'picture'; picture: Uint8Array }
  | { kind: 'died'; why: string }
