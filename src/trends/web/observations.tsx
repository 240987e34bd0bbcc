import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { themes } from '#posts/model/themes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { type Choice, placesToChoose } from '#world/views.ts'
import { ObservationsPageQuery } from '#trends/forms/queries.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { refuseUnknownPlaces } from '#trends/views/choices.ts'
import { observationList } from '#trends/views/observations.ts'
import { placesNamed } from './parts.tsx'
import { ObservationTable } from './shown.tsx'
import { MakingWays, PublicOnly } from './ways.tsx'

const perPage = 50

/** What offices saw, the latest first. */
export function observationsPage(app: FastifyInstance): void {
  page(
    app,
    paths.observations,
    ObservationsPageQuery,
    async (reader, query) => {
      const { words, db, moment, asker, locale } = reader
      const filter = {
        theme: query.theme || undefined,
        country: query.country || undefined,
        office: query.office || undefined,
      }
      await refuseUnknownPlaces(db, filter)
      const observations = await observationList(db, moment, {
        sight: sightOf(asker),
        locale,
        ...filter,
      })
      const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
      const shown = pageThrough(observations, { limit: perPage, ...cursor }, ({ id }) => id)
      const title = words.t('trends.observations.title')
      const day = words.day(moment.asOf)
      const { countries } = await placesToChoose(db, moment, locale)
      return (
        <Page reader={reader} title={title} summary={words.t('trends.observations.lead')}>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('trends.observations.lead')}</p>
          <PublicOnly reader={reader} />
          <MakingWays reader={reader} />
          <Filters
            reader={reader}
            filter={filter}
            countries={countries}
            offices={await officeChoices(db, moment)}
          />
          {observations.length === 0 ? (
            <p class="empty">{words.t('trends.observations.none', { day })}</p>
          ) : (
            <ObservationTable
              observations={shown.items}
              reader={reader}
              named={await placesNamed(reader)}
              caption={words.t('trends.observations.count', { count: observations.length, day })}
            />
          )}
          <Pager next={shown.next} reader={reader} />
          <Exports reader={reader} list={paths.listOfObservations} query={filter} />
          <p>
            <a class="ds-link" href={linkTo(reader, paths.issues)}>
              {words.t('trends.list.title')}
            </a>
          </p>
        </Page>
      )
    },
    'anyone',
    latest,
  )
}

interface FilterProps {
  reader: Reader
  filter: Record<'theme' | 'country' | 'office', string | undefined>
  countries: readonly Choice[]
  offices: readonly Choice[]
}

function Filters({ reader, filter, countries, offices }: FilterProps) {
  const { words } = reader
  const all = (
    <a class="ds-link" href={linkTo(reader, paths.observations)}>
      {words.t('trends.observations.all')}
    </a>
  )
  const one = (name: 'theme' | 'country' | 'office', options: readonly Choice[]) => (
    <OneOf
      form="observations"
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
        'theme',
        themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) })),
      )}
      {one('country', countries)}
      {one('office', offices)}
    </Narrowing>
  )
}
