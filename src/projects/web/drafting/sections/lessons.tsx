import { linkTo } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { paths } from '#projects/paths.ts'
import { lessonsLike } from '#projects/views/lessons.ts'
import { sightOf } from '#projects/views/seen.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { LessonsBeside } from '#projects/web/drafting/lessons-beside.tsx'
import type { SectionProps } from './section.ts'

/** What was learnt in this project, and in others about the same. */
export async function LessonsSection({ marked: { draft, lessons }, reader }: SectionProps) {
  const { words, db, moment, locale } = reader
  const { project } = draft
  const others = await lessonsLike(db, moment, project, await sightOf(reader), 8)
  return (
    <>
      {lessons.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.lesson')}</p>
      ) : (
        <ul class="write__lessons">
          {lessons.map(({ id, titles, texts, basis }) => {
            const [title, text] = [nearest(titles, locale), nearest(texts, locale)]
            const called = title?.text ?? id
            const way = (path: string, label: string) => (
              <li>
                <a class="ds-link" href={linkTo(reader, path)} aria-label={`${label}: ${called}`}>
                  {label}
                </a>
              </li>
            )
            return (
              <li id={id}>
                <p>
                  <strong>{title === null ? id : <Said wording={title} />}</strong>{' '}
                  <small>· {words.t(`projects.basis.${basis}`)}</small>
                </p>
                {text !== null && (
                  <p class="comments__text">
                    <Said wording={text} />
                  </p>
                )}
                <ul class="draft__ways">
                  {way(paths.lesson(project.id, id), words.t('projects.draft.write'))}
                  {way(paths.removeLesson(project.id, id), words.t('projects.draft.remove-lesson'))}
                </ul>
              </li>
            )
          })}
        </ul>
      )}
      <p class="ways">
        <WayTo
          href={linkTo(reader, paths.addLesson(project.id))}
          label={words.t('projects.draft.add-lesson')}
          barred={null}
          id="no-lesson"
        />
      </p>
      <LessonsBeside lessons={others} reader={reader} />
    </>
  )
}
