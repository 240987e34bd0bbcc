import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { cursorFrom, type Page, pageOf } from '#platform/http/paging.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { namesOf } from '#people/views.ts'
import type { Operator } from '#posts/actions/operator.ts'
import type { State, SupportRequest } from '#support/model/request.ts'
import { requestColumns, requestFrom, type RequestRow, requestTables } from './rows.ts'
import { seen, sightOf, type SupportSight } from './sight.ts'
import { isOpen, waitsFor } from './waiting.ts'

/** What requests are narrowed to; what is not given does not narrow. */
export interface RequestFilter {
  /** `waiting`: for whoever asks, what is due first before the rest; `own`: asked by their offices; `all`, unless told. */
  view?: 'waiting' | 'own' | 'all' | undefined
  state?: State | undefined
  isOpen?: boolean | undefined
  /** The office that asks, the one that has it, or either. */
  office?: string | undefined
  giver?: string | undefined
  either?: string | undefined
  /** The person who asked. */
  by?: string | undefined
  kind?: string | undefined
  theme?: string | undefined
  country?: string | undefined
  project?: string | undefined
  q?: string | undefined
}

/** Who looks, and from which moment. */
export interface Looking {
  db: Db
  moment: Moment
  asker: Asker | Operator
}

const same = (column: string, wanted: string | undefined): RawBuilder<boolean> =>
  wanted === undefined ? sql`true` : sql`${sql.ref(column)} = ${wanted}`

function narrowed(asker: Asker | Operator, filter: RequestFilter): RawBuilder<boolean> {
  const { view = 'all', either, q } = filter
  const person = 'command' in asker ? null : asker
  const { offices } = sightOf(asker)
  const parts = [
    same('stood.state', filter.state),
    same('asked.office', filter.office),
    same('stood.office', filter.giver),
    same('asked.person', filter.by),
    same('asked.kind', filter.kind),
    same('asked.theme', filter.theme),
    same('asked.country', filter.country),
    same('asked.project', filter.project),
    filter.isOpen === undefined ? sql`true` : sql`${isOpen} = ${filter.isOpen}`,
    either === undefined ? sql`true` : sql`(asked.office = ${either} or stood.office = ${either})`,
    q === undefined || q === ''
      ? sql`true`
      : sql`strpos(lower(asked.title || ' ' || asked.id), lower(${q})) > 0`,
    view === 'waiting' && person !== null ? waitsFor(person) : sql`true`,
    view === 'own' && person !== null
      ? sql`(asked.person = ${person.person} or asked.office = any(${[...offices]}::text[]))`
      : sql`true`,
  ]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** Requests that somebody may see: the newest first, or, of what waits, what is due first. One query for the page, one for how many. */
export async function requestList(
  { db, moment, asker }: Looking,
  filter: RequestFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SupportRequest>> {
  const isWaiting = filter.view === 'waiting'
  const after = cursorFrom(cursor, [isWaiting ? 'day' : 'instant', 'text'])
  const where = sql`${seen(sightOf(asker))} and ${narrowed(asker, filter)}`
  const order = isWaiting ? sql`stood.due, asked.id` : sql`asked.asked_at desc, asked.id desc`
  const behind = (keys: readonly string[]) =>
    isWaiting
      ? sql`(stood.due, asked.id) > (${keys[0]}::date, ${keys[1]})`
      : sql`(asked.asked_at, asked.id) < (${keys[0]}::timestamptz, ${keys[1]})`
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(moment)} from ${requestTables(moment)}
    where ${where} and ${after === null ? sql`true` : behind(after)} order by ${order} limit ${limit + 1}`.execute(
    db,
  )
  const isWhole = after === null && rows.length <= limit
  const total = isWhole ? rows.length : await countOf({ db, moment }, where)
  const names = await namesOf(db, personsIn(rows))
  return pageOf(rows, total, limit, {
    item: (row) => requestFrom(row, names),
    keys: ({ due, askedAt, id }) => [isWaiting ? due : askedAt, id],
  })
}

/** How many requests wait for somebody. One query. */
export const waitingCount = (db: Db, asker: Asker): Promise<number> =>
  countOf({ db, moment: asker.today }, waitsFor(asker))

async function countOf(
  { db, moment }: Pick<Looking, 'db' | 'moment'>,
  where: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${requestTables(moment)} where ${where}`.execute(db)
  return rows[0]?.total ?? 0
}

const personsIn = (rows: readonly RequestRow[]): string[] =>
  rows.flatMap(({ person, byPerson }) => [person, byPerson]).filter((id) => id !== null)

/** One request as it stood at the moment; undefined where there was none. */
export async function requestBy(
  db: Db,
  moment: Moment,
  id: string,
  sight: SupportSight | null = null,
): Promise<SupportRequest | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns(moment)} from ${requestTables(moment)}
    where asked.id = ${id} and ${sight === null ? sql`true` : seen(sight)}`.execute(db)
  const [row] = rows
  return row === undefined ? undefined : requestFrom(row, await namesOf(db, personsIn(rows)))
}

/** A request that somebody may see. Refuses any other as if there were none (`support/unknown-request`). */
export const seenRequest = async (
  { db, moment, asker }: Looking,
  id: string,
): Promise<SupportRequest> =>
  found(await requestBy(db, moment, id, sightOf(asker)), 'support/unknown-request')
