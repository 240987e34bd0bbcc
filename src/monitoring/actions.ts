export { decide, type Decision } from './actions/deciding.ts'
export type { By } from './actions/permitted.ts'
export { report } from './actions/reporting.ts'
