export { loadFrameworks, type TellChanged } from './actions/load.ts'
