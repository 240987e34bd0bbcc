export { loadRoles } from './actions/load.ts'
export { appoint, endHolding } from './actions/holdings.ts'
export { lend, takeBack } from './actions/delegations.ts'
export { endPost, makePost } from './actions/posts.ts'
