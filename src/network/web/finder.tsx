import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { cursorFrom } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { type Chooseable, ChoiceOf } from '#platform/ui/choice.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WorldMap } from '#platform/ui/map.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { FinderQuery } from '#network/forms.ts'
import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'
import { paths } from '#network/paths.ts'
import { type OfficeFilter, officeFilterFrom, refuseUnknownIn } from '#network/views/narrowing.ts'
import { officeList } from '#network/views/offices.ts'
import { type FinderChoices, finderChoices, mapOf, totalOf } from '#network/views/remembered.ts'
import { AreaChoice } from '#world/web/area-choice.tsx'
import { GlossaryLinks } from './glossary.tsx'
import { RestatedLink } from './restated-link.tsx'
import { countriesOf, legendOf, OfficeTable, pointsOf } from './office-list.tsx'

const perPage = 100

/** Where we work: the offices of the day on a map and in a list, to be narrowed by a plain form. */
export function finderPage(app: FastifyInstance): void {
  page(app, paths.offices, FinderQuery, async (reader, query) => {
    const filter = officeFilterFrom(query)
    await refuseUnknownIn(reader.db, filter)
    const asked = { filter, possible: query.certainty === 'possible' }
    const total = await totalOf(reader, asked)
    const [offices, onMap, choices] = await Promise.all([
      officeList(reader.db, reader.moment, filter, {
        locale: reader.locale,
        possible: asked.possible,
        limit: perPage,
        cursor: cursorFrom(query.cursor, 2),
        total,
      }),
      mapOf(reader, asked),
      finderChoices(reader),
    ])
    const { words } = reader
    const points = pointsOf(onMap, reader)
    const caption = words.t('network.offices.count', {
      count: total,
      day: words.day(reader.moment.asOf),
    })
    return (
      <Page reader={reader} title={words.t('network.offices.title')} summary={caption}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('network.offices.title')}
        </h1>
        <p class="lead">{caption}</p>
        <Finder reader={reader} {...asked} {...choices} />
        <WorldMap
          title={words.t('network.map.title', { count: points.length })}
          disclaimer={`${words.t('network.map.tinted')} ${words.t('network.map.disclaimer')}`}
          shaded={countriesOf(onMap)}
          points={points}
          legend={legendOf(points, reader)}
        />
        <OfficeTable items={offices.items} reader={reader} caption={caption} />
        <Pager next={offices.next} reader={reader} />
        <GlossaryLinks reader={reader} />
        <RestatedLink
          reader={reader}
          query={{ kind: filter.kind, function: filter.function, area: filter.area }}
        />
        <Exports
          reader={reader}
          list="/offices"
          query={{ ...filter, certainty: query.certainty || undefined }}
          more={['geojson']}
        />
      </Page>
    )
  })
}

interface FinderProps extends FinderChoices {
  reader: Reader
  filter: OfficeFilter
  possible: boolean
}

function Finder({ reader, filter, possible, areas, countries, languages }: FinderProps) {
  const { words } = reader
  const one = (
    name: 'kind' | 'function' | 'country' | 'language',
    options: readonly Chooseable[],
  ) => (
    <ChoiceOf
      form="finder"
      name={name}
      label={words.t(`network.finder.${name}`)}
      any={words.t('network.finder.all')}
      options={options}
      chosen={filter[name]}
    />
  )
  return (
    <form class="finder" method="get" role="search" aria-label={words.t('network.finder.title')}>
      <KeptMoment asked={reader.asked} />
      {filter.city !== undefined && <input type="hidden" name="city" value={filter.city} />}
      {filter.line !== undefined && <input type="hidden" name="line" value={filter.line} />}
      <div class="finder__field finder__field--wide">
        <label for="finder-q">{words.t('network.finder.text')}</label>
        <input
          class="ds-input"
          id="finder-q"
          type="search"
          name="q"
          value={filter.q ?? ''}
          maxLength={200}
        />
      </div>
      <AreaChoice
        form="finder"
        name="area"
        label={words.t('network.finder.area')}
        any={words.t('network.finder.all')}
        areas={areas}
        chosen={filter.area}
        words={words}
      />
      {one(
        'kind',
        officeKinds.map((id) => ({ id, name: words.t(`network.kind.${id}`) })),
      )}
      {one(
        'function',
        officeFunctions.map((id) => ({ id, name: words.t(`network.function.${id}`) })),
      )}
      {one('country', countries)}
      {one(
        'language',
        languages.map((id) => ({ id, name: words.languageName(id) ?? id })),
      )}
      <ChoiceOf
        form="finder"
        name="certainty"
        label={words.t('network.finder.certainty')}
        any={words.t('network.finder.sure')}
        options={[{ id: 'possible', name: words.t('network.finder.possible') }]}
        chosen={possible ? 'possible' : undefined}
      />
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('network.finder.apply')}
        </button>
        <a class="ds-link" href={linkTo(reader, paths.offices)}>
          {words.t('network.finder.clear')}
        </a>
      </div>
    </form>
  )
}
