export { loadPapers } from './actions/load.ts'
