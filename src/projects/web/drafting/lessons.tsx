import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { versionOf } from '#platform/doors/version.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { fieldsTyped } from '#platform/tree/typed.ts'
import { byOf } from '#posts/web/parts.tsx'
import {
  addLesson,
  editLesson,
  heldByLesson,
  removeLesson,
  type WrittenLesson,
} from '#projects/actions/lessons.ts'
import { LessonForm, NothingForm } from '#projects/forms/drafting.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import type { Lesson, LessonBasis } from '#projects/model/lesson.ts'
import type { Project } from '#projects/model/project.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { paths } from '#projects/paths.ts'
import { lessonList } from '#projects/views/lessons.ts'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { toSection } from './draft.tsx'
import { fieldName } from './frame.tsx'
import { LessonInputs } from './lesson-inputs.tsx'
import { ProjectFormPage, projectOf } from './project-form.tsx'

/** The forms that record what was learnt, rewrite it, and take it away. */
export function lessonForms(app: FastifyInstance): void {
  form(app, paths.addLesson(':id'), {
    query: PageQuery({}),
    body: LessonForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const project = await projectOf(reader, id, again)
      const { themes, covers, type } = project
      const countries = covers.filter((each) => /^[A-Z]{3}$/.test(each))
      const beginning = { titles: {}, texts: {}, themes, countries, type, basis: 'team' as const }
      return lessonPage(reader, { project, beginning, version: null, again, title: 'add-lesson' })
    },
    send: async (reader, { version: _version, ...typed }, { id = '' }) => {
      await addLesson(byOf(reader), id, lessonTyped(typed))
      return toLessons(reader, id, 'lesson-added')
    },
  })

  form(app, paths.lesson(':id', ':lesson'), {
    query: PageQuery({}),
    body: LessonForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '', lesson = '' }, again) => {
      const reader = presently(visitor)
      const project = await projectOf(reader, id, again)
      const held = await theLesson(reader, id, lesson)
      const version = versionOf(heldByLesson(held))
      return lessonPage(reader, { project, beginning: held, version, again, title: 'edit-lesson' })
    },
    send: async (reader, { version = '', ...typed }, { id = '', lesson = '' }) => {
      await editLesson(byOf(reader), id, { id: lesson, version, ...lessonTyped(typed) })
      return toLessons(reader, id, 'lesson-written')
    },
  })

  form(app, paths.removeLesson(':id', ':lesson'), {
    query: PageQuery({}),
    body: NothingForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '', lesson = '' }, again) => {
      const reader = presently(visitor)
      const project = await projectOf(reader, id, again)
      const held = await theLesson(reader, id, lesson)
      const { words, locale } = reader
      const title = words.t('projects.draft.remove-lesson')
      return (
        <ProjectFormPage
          reader={reader}
          project={project}
          section="lessons"
          title={title}
          again={again}
        >
          <p>
            <bdi>{held.titles[locale] ?? Object.values(held.titles)[0]}</bdi>
          </p>
          <Form reader={reader}>
            <p>
              <SubmitButton label={title} barred={null} id="no-remove" />
            </p>
          </Form>
        </ProjectFormPage>
      )
    },
    send: async (reader, _body, { id = '', lesson = '' }) => {
      await removeLesson(byOf(reader), id, lesson)
      return toLessons(reader, id, 'lesson-removed')
    },
  })
}

async function toLessons(reader: Reader, id: string, done: string): Promise<string> {
  const { version: number } = await projectOf(presently(reader), id)
  return toSection(reader, { project: id, number }, 'lessons', { done })
}

async function theLesson({ db, moment }: Reader, project: string, id: string): Promise<Lesson> {
  const lessons = await lessonList(db, moment, { project }, operatorsSight)
  return found(
    lessons.find((each) => each.id === id),
    'projects/unknown-lesson',
  )
}

const shapes = projectLanguages.flatMap((language) => [
  { name: `title.${language}`, field: { type: 'text' as const } },
  { name: `text.${language}`, field: { type: 'long' as const, mostWords: null } },
])

/** A lesson as its form sent it: a title and a text under each language. */
function lessonTyped({
  themes = [],
  countries = [],
  type,
  basis,
  ...sent
}: {
  themes?: string[]
  countries?: string[]
  type?: string
  basis: LessonBasis
} & Readonly<Record<string, unknown>>): WrittenLesson {
  const typed = Object.entries(fieldsTyped(sent, shapes))
  const of = (key: string) =>
    Object.fromEntries(
      typed.flatMap(([name, text]): [string, string][] =>
        name.startsWith(`${key}.`) && text.trim() !== ''
          ? [[name.slice(key.length + 1), text]]
          : [],
      ),
    )
  return { titles: of('title'), texts: of('text'), themes, countries, type: type ?? null, basis }
}

interface Shown {
  project: Project
  beginning: WrittenLesson
  /** On what it was opened; null for a new one. */
  version: string | null
  again: Again | null
  title: 'add-lesson' | 'edit-lesson'
}

const lessonPage = async (reader: Reader, { project, beginning, version, again, title }: Shown) => (
  <ProjectFormPage
    reader={reader}
    project={project}
    section="lessons"
    title={reader.words.t(`projects.draft.${title}`)}
    again={again}
    label={(field) => fieldName(field, reader)}
  >
    {await LessonInputs({ beginning, version, again, reader })}
  </ProjectFormPage>
)
