import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { write } from '#platform/doors/write.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { locales } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { byOf } from '#posts/web/parts.tsx'
import { issue, tellSent } from './actions/issuing.ts'
import { ApiPreviewQuery, MakeBody, PapersQuery, SentBody } from './forms.ts'
import { paperFormats, paperKinds } from './model/paper.ts'
import { paths } from './paths.ts'
import { paperBy, paperBytes, papersOf } from './views/issued.ts'
import { lackText, paperItem } from './views/items.ts'
import { previewOf } from './views/making.ts'
import { seenInside } from './views/seen.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.String({ format: 'date' })
const Instant = Type.String({ format: 'date-time' })
const inside = { tag: 'papers', admission: 'signed-in' } as const

/** A document that was made; `asKnown` is the instant whose record it tells. */
const PaperShape = Type.Object({
  id: text,
  number: Type.Integer(),
  paper: Type.Enum([...paperKinds]),
  template: text,
  language: Type.Enum([...locales]),
  format: Type.Enum([...paperFormats]),
  version: Type.Integer(),
  report: maybe,
  isDraft: Type.Boolean(),
  asOf: Day,
  asKnown: Instant,
  hash: text,
  name: text,
  size: Type.Integer(),
  by: maybe,
  at: Instant,
  sent: Type.Array(Type.Object({ recipient: text, day: Day })),
})
const ContentShape = Type.Object({ ...PaperShape.properties, content: text })
const PreviewShape = Type.Object({
  title: text,
  template: text,
  version: Type.Integer(),
  isDraft: Type.Boolean(),
  missing: Type.Array(text),
})

/** The part of the API about the documents people send: those made, their bytes, and the verbs that make and send them. */
export function papersApi(app: FastifyInstance): void {
  read(
    app,
    paths.api.papers(':id'),
    {
      ...inside,
      query: PapersQuery,
      summary: 'The documents made of a project, the newest first: for those inside',
      answers: ListShape(PaperShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const items = (await papersOf(reader.db, reader.moment, id)).map(paperItem)
      return pageThrough(items, query, ({ paper, name }) => `${paper} ${name}`)
    },
  )
  read(
    app,
    paths.api.preview(':id'),
    {
      ...inside,
      query: ApiPreviewQuery,
      summary: 'What a document of a project would be made from, and what is missing for it',
      answers: PreviewShape,
    },
    async (reader, { paper, template }, { id = '' }) => {
      await seenInside(reader, id)
      const wish = { paper, language: reader.locale, template }
      const { document, telling, lacks, isDraft } = await previewOf(
        { db: reader.db, moment: reader.moment, site: reader.site },
        id,
        wish,
      )
      return {
        title: document.title,
        template: `${telling.template.id}@${telling.template.version}`,
        version: telling.version.number,
        isDraft,
        missing: lacks.map((lack) => lackText(lack, reader.words)),
      }
    },
  )
  read(
    app,
    paths.api.paper(':id', ':number'),
    {
      ...inside,
      query: ApiQuery({}),
      summary: 'A document made of a project with its bytes, as they were: for those inside',
      answers: ContentShape,
    },
    async (reader, _query, { id = '', number = '' }) => {
      await seenInside(reader, id)
      const issued = found(
        await paperBy(reader.db, reader.moment, id, numberFrom(number)),
        'papers/unknown-paper',
      )
      const bytes = found(await paperBytes(reader.db, issued.hash), 'papers/unknown-paper')
      return { ...paperItem(issued), content: bytes.toString('base64') }
    },
  )
  papersWrites(app)
}

/** The number of a document as it stands in an address; 0, which none has, for anything else. */
const numberFrom = (told: string): number => (/^[1-9]\d{0,5}$/.test(told) ? Number(told) : 0)

function papersWrites(app: FastifyInstance): void {
  write(app, paths.api.papers(':id'), {
    ...inside,
    body: MakeBody,
    answers: Type.Object({ id: text }),
    summary: 'Makes a document of a project and keeps it with the record; answers its number',
    handle: async (reader, body, { id = '' }) => ({
      id: String(await issue(byOf(reader), id, body, reader.site)),
    }),
  })
  write(app, paths.sent(':id', ':number'), {
    ...inside,
    body: SentBody,
    answers: Type.Object({ id: text }),
    summary: 'Records to whom a document of a project was sent, and on which day',
    handle: async (reader, body, { id = '', number = '' }) => {
      await tellSent(byOf(reader), { project: id, number: numberFrom(number) }, body)
      return { id: number }
    },
  })
}
