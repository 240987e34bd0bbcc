import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { sightOf } from '#trends/model/sight.ts'
import { issuesNamed } from '#trends/views.ts'
import { PartsQuery } from '#plans/forms/queries.ts'
import { paths } from '#plans/paths.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import { seenVersion, seenVersions } from '#plans/views/seen.ts'
import { citationItems, partItems, wholeItem } from '#plans/views/reading/items.ts'
import { AnsweredShape, CitationShape, PartShape, WholeShape } from './shapes.ts'

const tag = 'plans'
const at = paths.api.version(':id', ':number')

const whole = async (reader: Reader, { id = '', number = '' }: Record<string, string>) =>
  wholeVersion(reader, await seenVersion(reader, id, number))

/** One version of a plan: what it is, says, cites and answers. */
export function versionReads(app: FastifyInstance): void {
  read(
    app,
    at,
    {
      query: ApiQuery({}),
      tag,
      summary:
        'A version of a plan: how it stands, its costs by currency, and what its verbs rest on',
      answers: WholeShape,
    },
    async (reader, _query, params) => {
      const shown = await whole(reader, params)
      const { follows } = shown.version.plan
      const followed = follows === null ? [] : await seenVersions(reader, { plan: follows })
      return wholeItem(shown, {
        follows: followed.length === 0 ? null : follows,
        locale: reader.locale,
      })
    },
  )
  read(
    app,
    `${at}/parts`,
    {
      query: PartsQuery,
      tag,
      summary: 'What a version says, part by part in reading order',
      answers: ListShape(PartShape),
    },
    async (reader, query, params) =>
      pageThrough(
        partItems(await whole(reader, params), reader.locale),
        query,
        ({ id, fields }) => `${id} ${Object.values(fields).join(' ')}`,
      ),
  )
  read(
    app,
    `${at}/citations`,
    {
      query: PartsQuery,
      tag,
      summary: 'What the parts of a version cite above them, and how that stands on the day',
      answers: ListShape(CitationShape),
    },
    async (reader, query, params) => {
      const shown = await whole(reader, params)
      const uppers = await uppersTold(
        reader,
        shown.citations.map(({ upper }) => upper),
      )
      const items = citationItems(shown, uppers, reader.locale)
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    `${at}/answers`,
    {
      query: PartsQuery,
      tag,
      summary: 'The issues that the parts of a version answer, as far as the asker may read them',
      answers: ListShape(AnsweredShape),
    },
    async (reader, query, params) => {
      const { rationale } = await whole(reader, params)
      const ids = rationale.map(({ issue }) => issue)
      const named = await issuesNamed(reader.db, reader.moment, ids, sightOf(reader.asker))
      const items = rationale.flatMap(({ part, issue }) => {
        const told = named.get(issue)
        if (told === undefined) return []
        return [
          { id: `${part}:${issue}`, part, issue, title: titleIn(told.titles, reader.locale).text },
        ]
      })
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
}
