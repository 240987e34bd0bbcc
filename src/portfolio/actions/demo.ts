import { byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile } from '#platform/record-file.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { demoPost } from '#posts/model/demo.ts'
import { giveCode } from '#projects/actions/codes.ts'
import { comment } from '#projects/actions/commenting.ts'
import { keepHeader } from '#projects/actions/header.ts'
import { addLesson } from '#projects/actions/lessons.ts'
import { type RecordedProject, recordProjects } from '#projects/actions/record.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { publicStates } from '#projects/model/life.ts'
import { chapterOf, questionOf, skeletonOf } from '#projects/model/writing.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import { projectsBy } from '#projects/views.ts'
import { templatesInUse } from '#projects/views/templates.ts'
import { settleAll } from '#routes/actions.ts'
import { settleAll as settleSupport } from '#support/actions.ts'
import { type DemoProject, DemoProjectsFile } from '#portfolio/forms/demo.ts'
import { DemoDeedsFile } from '#portfolio/forms/demo-deeds.ts'
import { doDeeds } from './demo-deeds.ts'
import { routeDemo, sentOn } from './demo-routes.ts'
import { askDemoSupport } from './demo-support.ts'
import type { DemoRoom } from './demo-team.ts'

/**
 * Records the projects of `projects.json` in a folder that are not there yet: examples in every state and on every kind of route, each marked
 * as a demo. What is under way is put on its way by the demo people themselves, so that their verdicts stand in the history as any other; so is what
 * `deliveries.json` tells of agreements, revisions, reports and evaluations; and they ask for support, as `support.json` tells, when none of the
 * projects was there before. Refuses (`record-file/wrong`) a file that is not what it should be; then no project is written.
 */
export async function loadDemoProjects(
  db: Db,
  folder: string,
  room: DemoRoom,
): Promise<{ changed: number }> {
  const { moment } = room
  const file = await recordFile(folder, 'projects.json', DemoProjectsFile)
  const all = file?.projects ?? []
  const held = await projectsBy(
    db,
    moment,
    all.map(({ id }) => id),
  )
  const missing = all.filter(({ id }) => !held.has(id))
  if (missing.length === 0) return { changed: 0 }
  const told = await recordFile(folder, 'deliveries.json', DemoDeedsFile)
  const deeds = new Map(told?.deliveries.map((each) => [each.project, each.deeds]))
  const [template] = await templatesInUse(db, moment)
  if (template === undefined) throw new Error('no template of projects was loaded')
  const manager = room.holders.get(demoPost('project-manager')) ?? null
  const deed = { by: byCommand('demo'), name: 'portfolio.demo-recorded', subject: 'projects:all' }
  await perform(db, deed, async (act) => {
    await recordProjects(
      act,
      moment,
      missing.map((project) => recordedFrom(project, { template, manager, today: moment.asOf })),
    )
    for (const { id, fields } of missing.filter(isActivated)) {
      await giveCode(act, moment, { id, type: fields['type'] ?? null })
      await keepHeader(act, moment, { project: id, number: 1 })
    }
  })
  for (const project of missing) {
    await speakOf(project, room)
    if (project.route !== undefined) await routeDemo(db, project, project.route, room)
    await doDeeds(db, project.id, deeds.get(project.id) ?? [], room)
  }
  if (missing.length === all.length) await askDemoSupport(folder, room)
  await settleAll(db, { today: moment }, room.routes)
  await settleSupport(db, { today: moment }, room.support)
  return { changed: missing.length }
}

/** Whether it is or was under way, and so has a code. */
const isActivated = ({ state }: DemoProject): boolean => publicStates.includes(state)

/** What demo people said beside its parts, and what was learnt from it. */
async function speakOf(project: DemoProject, { team }: DemoRoom): Promise<void> {
  for (const { role, part, field, text } of project.comments ?? [])
    await comment(
      await team(role),
      { project: project.id, number: 1 },
      { part, text, ...(field === undefined ? {} : { field }) },
    )
  for (const lesson of project.lessons ?? [])
    await addLesson(await team('project-manager'), project.id, {
      ...lesson,
      type: project.fields['type'] ?? null,
    })
}

interface Recording {
  template: ProjectTemplate
  /** Who manages what is under way; null where nobody does. */
  manager: string | null
  today: Day
}

function recordedFrom(
  project: DemoProject,
  { template, manager, today }: Recording,
): RecordedProject {
  const { id, languages, state, since, anchor, reason, route, isConfidential } = project
  const begun = route === undefined ? since : sentOn(route, today)
  const bound = route === undefined ? anchor : begun
  return {
    project: { id, origin: 'demo', source: null, copiedFrom: null },
    versions: [
      {
        number: 1,
        basedOn: null,
        template: { id: template.id, version: template.version },
        languages,
        parts: partsFrom(project, template),
        citations: citationsFrom(project),
      },
    ],
    standing: {
      state,
      since: begun,
      version: 1,
      anchor: bound ?? null,
      reason: reason ?? null,
      manager: isActivated(project) ? manager : null,
      isConfidential: isConfidential ?? false,
    },
    code: null,
  }
}

/** The skeleton of the template with what is written, and the other parts in the order of the file. */
function partsFrom(
  { fields, chapters, safeguards, parts }: DemoProject,
  template: ProjectTemplate,
): ProjectPart[] {
  const skeleton = skeletonOf(template, fields).map((part): ProjectPart => {
    const chapter = chapters[chapterOf(template, part.part)?.id ?? '']
    const answer = safeguards[questionOf(template, part.part)?.id ?? '']
    if (chapter !== undefined)
      return {
        ...part,
        fields: Object.fromEntries(
          Object.entries(chapter).map(([language, text]) => [`text.${language}`, text]),
        ),
      }
    return answer === undefined ? part : { ...part, fields: answer }
  })
  const others = parts.map(({ part, kind, parent = rootPart, fields: said }, at): ProjectPart => ({
    part,
    kind,
    parent,
    place: skeleton.length + at,
    fields: said,
  }))
  return [...skeleton, ...others]
}

const citationsFrom = ({ cites }: DemoProject) =>
  Object.entries(cites).flatMap(([part, texts]) =>
    texts.map((each) => {
      const upper = upperFrom(each)
      if (upper === null) throw new Error(`${each} is no objective of a framework or plan`)
      return { part, upper }
    }),
  )
