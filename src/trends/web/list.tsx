import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { themes } from '#posts/model/themes.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { placesToChoose } from '#world/views.ts'
import { IssuesPageQuery } from '#trends/forms/queries.ts'
import { tendencies } from '#trends/model/curve.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { issueList } from '#trends/views.ts'
import { refuseUnknownPlaces } from '#trends/views/choices.ts'
import { membersOf } from '#trends/views/region.ts'
import { placesNamed } from './parts.tsx'
import { IssueTable } from './shown.tsx'
import { MakingWays, PublicOnly, RegionChoice } from './ways.tsx'

const perPage = 50

/** The issues that offices follow, rising ones first. */
export function issuesPage(app: FastifyInstance): void {
  page(
    app,
    paths.issues,
    IssuesPageQuery,
    async (reader, query) => {
      const { words, db, moment, asker, locale } = reader
      const filter = {
        theme: query.theme || undefined,
        country: query.country || undefined,
        region: query.region || undefined,
        tendency: query.tendency || undefined,
      }
      await refuseUnknownPlaces(db, filter)
      const { region, ...narrowed } = filter
      const within = region === undefined ? undefined : await membersOf(db, moment, region)
      const issues = await issueList(db, moment, { sight: sightOf(asker), within, ...narrowed })
      const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
      const shown = pageThrough(issues, { limit: perPage, ...cursor }, ({ id }) => id)
      const title = words.t('trends.list.title')
      const day = words.day(moment.asOf)
      return (
        <Page reader={reader} title={title} summary={words.t('trends.list.lead')}>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('trends.list.lead')}</p>
          <PublicOnly reader={reader} />
          <MakingWays reader={reader} />
          <Filters
            reader={reader}
            filter={filter}
            places={await placesToChoose(db, moment, locale)}
          />
          {issues.length === 0 ? (
            <p class="empty">{words.t('trends.list.none', { day })}</p>
          ) : (
            <IssueTable
              issues={shown.items}
              reader={reader}
              named={await placesNamed(reader)}
              caption={words.t('trends.list.count', { count: issues.length, day })}
            />
          )}
          <Pager next={shown.next} reader={reader} />
          <p>{words.t('trends.rule')}</p>
          <Exports reader={reader} list={paths.issues} query={filter} />
          <p>
            <a class="ds-link" href={linkTo(reader, paths.observations)}>
              {words.t('trends.observations.title')}
            </a>
          </p>
          {region !== undefined && (
            <p>
              <a class="ds-link" href={linkTo(reader, paths.region(region))}>
                {words.t('trends.region.way')}
              </a>
            </p>
          )}
        </Page>
      )
    },
    'anyone',
    latest,
  )
}

interface FilterProps {
  reader: Reader
  filter: Record<'theme' | 'country' | 'region' | 'tendency', string | undefined>
  places: Awaited<ReturnType<typeof placesToChoose>>
}

function Filters({ reader, filter, places }: FilterProps) {
  const { words } = reader
  const all = (
    <a class="ds-link" href={linkTo(reader, paths.issues)}>
      {words.t('trends.list.all')}
    </a>
  )
  const one = (
    name: 'theme' | 'country' | 'tendency',
    options: readonly { id: string; name: string }[],
  ) => (
    <OneOf
      form="trends"
      name={name}
      label={words.t(`trends.column.${name}`)}
      chosen={filter[name]}
      options={options}
      reader={reader}
    />
  )
  return (
    <Narrowing reader={reader} more={all}>
      {one(
        'tendency',
        tendencies.map((id) => ({ id, name: words.t(`trends.tendency.${id}`) })),
      )}
      {one(
        'theme',
        themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) })),
      )}
      {one('country', places.countries)}
      <RegionChoice areas={places.areas} chosen={filter.region} reader={reader} />
    </Narrowing>
  )
}
