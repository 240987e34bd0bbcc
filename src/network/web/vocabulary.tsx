import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { Page } from '#platform/ui/page.tsx'
import type { RecordSection } from '#platform/ui/section.tsx'
import { isOfficeFunction, isOfficeKind } from '#network/model/vocabulary.ts'
import { paths } from '#network/paths.ts'
import {
  type Holder,
  holdersOfArea,
  holdersOfFunction,
  holdersOfKind,
} from '#network/views/lists.ts'
import { areaList, countryNames } from '#world/views.ts'
import { OfficesHolding } from './offices-holding.tsx'
import { RestatedLink } from './restated-link.tsx'

/** Kinds, functions and areas: what each meant when, and who held it. */
export function vocabularyPages(app: FastifyInstance, endings: readonly RecordSection[]): void {
  page(app, paths.kind(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    if (!isOfficeKind(id)) throw new Refusal('not-found', 'network/unknown-kind')
    const holders = await holdersOfKind(reader.db, reader.moment, reader.locale, id)
    return (
      <WordPage
        reader={reader}
        title={reader.words.t(`network.kind.${id}`)}
        meaning={reader.words.t(`network.kind-meaning.${id}`)}
        holders={holders}
        counted={{ kind: id }}
      />
    )
  })
  page(app, paths.function(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    if (!isOfficeFunction(id)) throw new Refusal('not-found', 'network/unknown-function')
    const holders = await holdersOfFunction(reader.db, reader.moment, reader.locale, id)
    return (
      <WordPage
        reader={reader}
        title={reader.words.t(`network.function.${id}`)}
        meaning={reader.words.t(`network.function-meaning.${id}`)}
        holders={holders}
        counted={{ function: id }}
      />
    )
  })
  page(app, paths.areas, PageQuery({}), areasPage)
  page(app, paths.area(':id'), PageQuery({}), (reader, _query, { id = '' }) =>
    areaPage(reader, id, endings),
  )
}

async function areasPage(reader: Reader) {
  const areas = await areaList(reader.db, reader.moment, reader.locale)
  const { words } = reader
  return (
    <Page reader={reader} title={words.t('network.areas.title')}>
      <h1 class="ds-heading" data-size="lg">
        {words.t('network.areas.title')}
      </h1>
      <p class="lead">{words.t('network.areas.lead')}</p>
      {[...Map.groupBy(areas, (area) => area.scheme)].map(([scheme, group]) => (
        <section>
          <h2 class="ds-heading" data-size="sm">
            {words.t(`world.scheme.${scheme}`)}
          </h2>
          <ul class="columns">
            {group.map((area) => (
              <li>
                <a class="ds-link" href={linkTo(reader, paths.area(area.id))}>
                  {area.name}
                </a>{' '}
                <small>{words.t('network.areas.members', { count: area.members.length })}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <RestatedLink reader={reader} query={{ count: 'all-countries' }} />
    </Page>
  )
}

async function areaPage(reader: Reader, id: string, endings: readonly RecordSection[]) {
  const areas = await areaList(reader.db, reader.moment, reader.locale)
  const area = found(
    areas.find((each) => each.id === id),
    'world/unknown-area',
  )
  const [holders, names, last] = await Promise.all([
    holdersOfArea(reader.db, reader.moment, reader.locale, id),
    countryNames(reader.db, reader.moment, reader.locale, area.members),
    Promise.all(endings.map((each) => each(reader, id))),
  ])
  const { words } = reader
  return (
    <Page reader={reader} title={area.name}>
      <h1 class="ds-heading" data-size="lg">
        {area.name}
      </h1>
      <p class="lead">
        {words.t('network.area.lead', {
          scheme: words.t(`world.scheme.${area.scheme}`),
          count: area.members.length,
        })}
      </p>
      <Holders holders={holders} reader={reader} />
      <section>
        <h2 class="ds-heading" data-size="sm">
          {words.t('network.area.members')}
        </h2>
        {area.basis === 'derived' && <p>{words.t('network.why.derived')}</p>}
        {names.length === 0 && <p>{words.t('network.area.no-members')}</p>}
        <ul class="countries">
          {names.map((each) => (
            <li>
              <a class="ds-link" href={linkTo(reader, paths.country(each.id))}>
                {each.name}
              </a>
            </li>
          ))}
        </ul>
        {names.length > 0 && (
          <RestatedLink reader={reader} query={{ count: 'all-countries', area: id }} />
        )}
      </section>
      {last}
    </Page>
  )
}

function WordPage({
  reader,
  title,
  meaning,
  holders,
  counted,
}: {
  reader: Reader
  title: string
  meaning: string
  holders: readonly Holder[]
  /** What a restated count of these offices is narrowed to. */
  counted: Record<string, string>
}) {
  return (
    <Page reader={reader} title={title} summary={meaning}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">{meaning}</p>
      <Holders holders={holders} reader={reader} />
      <RestatedLink reader={reader} query={counted} />
    </Page>
  )
}

function Holders({ holders, reader }: { holders: readonly Holder[]; reader: Reader }) {
  const { words, moment } = reader
  const day = words.day(moment.asOf)
  const count = holders.filter(({ holds }) => holds).length
  return (
    <OfficesHolding
      rows={holders}
      column={{
        title: words.t('network.column.for'),
        cell: ({ detail }) => forText(detail, reader),
      }}
      title={words.t('network.holders.now', { day })}
      caption={words.t('network.holders.count', { count, day })}
      nobody={words.t('network.holders.nobody', { day })}
      others={words.t('network.holders.other-times')}
      reader={reader}
    />
  )
}

function forText(detail: string | null, { words }: Reader): string {
  if (detail === null) return ''
  if (detail === 'from:headquarters') return words.t('network.office.moved-from-headquarters')
  return words.has(`network.condition.${detail}`) ? words.t(`network.condition.${detail}`) : detail
}
