import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { seenInside } from '#routes/views/seen.ts'

/** How the doors to what came after endorsement are told of in the description of the API. */
export const inside = { tag: 'delivery', admission: 'signed-in' } as const

interface OfProject<Item> {
  summary: string
  /** What one of them looks like. */
  item: TSchema
  /** All of a project that whoever asks may see. */
  items(reader: Reader, project: string): Promise<readonly Item[]>
  /** What `q` is looked for in. */
  text(item: Item): string
}

/** A list of something of a project, as far as whoever asks may see the project inside. */
export const listOfProject = <Item extends { id: string }>(
  app: FastifyInstance,
  path: string,
  { summary, item, items, text }: OfProject<Item>,
): void =>
  read(
    app,
    path,
    { ...inside, query: ApiQuery(pagingFields), summary, answers: ListShape(item) },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      return pageThrough(await items(reader, id), query, text)
    },
  )
