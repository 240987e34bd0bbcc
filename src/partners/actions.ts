export { loadPartners } from './actions/load.ts'
export { addPartner, editPartner } from './actions/recording.ts'
