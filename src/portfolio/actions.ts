export { loadPublished } from './actions/load.ts'
