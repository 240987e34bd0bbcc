export { colleaguesOf } from './views/colleagues.ts'
export { kindList, ruleList } from './views/content.ts'
export { type Load, loadBy, type LoadFilter } from './views/load.ts'
export {
  type Looking,
  requestBy,
  type RequestFilter,
  requestList,
  seenRequest,
  waitingCount,
} from './views/requests.ts'
export { projectsToChoose } from './views/projects.ts'
export { operatorsSight, sightOf, type SupportSight } from './views/sight.ts'
export {
  type Link,
  linksOf,
  type Message,
  messagesOf,
  type Passage,
  passagesOf,
  type TimeEntry,
  timesOf,
} from './views/thread.ts'
