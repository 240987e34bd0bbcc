export {
  type EditionListed,
  frameworkById,
  frameworkList,
  type FrameworkListed,
  type FrameworkNote,
  notesOn,
} from './views/frameworks.ts'
export {
  type Mapping,
  mappingList,
  mappingsBetween,
  mappingsFrom,
  mappingsTo,
} from './views/mappings.ts'
export { comparedEditions } from './views/compared.ts'
export { objectivesOf, uppersNamed } from './views/objectives.ts'
export { objectivesFound } from './views/remembered.ts'
