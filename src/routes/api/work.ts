import type { FastifyInstance } from 'fastify'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { sightOf } from '#projects/views/seen.ts'
import { placeNames } from '#world/views.ts'
import { StuckQuery, TurnaroundQuery, WorkQuery } from '#routes/forms/queries.ts'
import { paths } from '#routes/paths.ts'
import { sentBy, sharedWith, stuck, turnaround, waitingFor } from '#routes/views.ts'
import { sentItem, sharedItem, stuckItem, workItem } from '#routes/views/items.ts'
import { inPeriod } from '#routes/views/turnaround.ts'
import { SentShape, SharedShape, StuckShape, TurnaroundShape, WorkShape } from './shapes.ts'

const inside = { tag: 'routes', admission: 'signed-in', stance: latest } as const

/** What waits for whoever asks, what they sent, what was shared with them; what is stuck, and how long steps take. */
export function workReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.waiting,
    {
      ...inside,
      query: WorkQuery,
      summary:
        'What waits for you: with why, since when and until when, what is due first before the rest',
      answers: ListShape(WorkShape),
    },
    async (reader, { limit = 100, cursor }) => {
      const { db, asker, locale, words, moment } = presently(reader)
      const page = await waitingFor(db, asker, { limit, cursor })
      const names = await placeNames(db, moment, locale)
      return { ...page, items: page.items.map((each) => workItem(each, names, words)) }
    },
  )
  read(
    app,
    paths.api.sent,
    {
      ...inside,
      query: WorkQuery,
      summary: 'What you sent on its way, the newest first, and who has it now',
      answers: ListShape(SentShape),
    },
    async (reader, { limit = 100, cursor }) => {
      const { db, asker, words } = presently(reader)
      const page = await sentBy(db, asker, { limit, cursor })
      return { ...page, items: page.items.map((each) => sentItem(each, words)) }
    },
  )
  read(
    app,
    paths.api.shared,
    {
      ...inside,
      query: WorkQuery,
      summary: 'Projects that were shared with you, your posts or their offices',
      answers: ListShape(SharedShape),
    },
    async (reader, { limit = 100, cursor }) => {
      const { db, asker, words } = presently(reader)
      const page = await sharedWith(db, asker, { limit, cursor })
      return { ...page, items: page.items.map((each) => sharedItem(each, words)) }
    },
  )
  statisticReads(app)
}

function statisticReads(app: FastifyInstance): void {
  const reads = { tag: 'routes', admission: { right: 'projects.read' }, stance: latest } as const
  read(
    app,
    paths.api.stuck,
    {
      ...reads,
      query: StuckQuery,
      summary: 'Open steps whose last day is over, the longest first',
      answers: ListShape(StuckShape),
    },
    async (reader, { office, limit = 100, cursor }) => {
      const { db, moment, words } = reader
      const sight = await sightOf(signedIn(reader))
      const page = await stuck(db, moment, { office, sight }, { limit, cursor })
      return { ...page, items: page.items.map((each) => stuckItem(each, words)) }
    },
  )
  read(
    app,
    paths.api.turnaround,
    {
      ...reads,
      query: TurnaroundQuery,
      summary:
        'How long steps waited and were worked on, by office, step, type and month: median and 90th percentile, in days; of the last year, unless told from when',
      answers: ListShape(TurnaroundShape),
    },
    async ({ db, moment, today }, { office, rule, type, from, to, ...query }) => {
      const filter = inPeriod({ office, rule, type, from, to }, today)
      const rows = await turnaround(db, moment, filter)
      const items = rows.map((row) => ({
        ...row,
        id: [row.month, row.office, row.rule, row.type ?? ''].join(' '),
      }))
      return pageThrough(items, query, ({ id, officeName }) => `${id} ${officeName ?? ''}`)
    },
  )
}
