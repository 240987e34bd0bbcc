import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { ancestorsOf } from '#frameworks/model/tree.ts'
import { type Upper, upperText } from '#frameworks/model/upper.ts'
import {
  type EditionListed,
  frameworkById,
  type FrameworkListed,
  type FrameworkNote,
  notesOn,
} from './frameworks.ts'
import { type Mapping, mappingsFrom, mappingsTo } from './mappings.ts'
import { objectivesOf, uppersNamed } from './objectives.ts'
import type { RecordedObjective } from './select.ts'

/** Who asks, and when. */
export interface Looking {
  db: Db
  moment: Moment
}

/** A mapping with the objective at its other end; null where that one is not known at the moment. */
export interface MappingShown {
  mapping: Mapping
  other: RecordedObjective | null
}

/** Everything the page of an objective tells. */
export interface ObjectiveShown {
  framework: FrameworkListed
  edition: EditionListed
  objective: RecordedObjective
  /** From the root down. */
  above: RecordedObjective[]
  below: RecordedObjective[]
  from: MappingShown[]
  to: MappingShown[]
  notes: FrameworkNote[]
}

/** The edition of a framework. Refuses (`frameworks/unknown-framework`, `frameworks/unknown-edition`) what was not known at the moment. */
export async function theEdition(
  { db, moment }: Looking,
  id: string,
  version: string,
): Promise<{ framework: FrameworkListed; edition: EditionListed }> {
  const framework = found(await frameworkById(db, moment, id), 'frameworks/unknown-framework')
  const edition = found(
    framework.editions.find((each) => each.edition === version),
    'frameworks/unknown-edition',
  )
  return { framework, edition }
}

/** An objective with what is above and below it and how it stands to others. Refuses (`frameworks/unknown-objective`) what never was. */
export async function objectivePage(looking: Looking, upper: Upper): Promise<ObjectiveShown> {
  const { db, moment } = looking
  const { framework, edition } = await theEdition(looking, upper.of, upper.version)
  const objective = found(
    (await uppersNamed(db, moment, [upper])).get(upperText(upper)),
    'frameworks/unknown-objective',
  )
  const all = await objectivesOf(db, moment, upper.of, upper.version)
  const from = await mappingsFrom(db, moment, [upper])
  const to = await mappingsTo(db, moment, [upper])
  const others = await uppersNamed(db, moment, [
    ...from.map((each) => each.to),
    ...to.map((each) => each.from),
  ])
  const notes = await notesOn(db, moment, upper.of, upper.version)
  const withOther = (mapping: Mapping, end: Upper) => ({
    mapping,
    other: others.get(upperText(end)) ?? null,
  })
  return {
    framework,
    edition,
    objective,
    above: ancestorsOf(all, upper.code),
    below: all.filter(({ parent }) => parent === upper.code),
    from: from.map((each) => withOther(each, each.to)),
    to: to.map((each) => withOther(each, each.from)),
    notes: notes.filter(({ code }) => code === upper.code),
  }
}
