import { Table } from '#platform/ui/table.tsx'
import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { RecordSection } from '#platform/ui/section.tsx'
import { paths } from '#network/paths.ts'
import { officeList } from '#network/views/offices.ts'
import { type Mandate, responsibleFor } from '#network/views/responsible.ts'
import { country, type Country, countryList } from '#world/views.ts'
import { OfficeLink, OfficeTable } from './office-list.tsx'
import { RestatedLink } from './restated-link.tsx'

/** Countries: all of them A to Z, and for each who is responsible for what on the day, and why. */
export function countryPages(app: FastifyInstance, endings: readonly RecordSection[]): void {
  page(app, paths.countries, PageQuery({}), async (reader) => {
    const countries = await countryList(reader.db, reader.moment, reader.locale)
    const { words } = reader
    const byLetter = Map.groupBy(countries, (each) =>
      each.name.normalize('NFKD').charAt(0).toLocaleUpperCase(reader.locale),
    )
    return (
      <Page reader={reader} title={words.t('network.countries.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('network.countries.title')}
        </h1>
        <p class="lead">{words.t('network.countries.lead', { count: countries.length })}</p>
        <nav class="letters" aria-label={words.t('network.countries.title')}>
          <ul class="countries">
            {[...byLetter.keys()].map((letter) => (
              <li>
                <a class="ds-link" href={`#${letter}`}>
                  {letter}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="alphabet">
          {[...byLetter].map(([letter, group]) => (
            <section>
              <h2 class="alphabet__letter" id={letter}>
                {letter}
              </h2>
              <ul>
                {group.map((each) => (
                  <li>
                    <a class="ds-link" href={linkTo(reader, paths.country(each.id))}>
                      {each.name}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <RestatedLink reader={reader} query={{ count: 'all-countries' }} />
        <Exports reader={reader} list="/countries" />
      </Page>
    )
  })

  page(app, paths.country(':iso3'), PageQuery({}), async (reader, _query, { iso3 = '' }) => {
    const land = found(
      await country(reader.db, reader.moment, reader.locale, iso3),
      'world/unknown-country',
    )
    const [mandates, offices, last] = await Promise.all([
      responsibleFor(reader.db, reader.moment, iso3, { locale: reader.locale, all: true }),
      officeList(
        reader.db,
        reader.moment,
        { country: iso3 },
        { locale: reader.locale, limit: 100, cursor: null },
      ),
      Promise.all(endings.map((each) => each(reader, iso3))),
    ])
    const { words, moment } = reader
    const now = mandates.filter((each) => each.holds)
    const others = mandates.filter((each) => !each.holds)
    const day = words.day(moment.asOf)
    return (
      <Page
        reader={reader}
        title={land.name}
        summary={words.t('network.country.lead', { country: land.name, day })}
      >
        <h1 class="ds-heading" data-size="lg">
          {land.name}
        </h1>
        <p class="lead">{words.t('network.country.lead', { country: land.name, day })}</p>
        <section>
          <h2 class="ds-heading" data-size="sm">
            {words.t('network.country.responsible')}
          </h2>
          {now.length > 0 ? (
            <MandateTable
              mandates={now}
              reader={reader}
              caption={words.t('network.country.responsible-on', { day })}
            />
          ) : (
            <p class="empty">{words.t('network.country.nobody', { day })}</p>
          )}
          <Exports reader={reader} list={`/countries/${iso3}/responsible`} />
        </section>
        <section>
          <h2 class="ds-heading" data-size="sm">
            {words.t('network.country.offices')}
          </h2>
          {offices.items.length > 0 ? (
            <>
              <OfficeTable
                items={offices.items}
                reader={reader}
                caption={words.t('network.country.offices-on', { day })}
              />
              <Exports
                reader={reader}
                list="/offices"
                query={{ country: iso3 }}
                more={['geojson']}
              />
            </>
          ) : (
            <p class="empty">{words.t('network.country.no-office', { day })}</p>
          )}
        </section>
        {others.length > 0 && (
          <section>
            <h2 class="ds-heading" data-size="sm">
              {words.t('network.country.other-times')}
            </h2>
            <MandateTable
              mandates={others}
              reader={reader}
              caption={words.t('network.country.other-times')}
            />
          </section>
        )}
        <Names land={land} reader={reader} />
        {last}
      </Page>
    )
  })
}

function MandateTable({
  mandates,
  reader,
  caption,
}: {
  mandates: readonly Mandate[]
  reader: Reader
  caption: string
}) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      rows={mandates}
      columns={[
        {
          title: words.t('network.column.function'),
          cell: (each) => words.t(`network.function.${each.function}`),
        },
        {
          title: words.t('network.column.office'),
          cell: (each) => (
            <>
              <OfficeLink id={each.office} name={each.officeName} reader={reader} />
              {each.kind !== null && <small> {words.t(`network.kind.${each.kind}`)}</small>}
            </>
          ),
        },
        {
          title: words.t('network.column.why'),
          cell: (each) => (
            <>
              {whyText(each, reader)}{' '}
              {each.condition !== '' && words.t(`network.condition.${each.condition}`)}
              <Grounds row={each} reader={reader} />
            </>
          ),
        },
      ]}
    />
  )
}

function whyText(mandate: Mandate, { words }: Reader): string {
  if (mandate.viaName === null) return words.t('network.why.country')
  const key = mandate.basis === 'held-for' ? 'network.why.held-for' : 'network.why.coverage'
  const why = words.t(key, { area: mandate.viaName })
  return mandate.membership === 'derived' ? `${why} ${words.t('network.why.derived')}` : why
}

function Names({ land, reader }: { land: Country; reader: Reader }) {
  const { words } = reader
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('network.country.names')}
      </h2>
      <details>
        <summary>{words.t('network.country.names.count', { count: land.names.length })}</summary>
        <ul class="statements">
          {land.names.map((each) => (
            <li>
              <bdi lang={each.language}>{each.name}</bdi>{' '}
              <small>{words.languageName(each.language)}</small>
              <Grounds row={each} reader={reader} />
            </li>
          ))}
        </ul>
      </details>
      <p>
        {land.codes.map((each) => (
          <span class="code">
            {words.t(`world.code.${each.scheme}`)}: <code>{each.code}</code>{' '}
          </span>
        ))}
      </p>
      <ul class="columns">
        {land.areas.map((each) => (
          <li>
            <a class="ds-link" href={linkTo(reader, paths.area(each.id))}>
              {each.name}
            </a>{' '}
            <small>{words.t(`world.scheme.${each.scheme}`)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
