import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { page } from '#platform/http/answer.ts'
import { cursorFrom } from '#platform/http/paging.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { messagesOf } from '#platform/i18n/words.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { filterFields, filterFrom } from './forms.ts'
import { publicDeeds } from './model/entry.ts'
import { paths } from './paths.ts'
import { history } from './views.ts'
import { choicesFor } from './views/choices.ts'
import { deedText, EntryList } from './web/entry-list.tsx'
import { Filters } from './web/filters.tsx'

export { historySection } from './web/sections.tsx'

const perPage = 50

const Query = PageQuery({
  ...filterFields,
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** The history: what was done, by whom, to what; for anybody what is public, for who may read it more. */
export function historyPages(app: FastifyInstance): void {
  page(app, paths.history, Query, async (reader, query) => {
    const { words, site } = reader
    const filter = filterFrom(query, site.timeZone)
    const place = { limit: perPage, cursor: cursorFrom(query.cursor, 1) }
    const { items, total, next } = await history(reader, filter, place)
    const choices = await choicesFor(reader)
    const names = reader.asker === null ? publicDeeds : knownDeeds()
    const deeds = names
      .map((id) => ({ id, name: deedText(id, reader) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, reader.locale))
    return (
      <Page reader={reader} title={words.t('history.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('history.title')}
        </h1>
        <p class="lead">{words.t('history.lead')}</p>
        {reader.asker === null && <p>{words.t('history.public-only')}</p>}
        <Filters reader={reader} filter={filter} deeds={deeds} {...choices} />
        <p>{words.t('history.count', { count: total })}</p>
        <EntryList items={items} reader={reader} />
        <Pager next={next} reader={reader} />
        <Exports
          reader={reader}
          list={paths.history}
          query={{
            office: filter.office,
            person: filter.person,
            deed: filter.name,
            record: filter.subject,
            from: filter.from,
            until: filter.until,
          }}
        />
      </Page>
    )
  })
}

/** Every verb that has words: the last word on which verbs there are. */
const knownDeeds = (): string[] =>
  [...messagesOf('en').keys()].flatMap((key) =>
    /^[a-z]+\.deed\.[a-z-]+$/.test(key) ? [key.replace('.deed.', '.')] : [],
  )
