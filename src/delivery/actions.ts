export { ending } from './actions/ending-verbs.ts'
export { forEveryVerb } from './actions/every-verb.ts'
export type { About, Verb } from './actions/verb.ts'
export { beginning, reporting, revising } from './actions/verbs.ts'
export { activate } from './actions/activation.ts'
export { draftAgreement, signAgreement, submitAgreement } from './actions/agreement.ts'
export { close, closingMoves, type ClosingMove, tick } from './actions/closing.ts'
export { type DeliveryRoom, keepsDues } from './actions/delivering.ts'
export {
  answerRevision,
  putRevisionInForce,
  sendRevision,
  withdrawRevision,
} from './actions/enforcing.ts'
export { planEvaluation, writeEvaluation } from './actions/evaluating.ts'
export { endFeed, makeFeed } from './actions/feeds.ts'
export { loadReporting } from './actions/load.ts'
export { deliveryOutcomes, reopensAgreement } from './actions/outcomes.ts'
export { writeProgress } from './actions/progress.ts'
export { answerRecommendation, followRecommendation, recommend } from './actions/recommending.ts'
export { sendReport, submitReport, writeReport } from './actions/reports.ts'
export { beginRevision, submitRevision } from './actions/revising.ts'
