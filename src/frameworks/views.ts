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
export { everyObjective, objectivesOf, uppersNamed } from './views/objectives.ts'
