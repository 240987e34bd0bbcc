export { conditionsLack } from './views/conditions.ts'
export { type Drawn, type DrawnFor, drawn } from './views/planned.ts'
export { type Preview, type PreviewFor, type PreviewStep, routePreview } from './views/preview.ts'
export {
  openRouteOf,
  type RoutedStep,
  routeBy,
  routesOf,
  type StandingStep,
  stepBy,
  stepsOf,
} from './views/routes.ts'
export { checklistList, ruleList } from './views/rules.ts'
export { type Condition, conditionsOf, type Review, verdictsOf } from './views/said.ts'
export { ableNow, changedSince, routeOf, type RouteShown, type StepShown } from './views/shown.ts'
export {
  stuck,
  type StuckItem,
  turnaround,
  type Turnaround,
  type TurnaroundFilter,
} from './views/turnaround.ts'
export {
  type SentItem,
  sentBy,
  type SharedItem,
  sharedWith,
  waitingCount,
  waitingFor,
  type WorkItem,
} from './views/work.ts'
