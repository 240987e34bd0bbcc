import { tourOfPlanning } from './planning-tour.ts'
import { tourOfProjects } from './projects-tour.ts'
import { visit } from './visit.ts'

const visiting = visit()
tourOfPlanning(visiting)
tourOfProjects(visiting)
