import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { cut } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { themes } from '#posts/model/themes.ts'
import { placeNames, placesToChoose, refuseUnknown } from '#world/views.ts'
import { LessonsPageQuery } from '#projects/forms/pages.ts'
import { nameIn, type ProjectType } from '#projects/model/vocabulary.ts'
import { paths } from '#projects/paths.ts'
import { type LessonFilter, lessonList } from '#projects/views/lessons.ts'
import { sightOf } from '#projects/views/seen.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import { Lessons } from '#projects/web/reading/lessons.tsx'

const perPage = 30

/** What was learnt from all projects that the reader may see, to be looked through by words, theme, country and type. */
export function lessonsPage(app: FastifyInstance): void {
  page(app, paths.lessons, LessonsPageQuery, async (reader, query) => {
    const { words, db, moment, locale } = reader
    const wanted: LessonFilter = {
      text: query.q?.trim() || undefined,
      theme: query.theme || undefined,
      country: query.country || undefined,
      type: query.type || undefined,
    }
    await refuseUnknown(db, { country: wanted.country })
    const [lessons, places, types] = await Promise.all([
      lessonList(db, moment, wanted, await sightOf(reader)),
      placeNames(db, moment, locale),
      typeList(db, moment),
    ])
    const { items, next } = cut(lessons, {
      limit: perPage,
      cursor: query.cursor || undefined,
      key: ({ id }) => id,
    })
    const title = words.t('projects.lesson-list.title')
    return (
      <Page reader={reader} title={title} summary={words.t('projects.lesson-list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('projects.lesson-list.lead')}</p>
        <Narrowing reader={reader} wanted={wanted} types={types} {...await choicesFor(reader)} />
        {lessons.length === 0 ? (
          <p class="empty">{words.t('projects.lesson-list.none')}</p>
        ) : (
          <>
            <p>{words.t('projects.lesson-list.count', { count: lessons.length })}</p>
            <Lessons lessons={items} places={places} types={types} isAmongMany reader={reader} />
          </>
        )}
        <Pager next={next} reader={reader} />
        {lessons.length > 0 && (
          <Exports
            reader={reader}
            list={paths.api.lessons}
            query={{
              q: wanted.text,
              theme: wanted.theme,
              country: wanted.country,
              type: wanted.type,
            }}
          />
        )}
      </Page>
    )
  })
}

const choicesFor = async ({ db, moment, locale }: Reader) => ({
  countries: (await placesToChoose(db, moment, locale)).countries,
})

function Narrowing({
  reader,
  wanted,
  types,
  countries,
}: {
  reader: Reader
  wanted: LessonFilter
  types: readonly ProjectType[]
  countries: readonly { id: string; name: string }[]
}) {
  const { words, locale } = reader
  const any = words.t('projects.list.any')
  const codes = [...new Map(types.map((type) => [type.code, type])).values()]
  const one = (
    name: 'theme' | 'country' | 'type',
    options: readonly { id: string; name: string }[],
  ) => (
    <ChoiceOf
      form="lessons"
      name={name}
      label={words.t(`projects.list.by.${name}`)}
      any={any}
      options={options}
      chosen={wanted[name]}
    />
  )
  return (
    <form
      class="finder"
      method="get"
      role="search"
      aria-label={words.t('projects.lesson-list.narrow')}
    >
      <div class="finder__field finder__field--wide">
        <label for="lessons-q">{words.t('projects.lesson-list.words')}</label>
        <input
          class="ds-input"
          id="lessons-q"
          name="q"
          type="search"
          dir="auto"
          maxLength={200}
          value={wanted.text ?? ''}
        />
      </div>
      {one(
        'theme',
        themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) })),
      )}
      {one('country', countries)}
      {one(
        'type',
        codes.map(({ code, names }) => ({ id: code, name: `${code} · ${nameIn(names, locale)}` })),
      )}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('projects.list.show')}
        </button>
        <a class="ds-link" href={linkTo(reader, paths.lessons)}>
          {words.t('projects.lesson-list.reset')}
        </a>
      </div>
    </form>
  )
}
