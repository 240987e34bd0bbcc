import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { versionOf } from '#platform/doors/version.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { heldByLesson } from '#projects/actions/lessons.ts'
import { heldByProgramme } from '#projects/actions/programmes.ts'
import { LessonsQuery, NeedsQuery, PartsQuery, ProgrammesQuery } from '#projects/forms/queries.ts'
import { isMove } from '#projects/model/life.ts'
import type { Programme } from '#projects/model/programme.ts'
import { nameIn } from '#projects/model/vocabulary.ts'
import { paths } from '#projects/paths.ts'
import { called, projectItem } from '#projects/views/items.ts'
import { lessonList, lessonsLike, type LessonShown } from '#projects/views/lessons.ts'
import { needsOn } from '#projects/views/needs.ts'
import {
  programmeBy,
  programmeList,
  projectsOfProgramme,
  rollUpOf,
} from '#projects/views/programmes.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'
import { serviceList, typeList } from '#projects/views/vocabulary.ts'
import {
  HeldShape,
  LessonShape,
  NeedShape,
  ProgrammeShape,
  RollUpShape,
  ServiceShape,
  TypeShape,
} from './shapes.ts'

const tag = 'projects'

/** Lessons, programmes, the vocabulary of types and services, and what moves need. */
export function listReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.lessons,
    {
      stance: latest,
      query: LessonsQuery,
      tag,
      summary:
        'What was learnt from projects, by words, theme, country and type, or near to a project',
      answers: ListShape(LessonShape),
    },
    async (reader, { theme, country, type, project, like, q, ...query }) => {
      const { db, moment, locale } = reader
      const sight = await sightOf(reader)
      const near = like === undefined ? null : await seenProject(reader, like)
      const lessons =
        near === null
          ? await lessonList(db, moment, { text: q, theme, country, type, project }, sight)
          : await lessonsLike(db, moment, near, sight, 100)
      return pageThrough(
        lessons.map((each) => lessonItem(each, locale)),
        query,
        ({ title }) => title,
      )
    },
  )
  programmeReads(app)
  vocabularyReads(app)
}

const lessonItem = (lesson: LessonShown, locale: string) => ({
  id: lesson.id,
  project: lesson.project,
  projectTitle: called(lesson.projectTitles, locale) ?? lesson.project,
  projectCode: lesson.projectCode,
  office: lesson.office,
  title: called(lesson.titles, locale) ?? lesson.id,
  text: called(lesson.texts, locale) ?? '',
  titles: { ...lesson.titles },
  texts: { ...lesson.texts },
  themes: [...lesson.themes],
  countries: [...lesson.countries],
  type: lesson.type,
  basis: lesson.basis,
  version: versionOf(heldByLesson(lesson)),
  recordedFrom: lesson.recordedFrom,
})

const programmeItem = (programme: Programme, locale: string) => ({
  id: programme.id,
  title: called(programme.titles, locale) ?? programme.id,
  titles: { ...programme.titles },
  texts: { ...programme.texts },
  office: programme.office,
  officeName: programme.officeName,
  from: programme.from,
  until: programme.until,
  source: programme.source,
  origin: programme.origin,
  objectives: programme.objectives.map(({ objective, titles }) => ({
    objective,
    titles: { ...titles },
  })),
  version: versionOf(heldByProgramme(programme)),
  recordedFrom: programme.recordedFrom,
})

/** A programme as an address names it, and the projects it holds that the reader may see. */
async function theProgramme(reader: Reader, id = '') {
  const { db, moment } = reader
  const programme = found(await programmeBy(db, moment, id), 'projects/unknown-programme')
  const held = await projectsOfProgramme(db, moment, id, await sightOf(reader))
  return { programme, held }
}

function programmeReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.programmes,
    {
      query: ProgrammesQuery,
      tag,
      summary: 'Programmes, which hold projects together',
      answers: ListShape(ProgrammeShape),
    },
    async (reader, { office, ...query }) => {
      const programmes = await programmeList(reader.db, reader.moment, { office })
      const items = programmes.map((each) => programmeItem(each, reader.locale))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.api.programme(':id'),
    {
      stance: latest,
      query: ApiQuery({}),
      tag,
      summary:
        'A programme, and what the projects it holds on the day add up to, with the state and amounts last known',
      answers: RollUpShape,
    },
    async (reader, _query, { id }) => {
      const { programme, held } = await theProgramme(reader, id)
      const projects = held.map((each) => each.project)
      const rollUp = await rollUpOf(reader.db, reader.moment, projects)
      return {
        ...programmeItem(programme, reader.locale),
        ...rollUp,
        states: { ...rollUp.states },
        amounts: [...rollUp.amounts],
        countries: [...rollUp.countries],
      }
    },
  )
  read(
    app,
    paths.api.programmeProjects(':id'),
    {
      stance: latest,
      query: PartsQuery,
      tag,
      summary:
        'The projects that a programme holds on the day, with the state and amounts last known',
      answers: ListShape(HeldShape),
    },
    async (reader, query, { id }) => {
      const { held } = await theProgramme(reader, id)
      const items = held.map(({ project, objective }) => ({
        ...projectItem(project, reader.locale),
        objective,
      }))
      return pageThrough(items, query, ({ code, title }) => `${code} ${title}`)
    },
  )
}

function vocabularyReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.types,
    {
      query: PartsQuery,
      tag,
      summary: 'The two-letter types of projects, of all days, each with its source',
      answers: ListShape(TypeShape),
    },
    async ({ db, moment, locale }, query) => {
      const types = await typeList(db, moment)
      const items = types.map(({ code, names, ...each }) => ({
        id: code,
        ...each,
        name: nameIn(names, locale),
        names: { ...names },
      }))
      return pageThrough(items, query, ({ id, name }) => `${id} ${name}`)
    },
  )
  read(
    app,
    paths.api.services,
    {
      query: PartsQuery,
      tag,
      summary: 'The services under which types of projects are gathered',
      answers: ListShape(ServiceShape),
    },
    async ({ db, moment, locale }, query) => {
      const services = await serviceList(db, moment)
      const items = services.map(({ code, names, ...each }) => ({
        id: code,
        ...each,
        name: nameIn(names, locale),
        names: { ...names },
      }))
      return pageThrough(items, query, ({ id, name }) => `${id} ${name}`)
    },
  )
  read(
    app,
    paths.api.needs,
    {
      query: NeedsQuery,
      tag,
      summary: 'What each move of a project needs on the day, with its source',
      answers: ListShape(NeedShape),
    },
    async ({ db, moment }, { move, ...query }) => {
      const wanted = move !== undefined && isMove(move) ? move : undefined
      const needs =
        move !== undefined && wanted === undefined ? [] : await needsOn(db, moment, wanted)
      const items = needs.map((each) => ({ ...each, id: `${each.move}/${each.id}` }))
      return pageThrough(items, query, ({ id }) => id)
    },
  )
}
