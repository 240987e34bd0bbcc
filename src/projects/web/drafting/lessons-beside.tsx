import { linkTo, type Reader } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#projects/paths.ts'
import type { LessonShown } from '#projects/views/lessons.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { ProjectLink } from '#projects/web/reading/said.tsx'

/** What was learnt from projects about the same: theme, country, type; the nearest first. */
export function LessonsBeside({
  lessons,
  reader,
}: {
  lessons: readonly LessonShown[]
  reader: Reader
}) {
  const { words, locale } = reader
  return (
    <aside class="begin__lessons" aria-labelledby="lessons-like">
      <h2 class="ds-heading" data-size="xs" id="lessons-like">
        {words.t('projects.begin.lessons')}
      </h2>
      {lessons.length === 0 && <p class="empty">{words.t('projects.begin.no-lessons')}</p>}
      <ul>
        {lessons.map(({ id, project, titles, texts, projectTitles, basis }) => {
          const title = nearest(titles, locale)
          const text = nearest(texts, locale)
          return (
            <li>
              <details>
                <summary>{title === null ? id : <Said wording={title} />}</summary>
                {text !== null && (
                  <p class="comments__text">
                    <Said wording={text} />
                  </p>
                )}
                <p>
                  <ProjectLink project={{ id: project, titles: projectTitles }} reader={reader} />{' '}
                  <small>· {words.t(`projects.basis.${basis}`)}</small>
                </p>
              </details>
            </li>
          )
        })}
      </ul>
      <p>
        <a class="ds-link" href={linkTo(reader, paths.lessons)}>
          {words.t('projects.begin.all-lessons')}
        </a>
      </p>
    </aside>
  )
}
