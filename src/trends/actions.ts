export { arrangeObservations } from './actions/arranging.ts'
export { amendObservation, observe, withdrawObservation } from './actions/observing.ts'
export type { By } from '#posts/actions/operator.ts'
export { closeIssue, describeIssue, openIssue, reopenIssue } from './actions/weighing.ts'
