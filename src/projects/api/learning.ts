import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import { addLesson, editLesson, removeLesson } from '#projects/actions/lessons.ts'
import { editProgramme, hold, makeProgramme, release } from '#projects/actions/programmes.ts'
import {
  EditProgrammeBody,
  HoldBody,
  ProgrammeBody,
  ReleaseBody,
} from '#projects/forms/programmes.ts'
import { EditLessonBody, LessonBody, NothingBody } from '#projects/forms/verbs.ts'
import { paths } from '#projects/paths.ts'

const Done = Type.Object({ id: Type.String() })
const writes = { tag: 'projects', answers: Done, admission: 'signed-in' } as const
const programmes = { ...writes, admission: { right: 'programmes.write' } } as const

/** The verbs about lessons and programmes: they call what the forms of the pages call. */
export function learningWrites(app: FastifyInstance): void {
  lessonWrites(app)
  programmeWrites(app)
}

const lessonFrom = ({ themes = [], countries = [], type = null, ...body }: LessonTyped) => ({
  ...body,
  themes,
  countries,
  type,
})
type LessonTyped = Omit<Static<typeof LessonBody>, 'type'> & { type?: string | null }

function lessonWrites(app: FastifyInstance): void {
  write(app, paths.api.projectLessons(':id'), {
    ...writes,
    body: LessonBody,
    summary: 'Records what was learnt from a project; answers the id of the lesson',
    handle: async (reader, body, { id = '' }) => ({
      id: await addLesson(byOf(reader), id, lessonFrom(body)),
    }),
  })
  const lesson = paths.api.lesson(':id', ':lesson')
  write(app, lesson, {
    ...writes,
    method: 'PUT',
    body: EditLessonBody,
    summary: 'Rewrites a lesson: all of it',
    handle: async (reader, { version, ...body }, { id = '', lesson: named = '' }) => {
      await editLesson(byOf(reader), id, { id: named, version, ...lessonFrom(body) })
      return { id: named }
    },
  })
  write(app, lesson, {
    ...writes,
    method: 'DELETE',
    body: NothingBody,
    summary: 'Takes a lesson away; what it said stays in the history',
    handle: async (reader, _body, { id = '', lesson: named = '' }) => {
      await removeLesson(byOf(reader), id, named)
      return { id: named }
    },
  })
}

type ProgrammeTyped = Static<typeof ProgrammeBody>
const programmeFrom = ({
  texts = {},
  from = null,
  until = null,
  objectives = [],
  ...body
}: ProgrammeTyped) => ({ ...body, texts, from, until, objectives })

function programmeWrites(app: FastifyInstance): void {
  write(app, paths.api.programmes, {
    ...programmes,
    body: ProgrammeBody,
    summary: 'Makes a programme; answers its id',
    handle: async (reader, body) => ({
      id: await makeProgramme(byOf(reader), programmeFrom(body)),
    }),
  })
  write(app, paths.api.programme(':id'), {
    ...programmes,
    method: 'PUT',
    body: EditProgrammeBody,
    summary: 'Rewrites a programme: all of it',
    handle: async (reader, { version, ...body }, { id = '' }) => {
      await editProgramme(byOf(reader), id, { version, ...programmeFrom(body) })
      return { id }
    },
  })
  write(app, paths.api.programmeProjects(':id'), {
    ...programmes,
    body: HoldBody,
    summary: 'Lets a programme hold a project from today on',
    handle: async (reader, body, { id = '' }) => {
      await hold(byOf(reader), id, body)
      return { id: body.project }
    },
  })
  write(app, paths.api.programmeProjects(':id'), {
    ...programmes,
    method: 'DELETE',
    body: ReleaseBody,
    summary: 'Lets a programme no longer hold a project from today on',
    handle: async (reader, { project }, { id = '' }) => {
      await release(byOf(reader), id, project)
      return { id: project }
    },
  })
}
