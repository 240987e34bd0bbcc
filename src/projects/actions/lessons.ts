import { randomUUID } from 'node:crypto'
import { type Act, perform } from '#platform/act.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { type Fault, found, refuseFaults } from '#platform/refusal.ts'
import { isTheme } from '#posts/model/themes.ts'
import { placesToChoose } from '#world/views.ts'
import type { By } from '#posts/actions/operator.ts'
import type { Right } from '#posts/model/rights.ts'
import type { Lesson, LessonBasis } from '#projects/model/lesson.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { endLesson, putLesson } from '#projects/store/lessons.ts'
import { lessonList } from '#projects/views/lessons.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import { actingByAny } from './commenting.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theProject } from './permitted.ts'

/** The rights by which somebody writes lessons, in the order in which they are asked. */
export const learningRights: readonly Right[] = [
  'projects.develop',
  'projects.manage',
  'projects.endorse',
  'evaluation.review',
]

/** What a lesson says. */
export interface WrittenLesson {
  /** By language. */
  titles: Readonly<Record<string, string>>
  texts: Readonly<Record<string, string>>
  themes: readonly string[]
  countries: readonly string[]
  type: string | null
  basis: LessonBasis
}

/** What the form of a lesson rests on. */
export const heldByLesson = ({ titles, texts, themes, countries, type, basis }: WrittenLesson) => ({
  ...Object.fromEntries(
    Object.entries(titles).map(([language, text]) => [`title.${language}`, text]),
  ),
  ...Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [`text.${language}`, text]),
  ),
  themes,
  countries,
  type,
  basis,
})

/**
 * Records what was learnt from a project; answers the lesson's id. Refuses whose rights do not reach the project's office, and, each by its field,
 * a lesson without title or text, and themes, countries and types that there are not.
 */
export async function addLesson(by: By, project: string, wanted: WrittenLesson): Promise<string> {
  const id = `le-${randomUUID()}`
  await learning(by, project, 'projects.lesson-added', async (act) => {
    const lesson = await read({ ...by, db: act.db }, wanted)
    await putLesson(act, { id, project, ...lesson })
    tell(act, null, lesson)
  })
  return id
}

/** Rewrites a lesson. Refuses what `addLesson` does, a lesson there is not, and what somebody else changed since (`form/stale`). */
export const editLesson = (
  by: By,
  project: string,
  { id, version, ...wanted }: WrittenLesson & { id: string; version: string },
): Promise<void> =>
  learning(by, project, 'projects.lesson-edited', async (act) => {
    const held = await theLesson(by, act, project, id)
    refuseStale(version, heldByLesson(held), heldByLesson(wanted))
    const lesson = await read({ ...by, db: act.db }, wanted)
    await putLesson(act, { id, project, ...lesson })
    tell(act, held, lesson)
  })

/** Takes a lesson away; what it said stays recorded. Refuses whose rights do not reach the project's office, and a lesson there is not. */
export const removeLesson = (by: By, project: string, id: string): Promise<void> =>
  learning(by, project, 'projects.lesson-removed', async (act) => {
    const held = await theLesson(by, act, project, id)
    await endLesson(act, id)
    tell(act, held, null)
  })

async function learning(
  by: By,
  id: string,
  name: string,
  work: (act: Act) => Promise<void>,
): Promise<void> {
  const project = await theProject(by, id)
  const actor = await actingByAny(by, learningRights, project)
  const deed = { by: actor, name, subject: `project:${id}`, office: project.office }
  await perform(by.db, deed, work)
}

const theLesson = async (by: By, act: Act, project: string, id: string): Promise<Lesson> => {
  const lessons = await lessonList(act.db, nowOf(by), { project }, operatorsSight)
  return found(
    lessons.find((each) => each.id === id),
    'projects/unknown-lesson',
  )
}

async function read(by: By, wanted: WrittenLesson): Promise<WrittenLesson> {
  const titles = filled(wanted.titles)
  const texts = filled(wanted.texts)
  const faults: Fault[] = []
  if (Object.keys(titles).length === 0) faults.push({ field: 'title', reason: 'field/missing' })
  if (Object.keys(texts).length === 0) faults.push({ field: 'text', reason: 'field/missing' })
  const expected = projectLanguages.join(', ')
  const languages = [...Object.keys(titles), ...Object.keys(texts)]
  if (languages.some((each) => !projectLanguages.includes(each)))
    faults.push({ field: 'language', reason: 'field/word', details: { expected } })
  if (!wanted.themes.every(isTheme))
    faults.push({ field: 'themes', reason: 'projects/unknown-theme' })
  const { countries } = await placesToChoose(by.db, nowOf(by), 'en')
  const known = new Set(countries.map(({ id }) => id))
  if (!wanted.countries.every((each) => known.has(each)))
    faults.push({ field: 'countries', reason: 'field/country' })
  const types = wanted.type === null ? [] : await typeList(by.db, nowOf(by))
  if (wanted.type !== null && !types.some(({ code }) => code === wanted.type))
    faults.push({ field: 'type', reason: 'projects/unknown-type' })
  refuseFaults(faults)
  return {
    titles,
    texts,
    themes: [...new Set(wanted.themes)],
    countries: [...new Set(wanted.countries)],
    type: wanted.type,
    basis: wanted.basis,
  }
}

const filled = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]): [string, string][] => {
      const said = text.replaceAll('\r\n', '\n').trim()
      return said === '' ? [] : [[language, said]]
    }),
  )

function tell(act: Act, before: WrittenLesson | null, after: WrittenLesson | null): void {
  const called = (lesson: WrittenLesson | null) =>
    lesson === null ? null : (lesson.titles['en'] ?? Object.values(lesson.titles)[0] ?? null)
  const said = (lesson: WrittenLesson | null) =>
    lesson === null ? null : (lesson.texts['en'] ?? Object.values(lesson.texts)[0] ?? null)
  act.note({ field: 'projects.field.lesson', before: called(before), after: called(after) })
  act.note({ field: 'projects.field.text', before: said(before), after: said(after) })
}
