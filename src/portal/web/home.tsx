import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { WorldMap } from '#platform/ui/map.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type Figure, figures } from '#evidence/views.ts'
import { figureText } from '#evidence/web.tsx'
import { paths as network } from '#network/paths.ts'
import { type Change, kindsInUse, lastChanges, type WordInUse } from '#network/views/lists.ts'
import { mapOf } from '#network/views/remembered.ts'
import { countriesOf, legendOf, pointsOf } from '#network/web/office-list.tsx'

/** What the home page counts, in this order, where a figure is stated for the day or before. */
const keyFigures = [
  'member-states',
  'observer-states',
  'countries-where-present',
  'field-offices',
  'field-locations',
  'staff',
  'operational-expenditure',
  'publications',
]

/** The organisation on the day: key figures with their passports, map, kinds of office, what changed lately. */
export function homePage(app: FastifyInstance): void {
  page(app, '/', PageQuery({}), async (reader) => {
    const { db, moment, locale, words } = reader
    const [offices, kinds, counted, changes] = await Promise.all([
      mapOf(reader, { filter: {}, possible: false }),
      kindsInUse(db, moment),
      figures(db, moment),
      lastChanges(db, moment, 12),
    ])
    const points = pointsOf(offices, reader)
    const name = reader.site.title[locale]
    const day = words.day(moment.asOf)
    return (
      <Page reader={reader} title={name} summary={words.t('portal.home.lead', { name, day })}>
        <h1 class="ds-heading" data-size="xl">
          {name}
        </h1>
        <p class="lead">{words.t('portal.home.lead', { name, day })}</p>
        <KeyFigures figures={counted} reader={reader} />
        <section>
          <h2 class="ds-heading" data-size="sm">
            {words.t('portal.home.map')}
          </h2>
          <WorldMap
            title={words.t('network.map.title', { count: points.length })}
            disclaimer={`${words.t('network.map.tinted')} ${words.t('network.map.disclaimer')}`}
            shaded={countriesOf(offices)}
            points={points}
            legend={legendOf(points, reader)}
          />
          <Kinds kinds={kinds} reader={reader} />
        </section>
        <Changes changes={changes} reader={reader} />
      </Page>
    )
  })
}

function KeyFigures({ figures: counted, reader }: { figures: readonly Figure[]; reader: Reader }) {
  const { words } = reader
  const shown = keyFigures.flatMap((id) => counted.filter((figure) => figure.id === id).slice(0, 1))
  if (shown.length === 0) return null
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('portal.home.figures')}
      </h2>
      <ul class="key-figures">
        {shown.map((figure) => (
          <li>
            <strong class="key-figures__value">{figureText(figure, reader)}</strong>
            <span class="key-figures__name">{words.t(`evidence.figure.${figure.id}`)}</span>
            <Grounds row={figure} reader={reader} />
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={linkTo(reader, '/figures')}>
          {words.t('portal.home.all-figures')}
        </a>
      </p>
    </section>
  )
}

function Kinds({ kinds, reader }: { kinds: readonly WordInUse[]; reader: Reader }) {
  const { words } = reader
  const now = kinds.filter((kind) => kind.offices > 0).toSorted((a, b) => b.offices - a.offices)
  return (
    <ul class="kinds">
      {now.map((kind) => (
        <li>
          <a class="ds-link" href={linkTo(reader, network.offices, { kind: kind.id })}>
            {words.t(`network.kind.${kind.id}`)}
          </a>{' '}
          <strong>{words.number(kind.offices)}</strong>
        </li>
      ))}
    </ul>
  )
}

function Changes({ changes, reader }: { changes: readonly Change[]; reader: Reader }) {
  const { words } = reader
  if (changes.length === 0) return null
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('portal.home.changes')}
      </h2>
      <ul class="statements">
        {changes.map((change) => (
          <li>
            <time dateTime={change.day}>{words.day(change.day)}</time>{' '}
            <a class="ds-link" href={linkTo(reader, network.office(change.office))}>
              <bdi lang="en">{change.name}</bdi>
            </a>{' '}
            {change.before === null
              ? words.t('portal.home.began', { kind: words.t(`network.kind.${change.kind}`) })
              : words.t('portal.home.became', {
                  kind: words.t(`network.kind.${change.kind}`),
                  before: words.t(`network.kind.${change.before}`),
                })}
          </li>
        ))}
      </ul>
      <p>
        <a class="ds-link" href={linkTo(reader, network.compare)}>
          {words.t('network.compare.title')}
        </a>
      </p>
    </section>
  )
}
