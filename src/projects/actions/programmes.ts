import { type Act, type Actor, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { type Fault, found, Refusal, refuseFaults } from '#platform/refusal.ts'
import { isOffice } from '#network/views/lists.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import {
  type Programme,
  type ProgrammeObjective,
  readableProgrammeId,
  objectiveLines,
} from '#projects/model/programme.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import {
  holdProject,
  putObjectives,
  putProgramme,
  releaseProject,
} from '#projects/store/programmes.ts'
import { freeProgrammeId, programmeBy, projectsOfProgramme } from '#projects/views/programmes.ts'
import { keepHeader } from './header.ts'
import { actingAt, nowOf } from '#posts/actions/acting.ts'
import { theProject } from './permitted.ts'

/** What a programme says. */
export interface WrittenProgramme {
  /** By language. */
  titles: Readonly<Record<string, string>>
  texts: Readonly<Record<string, string>>
  /** The office in charge. */
  office: string
  from: Day | null
  /** The first day on which it no longer runs. */
  until: Day | null
  objectives: readonly ProgrammeObjective[]
}

/** What the form of a programme rests on. */
export const heldByProgramme = ({
  titles,
  texts,
  office,
  from,
  until,
  objectives,
}: WrittenProgramme) => ({
  ...Object.fromEntries(Object.entries(titles).map(([of, text]) => [`title.${of}`, text])),
  ...Object.fromEntries(Object.entries(texts).map(([of, text]) => [`text.${of}`, text])),
  office,
  from,
  until,
  objectives: objectiveLines(objectives),
})

/**
 * Makes a programme; answers its id. Refuses who may not write programmes for the office, and, each by its field, a title that is missing, an
 * office that there is not, an end that is not after the beginning, and objectives without a title or with the same id.
 */
export async function makeProgramme(by: By, wanted: WrittenProgramme): Promise<string> {
  const { said, actor } = await read(by, wanted)
  const title = said.titles['en'] ?? Object.values(said.titles)[0] ?? ''
  const id = await freeProgrammeId(by.db, readableProgrammeId(title))
  const deed = { by: actor, name: 'projects.programme-made', subject: `programme:${id}` }
  await perform(by.db, { ...deed, office: said.office }, async (act) => {
    if ((await freeProgrammeId(act.db, id)) !== id)
      throw new Refusal('conflict', 'projects/id-taken')
    const { objectives, ...own } = said
    await putProgramme(act, { id, ...own, source: '', origin: 'own', revision: 1 })
    await putObjectives(act, id, objectives)
    tell(act, null, said)
  })
  return id
}

/** Rewrites a programme. Refuses what `makeProgramme` does, a programme there is not, and what somebody else changed since (`form/stale`). */
export async function editProgramme(
  by: By,
  id: string,
  { version, ...wanted }: WrittenProgramme & { version: string },
): Promise<void> {
  const before = await theProgramme(by, id)
  const { actor } = await writingOf(by, before)
  const { said } = await read(by, wanted)
  const deed = { by: actor, name: 'projects.programme-edited', subject: `programme:${id}` }
  await perform(by.db, { ...deed, office: before.office }, async (act) => {
    const now = await theProgramme({ ...by, db: act.db }, id)
    refuseStale(version, heldByProgramme(now), heldByProgramme(said))
    const { objectives, ...own } = said
    await refuseObjectivesInUse({ ...by, db: act.db }, id, objectives)
    const { source, origin, revision } = now
    await putProgramme(act, { id, ...own, source, origin, revision: revision + 1 })
    await putObjectives(act, id, objectives)
    tell(act, now, said)
  })
}

/** Lets a programme hold a project from today on, under one of its objectives or as a whole. */
export interface Holding {
  project: string
  objective?: string | null | undefined
}

/**
 * Lets a programme hold a project from today on. Refuses who may not write the programme, a project they may not see, an objective the
 * programme has not, and a project it holds already (`projects/held-already`).
 */
export const hold = (
  by: By,
  programme: string,
  { project, objective = null }: Holding,
): Promise<void> =>
  holding(by, programme, project, 'projects.programme-took', async (act, now, day) => {
    if (objective !== null && !now.objectives.some((each) => each.objective === objective))
      throw wrongField('objective', 'projects/unknown-objective')
    if (await isHeld({ ...by, db: act.db }, programme, project))
      throw new Refusal('conflict', 'projects/held-already')
    await holdProject(act, { programme, project, objective, from: day })
    act.note({ field: 'projects.field.programme', before: null, after: calledOf(now) })
  })

/** Lets a programme no longer hold a project from today on. Refuses who may not write the programme, and a project it does not hold. */
export const release = (by: By, programme: string, project: string): Promise<void> =>
  holding(by, programme, project, 'projects.programme-released', async (act, now, day) => {
    if (!(await isHeld({ ...by, db: act.db }, programme, project)))
      throw new Refusal('not-found', 'projects/unknown-project')
    await releaseProject(act, { programme, project, day })
    act.note({ field: 'projects.field.programme', before: calledOf(now), after: null })
  })

async function holding(
  by: By,
  id: string,
  project: string,
  name: string,
  work: (act: Act, now: Programme, day: Day) => Promise<void>,
): Promise<void> {
  const { actor, programme } = await writingOf(by, await theProgramme(by, id))
  const { version } = await theProject(by, project)
  const deed = { by: actor, name, subject: `project:${project}`, office: programme.office }
  await perform(by.db, deed, async (act) => {
    const now = await theProgramme({ ...by, db: act.db }, id)
    await work(act, now, nowOf(by).asOf)
    await keepHeader(act, nowOf(by), { project, number: version })
  })
}

const isHeld = async (by: By, programme: string, project: string): Promise<boolean> => {
  const held = await projectsOfProgramme(by.db, nowOf(by), programme, operatorsSight)
  return held.some((each) => each.project.id === project)
}

async function refuseObjectivesInUse(
  by: By,
  programme: string,
  objectives: readonly ProgrammeObjective[],
): Promise<void> {
  const held = await projectsOfProgramme(by.db, nowOf(by), programme, operatorsSight)
  const stays = new Set(objectives.map(({ objective }) => objective))
  const gone = held.find(({ objective }) => objective !== null && !stays.has(objective))
  if (gone === undefined) return
  const details = { objective: gone.objective ?? '', project: gone.project.id }
  refuseFaults([{ field: 'objectives', reason: 'projects/objective-in-use', details }])
}

const theProgramme = async ({ db, asker }: Pick<By, 'db' | 'asker'>, id: string) =>
  found(await programmeBy(db, asker.today, id), 'projects/unknown-programme')

const writingOf = async (by: By, programme: Programme) => ({
  programme,
  actor: await actingAt(by, 'programmes.write', {
    id: programme.office,
    name: programme.officeName,
  }),
})

async function read(
  by: By,
  wanted: WrittenProgramme,
): Promise<{ said: WrittenProgramme; actor: Actor }> {
  const { office, from, until } = wanted
  if (!(await isOffice(by.db, office))) throw wrongField('office', 'field/office')
  const name = await officeCalled(by.db, nowOf(by), office)
  const actor = await actingAt(by, 'programmes.write', { id: office, name })
  const titles = filled(wanted.titles)
  const objectives = wanted.objectives.map((each) => ({ ...each, titles: filled(each.titles) }))
  const faults: Fault[] = []
  if (Object.keys(titles).length === 0) faults.push({ field: 'title', reason: 'field/missing' })
  if (from !== null && until !== null && until <= from)
    faults.push({ field: 'until', reason: 'field/after' })
  const ids = objectives.map(({ objective }) => objective)
  if (new Set(ids).size < ids.length || ids.some((each) => !/^[a-z][a-z0-9-]*$/.test(each)))
    faults.push({ field: 'objectives', reason: 'projects/wrong-objective' })
  if (objectives.some((each) => Object.keys(each.titles).length === 0))
    faults.push({ field: 'objectives', reason: 'field/missing' })
  refuseFaults(faults)
  return { said: { titles, texts: filled(wanted.texts), office, from, until, objectives }, actor }
}

const filled = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(texts).filter(
      ([language, text]) => projectLanguages.includes(language) && text.trim() !== '',
    ),
  )

const calledOf = ({ titles }: Pick<WrittenProgramme, 'titles'>) =>
  titles['en'] ?? Object.values(titles)[0] ?? ''

function tell(act: Act, before: WrittenProgramme | null, after: WrittenProgramme): void {
  const said = (of: (programme: WrittenProgramme) => string | null) => ({
    before: before === null ? null : of(before),
    after: of(after),
  })
  act.note({ field: 'projects.field.title', ...said(calledOf) })
  act.note({ field: 'projects.field.office', ...said(({ office }) => office) })
  act.note({ field: 'projects.field.from', ...said(({ from }) => from) })
  act.note({ field: 'projects.field.until', ...said(({ until }) => until) })
  const objectives = ({ objectives: all }: WrittenProgramme) =>
    all.length === 0 ? null : all.map(calledOf).join('; ')
  act.note({ field: 'projects.field.objectives', ...said(objectives) })
}
