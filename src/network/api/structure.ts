import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { cursorFrom, pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape, recordedShape } from '#platform/http/shapes.ts'
import { dated } from '#platform/period.ts'
import { found } from '#platform/refusal.ts'
import { ResponsibleQuery } from '#network/forms.ts'
import { nodeTotal } from '#network/views/remembered.ts'
import { type StructureNode, structureOn, structurePart } from '#network/views/structure.ts'
import { responsibleFor } from '#network/views/responsible.ts'
import { country } from '#world/views.ts'
import { maybeNumber, maybeText, text } from './fields.ts'
import { structureLinked } from './linked/documents.ts'

const nodeOf = ({ below: _below, ...node }: StructureNode) => dated(node)

/** Who is responsible for a country; the structure from headquarters down. */
export function structureApi(app: FastifyInstance): void {
  read(
    app,
    '/countries/:iso3/responsible',
    {
      query: ResponsibleQuery,
      tag: 'network',
      summary: 'Who is responsible for a country, for what, and why',
      answers: ListShape(
        DatedShape({
          office: text,
          officeName: text,
          kind: maybeText,
          function: text,
          via: text,
          viaName: maybeText,
          basis: Type.Enum(['held-for', 'coverage']),
          membership: Type.Enum(['stated', 'derived']),
          condition: text,
          holds: Type.Boolean(),
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment, locale }, { function: wanted, ...query }, { iso3 = '' }) => {
      found(await country(db, moment, locale, iso3), 'world/unknown-country')
      const mandates = await responsibleFor(db, moment, iso3, { locale, function: wanted })
      const items = mandates.map((row) => ({
        id: `${row.office}:${row.function}:${row.via}:${row.basis}`,
        ...dated(row),
      }))
      return pageThrough(
        items,
        query,
        (row) => `${row.officeName} ${row.function} ${row.viaName ?? ''}`,
      )
    },
  )
  read(
    app,
    '/structure',
    {
      query: ApiQuery({
        ...pagingFields,
        limit: Type.Optional(
          Type.Integer({
            minimum: 1,
            maximum: 5000,
            default: 5000,
            description: 'So many items at once',
          }),
        ),
      }),
      tag: 'network',
      summary: 'Offices and units with what they report to',
      linked: structureLinked,
      answers: ListShape(
        DatedShape({
          type: text,
          name: text,
          kind: maybeText,
          parent: maybeText,
          position: maybeNumber,
          ...recordedShape,
        }),
      ),
    },
    async (reader, { q = '', limit = 5000, cursor }) => {
      const { db, moment } = reader
      if (q.trim() !== '') {
        const nodes = (await structureOn(db, moment)).map(nodeOf)
        return pageThrough(nodes, { q, limit, cursor }, (node) => `${node.id} ${node.name}`)
      }
      const place = { limit, cursor: cursorFrom(cursor, 2), total: await nodeTotal(reader) }
      const part = await structurePart(db, moment, place)
      return { ...part, items: part.items.map(nodeOf) }
    },
  )
}
