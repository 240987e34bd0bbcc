import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { DatedShape, ListShape, periodShape } from '#platform/http/shapes.ts'
import { Refusal } from '#platform/refusal.ts'
import { ChangesQuery, spanFrom } from '#network/forms/changes.ts'
import { bases, changeKinds } from '#network/model/change-basis.ts'
import { changeItems } from '#network/views/change-items.ts'
import { isOffice } from '#network/views/lists.ts'
import { maybeText, text } from './fields.ts'

const SideShape = Type.Union([
  Type.Object({
    value: text,
    qualifier: text,
    text,
    recordedFrom: text,
    recordedUntil: maybeText,
    ...periodShape,
  }),
  Type.Null(),
])

const ChangeShape = DatedShape({
  office: text,
  officeName: text,
  kind: Type.Enum([...changeKinds]),
  basis: Type.Enum([...bases], {
    description:
      '`one-day`: only one of the days is spoken of; nothing speaks against the same on the other',
  }),
  before: SideShape,
  after: SideShape,
  perhaps: Type.Array(text, {
    description: 'Of an office stated on one day only: what kind it may be on the other',
  }),
})

/** What differs between two days, or between what was known at two moments. */
export function changesApi(app: FastifyInstance): void {
  read(
    app,
    '/changes',
    {
      query: ChangesQuery,
      tag: 'network',
      summary: 'What changed between two days, or was corrected between two moments',
      answers: ListShape(ChangeShape),
    },
    async (reader, { from, to, axis, asKnown, kind, basis, office, ...query }) => {
      const span = spanFrom({ axis, from, to, asKnown }, new Date())
      if (office !== undefined && !(await isOffice(reader.db, office)))
        throw new Refusal('invalid', 'request/invalid', {
          faults: [{ field: 'office', reason: 'field/office' }],
        })
      const items = await changeItems(reader, span, { kind, basis, office })
      return pageThrough(items, query, (item) =>
        [item.office, item.officeName, item.before?.text ?? '', item.after?.text ?? ''].join(' '),
      )
    },
  )
}
