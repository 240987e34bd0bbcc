import type { Reader } from '#platform/http/reader.ts'
import { directionOfLanguage, nearest } from '#platform/i18n/wording.ts'
import { nameIn, type ProjectType } from '#projects/model/vocabulary.ts'
import type { LessonShown } from '#projects/views/lessons.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { Covers } from '#network/web/place-links.tsx'
import { ProjectLink } from './said.tsx'

interface LessonsProps {
  lessons: readonly LessonShown[]
  /** What countries are called. */
  places: ReadonlyMap<string, string>
  types: readonly ProjectType[]
  /** Whether each says from which project it is. */
  isAmongMany?: boolean
  reader: Reader
}

/** What was learnt, lesson by lesson: what it says, what it rests on, what it is about. */
export function Lessons({ lessons, places, types, isAmongMany = false, reader }: LessonsProps) {
  const { words, locale } = reader
  const Heading = isAmongMany ? 'h2' : 'h3'
  return (
    <ul class="lessons">
      {lessons.map((each) => {
        const title = nearest(each.titles, locale)
        const text = nearest(each.texts, locale)
        const type = types.find(({ code }) => code === each.type)
        const told = [
          words.t(`projects.basis.${each.basis}`),
          ...each.themes.map((theme) => words.t(`posts.theme.${theme}`)),
          ...(type === undefined ? [] : [`${type.code} · ${nameIn(type.names, locale)}`]),
        ]
        return (
          <li class="lessons__one" id={each.id}>
            <Heading>{title !== null && <Said wording={title} />}</Heading>
            {text !== null && (
              <p
                class="lessons__text"
                lang={text.language}
                dir={directionOfLanguage(text.language)}
              >
                {text.text}
              </p>
            )}
            <p class="lessons__about">
              <small>{told.join(' · ')}</small>
            </p>
            {each.countries.length > 0 && (
              <Covers covers={each.countries} names={places} reader={reader} />
            )}
            {isAmongMany && (
              <p class="lessons__about">
                {words.t('projects.lesson-list.from')}{' '}
                <ProjectLink
                  project={{ id: each.project, titles: each.projectTitles }}
                  reader={reader}
                />{' '}
                {each.projectCode !== null && <bdi dir="ltr">{each.projectCode}</bdi>}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
