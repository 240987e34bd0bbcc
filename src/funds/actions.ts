export { loadFunds } from './actions/load.ts'
export { importRates, loadDemoRates } from './actions/rates.ts'
