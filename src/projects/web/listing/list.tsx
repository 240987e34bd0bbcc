import type { FastifyInstance } from 'fastify'
import { isDay } from '#platform/day.ts'
import { page } from '#platform/http/answer.ts'
import { cursorFrom, pageOf, wrongCursor } from '#platform/http/paging.ts'
import type { Static } from '#platform/http/queries.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { refuseUnknown } from '#world/views.ts'
import { ListQuery } from '#projects/forms/pages.ts'
import type { ProjectSort } from '#projects/model/reading/listing.ts'
import { paths } from '#projects/paths.ts'
import { projectChoices } from '#projects/views/reading/choices.ts'
import { countsFor } from '#projects/views/counts.ts'
import { projectList } from '#projects/views/list.ts'
import {
  filterFrom,
  namesOfCovers,
  sortedBy,
  type Wanted,
} from '#projects/views/reading/listing.ts'
import { sightOf } from '#projects/views/seen.ts'
import { Chips, Narrowing } from './narrowing.tsx'
import { StatePicture } from './states.tsx'
import { ProjectTable } from './table.tsx'
import { ProjectWays } from './ways.tsx'

const perPage = 50

/** The projects that the reader may see, narrowed and ordered as they ask, one page at a time. */
export function projectsPage(app: FastifyInstance): void {
  page(app, paths.projects, ListQuery, async (reader, query) => {
    const { words, db, moment, locale } = reader
    const wanted = wantedIn(query)
    const order = query.order || 'from'
    await refuseUnknown(db, { country: wanted.country, area: wanted.area })
    const [filter, sight, choices] = await Promise.all([
      filterFrom(reader, wanted),
      sightOf(reader),
      projectChoices(reader),
    ])
    const after = placeFrom(query.cursor, order)
    const [rows, counts] = await Promise.all([
      projectList(db, moment, filter, { sight, limit: perPage, after, sort: order, locale }),
      countsFor(reader, filter, sight),
    ])
    const total = counts.reduce((sum, { count }) => sum + count, 0)
    const { items, next } = pageOf(rows, total, perPage, {
      item: (each) => each,
      keys: (each) => {
        const key = sortedBy(each, { sort: order, locale })
        return [order, key === null ? '' : 'is', key ?? '', each.id]
      },
    })
    const names = await namesOfCovers(reader, items)
    const title = words.t('projects.list.title')
    const caption = words.t('projects.list.count', { count: total })
    return (
      <Page reader={reader} title={title} summary={words.t('projects.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('projects.list.lead')}</p>
        <ProjectWays reader={reader} />
        <Narrowing
          reader={reader}
          wanted={wanted}
          order={order}
          choices={choices}
          isInside={sight.reads}
        />
        <Chips reader={reader} wanted={wanted} choices={choices} />
        {total === 0 ? (
          <p class="empty">{words.t('projects.list.none')}</p>
        ) : (
          <>
            <p>{caption}</p>
            {counts.length > 1 && <StatePicture counts={counts} reader={reader} />}
            <ProjectTable projects={items} names={names} caption={caption} reader={reader} />
          </>
        )}
        <Pager next={next} reader={reader} />
        {total > 0 && (
          <Exports reader={reader} list={paths.api.projects} query={exported(wanted, order)} />
        )}
      </Page>
    )
  })
}

/** What the query narrows by; empty fields of the form narrow nothing. */
export const wantedIn = (query: Static<typeof ListQuery>): Wanted => ({
  q: query.q?.trim() || undefined,
  state: query.state || undefined,
  region: query.region || undefined,
  office: query.office || undefined,
  country: query.country || undefined,
  area: query.area || undefined,
  theme: query.theme || undefined,
  type: query.type || undefined,
  donor: query.donor || undefined,
  fund: query.fund || undefined,
  programme: query.programme || undefined,
  framework: query.framework || undefined,
  serves: query.serves || undefined,
  origin: query.origin || undefined,
  year: query.year ? Number(query.year) : undefined,
  running: query.running || undefined,
})

/** Where a page begins. Refuses a cursor of a list in another order. */
function placeFrom(cursor: string | undefined, order: ProjectSort) {
  const place = cursorFrom(cursor, 4)
  if (place === null) return undefined
  const [sorted, isTold, key = '', id = ''] = place
  const isOurs = order === 'code' || order === 'title' || isDay(key)
  if (sorted !== order || (isTold !== '' && !isOurs)) throw wrongCursor()
  return { from: isTold === '' ? null : key, id }
}

/** The same list as the API gives it: its own order is the latest to begin first. */
const exported = (wanted: Wanted, order: ProjectSort): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [
      name,
      value === undefined ? undefined : String(value),
    ]),
  ),
  sort: order === 'from' ? undefined : order === 'since' ? '-since' : order,
})
