export { loadPublished } from './actions/load.ts'
export { loadDemoProjects } from './actions/demo.ts'
export { teamOf } from './actions/demo-team.ts'
