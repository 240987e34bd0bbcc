import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { projectsSeen } from '#projects/views/seen.ts'
import { placeNames } from '#world/views.ts'
import type { SupportRequest } from '#support/model/request.ts'
import { ListQuery, LoadQuery, partsOf, RequestsQuery } from '#support/forms/queries.ts'
import { paths } from '#support/paths.ts'
import {
  kindList,
  linksOf,
  loadBy,
  messagesOf,
  passagesOf,
  requestList,
  ruleList,
  seenRequest,
  sightOf,
  timesOf,
} from '#support/views.ts'
import { loadItem, requestItem, requestWhole, timeItem } from '#support/views/items.ts'
import {
  KindShape,
  LinkShape,
  LoadShape,
  MessageShape,
  PassageShape,
  RequestItem,
  RequestShape,
  RuleShape,
  TimeShape,
} from './shapes.ts'

const tag = 'support'
const inside = { tag, admission: 'signed-in', stance: latest } as const

/** Kinds and rules for anybody; requests, what was said of them and load for those who may see them, as they are now. */
export function supportReads(app: FastifyInstance): void {
  contentReads(app)
  threadReads(app)
  read(
    app,
    paths.api.support,
    {
      ...inside,
      query: RequestsQuery,
      summary:
        'Requests for technical support that you may see: those that wait for you, those of your offices, or all',
      answers: ListShape(RequestItem),
    },
    async (reader, { limit = 100, cursor, ...filter }) => {
      const signed = presently(reader)
      const kinds = await kindList(signed.db, signed.moment)
      const asked = filter.project === undefined ? [] : [filter.project]
      if (asked.length > (await projectsSeen(signed, asked)).size)
        return { items: [], total: 0, next: null }
      const page = await requestList(signed, filter, { limit, cursor })
      const shown = await withoutUnseen(signed, page.items)
      return { ...page, items: shown.map((each) => requestItem(each, kinds, signed.words)) }
    },
  )
  read(
    app,
    paths.api.request(':id'),
    {
      ...inside,
      query: ApiQuery({}),
      summary: 'A request for support: who has it, why, since and until when, and what came of it',
      answers: RequestShape,
    },
    async (reader, _query, { id = '' }) => {
      const signed = presently(reader)
      const { db, moment, locale, words } = signed
      const [request] = await withoutUnseen(signed, [await seenRequest(signed, id)])
      const [kinds, names] = [await kindList(db, moment), await placeNames(db, moment, locale)]
      return requestWhole(found(request, 'support/unknown-request'), { kinds, names, words })
    },
  )
  read(
    app,
    paths.api.load,
    {
      ...inside,
      query: LoadQuery,
      summary:
        'How much support was asked for and given, by the office that had it, theme and quarter: requests, open ones, answers, median days, hours',
      answers: ListShape(LoadShape),
    },
    async (reader, { by, office, theme, from, to, ...query }) => {
      const { db, moment, asker } = presently(reader)
      const filter = { office, theme, from, to }
      const told = await loadBy(db, moment, partsOf(by), { filter, sight: sightOf(asker) })
      return pageThrough(
        told.map(loadItem),
        query,
        (each) => `${each.quarter} ${each.officeName ?? each.office} ${each.theme}`,
      )
    },
  )
}

/** Requests without the names of projects that the reader may not see. Two queries. */
async function withoutUnseen(
  reader: SignedReader,
  requests: readonly SupportRequest[],
): Promise<SupportRequest[]> {
  const named = requests.flatMap(({ project }) => project ?? [])
  const seen = await projectsSeen(reader, named)
  return requests.map((each) => ({
    ...each,
    project: each.project !== null && seen.has(each.project) ? each.project : null,
  }))
}

function contentReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.kinds,
    {
      tag,
      query: ListQuery,
      summary: 'What can be asked for as technical support, each with its days',
      answers: ListShape(KindShape),
    },
    async ({ db, moment, locale }, query) => {
      const items = (await kindList(db, moment)).map(({ id, from, until, titles, source }) => ({
        id,
        from,
        until,
        source,
        title: titles[locale],
      }))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.api.rules,
    {
      tag,
      query: ListQuery,
      summary:
        'The rules by which it is computed who gives technical support, and how long they have',
      answers: ListShape(RuleShape),
    },
    async ({ db, moment, locale }, query) => {
      const items = (await ruleList(db, moment)).map((rule) => ({
        id: rule.id,
        from: rule.from,
        until: rule.until,
        title: rule.titles[locale],
        kinds: rule.kinds,
        roles: rule.roles,
        workingDays: rule.workingDays,
        source: rule.source,
      }))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
}

function threadReads(app: FastifyInstance): void {
  const of = (summary: string) => ({ ...inside, query: ListQuery, summary })
  read(
    app,
    paths.api.messages(':id'),
    { ...of('What was said about a request for support'), answers: ListShape(MessageShape) },
    async (reader, query, { id = '' }) => {
      const signed = presently(reader)
      await seenRequest(signed, id)
      const items = await messagesOf(signed.db, signed.moment, id)
      return pageThrough(items, query, ({ text }) => text)
    },
  )
  read(
    app,
    paths.api.times(':id'),
    { ...of('Hours spent on a request for support'), answers: ListShape(TimeShape) },
    async (reader, query, { id = '' }) => {
      const signed = presently(reader)
      await seenRequest(signed, id)
      const items = (await timesOf(signed.db, signed.moment, id)).map(timeItem)
      return pageThrough(items, query, ({ name, note }) => `${name} ${note ?? ''}`)
    },
  )
  read(
    app,
    paths.api.links(':id'),
    { ...of('Where documents of a request for support lie'), answers: ListShape(LinkShape) },
    async (reader, query, { id = '' }) => {
      const signed = presently(reader)
      await seenRequest(signed, id)
      const items = await linksOf(signed.db, signed.moment, id)
      return pageThrough(items, query, ({ title }) => title)
    },
  )
  read(
    app,
    paths.api.passages(':id'),
    {
      ...of('All through which a request for support went: who had it, why, until when'),
      answers: ListShape(PassageShape),
    },
    async (reader, query, { id = '' }) => {
      const signed = presently(reader)
      await seenRequest(signed, id)
      const items = (await passagesOf(signed.db, signed.moment, id)).map((each) => ({
        id: each.at,
        ...each,
      }))
      return pageThrough(items, query, ({ state, postTitle }) => `${state} ${postTitle}`)
    },
  )
}
