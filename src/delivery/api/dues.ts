import type { FastifyInstance } from 'fastify'
import { daysAfter } from '#platform/day.ts'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { cursorFrom, pageOf, pageThrough, wrongCursor } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { DuesQuery } from '#delivery/forms.ts'
import { isDueKind } from '#delivery/model/due.ts'
import { dueText } from '#delivery/model/due-text.ts'
import { paths } from '#delivery/paths.ts'
import { dueCount, dueList } from '#delivery/views.ts'
import { scopeOf } from '#delivery/views/calendar.ts'
import { feedsOf } from '#delivery/views/feeds.ts'
import { DueShape, FeedShape } from './shapes.ts'
import { inside } from './lists.ts'

const ListQuery = ApiQuery(pagingFields)

/** From today so far ahead, unless a last day is told. */
const ahead = 366

/** The last thing shown before, as a cursor tells it. Refuses a cursor of another list. */
function afterIn(cursor: string | undefined) {
  const keys = cursorFrom(cursor, ['day', 'text', 'text', 'text'])
  if (keys === null) return undefined
  const [day = '', project = '', kind = '', ref = ''] = keys
  if (!isDueKind(kind)) throw wrongCursor()
  return { day, project, kind, ref }
}

/** What is due, and one's calendars for programs. */
export function dueReads(app: FastifyInstance): void {
  read(
    app,
    paths.dues,
    {
      ...inside,
      query: DuesQuery,
      stance: latest,
      summary:
        'Everything that is due in projects you may see, from one day to another, the earliest first',
      answers: ListShape(DueShape),
    },
    async (reader, query) => {
      const { db, moment, today, locale, words } = presently(reader)
      const { limit = 100, cursor, mine, office, region, project, kind } = query
      const { from = today, to = daysAfter(from, ahead) } = query
      const own = mine === true ? ('me' as const) : undefined
      const scope = await scopeOf(presently(reader), { own, office, region, project })
      const kinds = kind === undefined ? {} : { kinds: [kind] }
      const wanted = { ...scope, ...kinds, from, to }
      const after = afterIn(cursor)
      const rows = await dueList(db, moment, today, {
        ...wanted,
        limit,
        ...(after === undefined ? {} : { after }),
      })
      return pageOf(rows, await dueCount(db, moment, today, wanted), limit, {
        item: (each) => ({
          id: `${each.project}/${each.kind}/${each.ref}`,
          kind: each.kind,
          ref: each.ref,
          name: dueText(each, words),
          project: each.project,
          code: each.code,
          title: nearest(each.titles, locale)?.text ?? each.project,
          office: each.office,
          officeName: each.officeName,
          begins: each.begins,
          day: each.day,
          settled: each.settled,
          isLate: each.isLate,
        }),
        keys: (each) => [each.day, each.project, each.kind, each.ref],
      })
    },
  )
  read(
    app,
    paths.feeds,
    {
      ...inside,
      query: ListQuery,
      stance: latest,
      summary: 'Your calendars for programs; their addresses were told when they were made',
      answers: ListShape(FeedShape),
    },
    async (reader, query) =>
      pageThrough(await feedsOf(reader.db, signedIn(reader).asker.person), query, ({ id }) => id),
  )
}
