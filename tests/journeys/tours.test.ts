import { tourOfPlanning } from './planning-tour.ts'
import { tourOfProjects } from './projects-tour.ts'
import { visit } from './visit.ts'

const visiting = visit()
// The tour of planning publishes a new version of the strategy that the project of the other serves.
tourOfProjects(visiting)
tourOfPlanning(visiting)
