import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery, TextField } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Type } from 'typebox'
import { paths as liaison } from '#liaison/paths.ts'
import { paths as network } from '#network/paths.ts'
import { objectivesFound } from '#frameworks/views.ts'
import { ObjectiveLink } from '#frameworks/web.tsx'
import { plansFound } from '#plans/views/reading/search.ts'
import { PlansFound } from '#plans/web.tsx'
import { find, type Found, type VocabularyHit } from '#portal/search.ts'
import type { Hit } from '#portal/views.ts'

/** So many objectives of frameworks stand below what else was found. */
const mostObjectives = 20
/** So many plans stand there too. */
const mostPlans = 20

/** Search over everything that ever was. */
export function searchPage(app: FastifyInstance): void {
  page(app, '/search', PageQuery({ q: Type.Optional(TextField) }), async (reader, { q = '' }) => {
    const { words } = reader
    const found: Found = q.trim() === '' ? { vocabulary: [], hits: [] } : await find(reader, q)
    const objectives = await objectivesFound(reader, q, mostObjectives)
    const plans = await plansFound(reader, q, mostPlans)
    const count =
      found.vocabulary.length + found.hits.length + objectives.length + plans.length
    return (
      <Page reader={reader} title={words.t('portal.search.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('portal.search.title')}
        </h1>
        <form class="search" method="get" role="search">
          <KeptMoment asked={reader.asked} />
          <label for="search-q">{words.t('portal.search.label')}</label>
          <input class="ds-input" id="search-q" type="search" name="q" value={q} maxLength={200} />
          <button class="ds-button" type="submit">
            {words.t('portal.search.go')}
          </button>
        </form>
        {q.trim() !== '' && <p>{words.t('portal.search.count', { count, text: q })}</p>}
        {q.trim() === '' && <p>{words.t('portal.search.hint')}</p>}
        {q.trim() !== '' && count === 0 && <p>{words.t('portal.search.nothing')}</p>}
        {found.vocabulary.map((hit) => (
          <VocabularyResult hit={hit} reader={reader} />
        ))}
        {[...Map.groupBy(found.hits, (hit) => hit.type)].map(([type, hits]) => (
          <section>
            <h2 class="ds-heading" data-size="sm">
              {words.t(`portal.search.type.${type}`)}
            </h2>
            <ul class="statements">
              {hits.map((hit) => (
                <HitResult hit={hit} reader={reader} />
              ))}
            </ul>
          </section>
        ))}
        <PlansFound plans={plans} reader={reader} />
        <Objectives objectives={objectives} reader={reader} />
      </Page>
    )
  })
}

interface ObjectivesProps {
  objectives: Awaited<ReturnType<typeof objectivesFound>>
  reader: Reader
}

function Objectives({ objectives, reader }: ObjectivesProps) {
  const { words } = reader
  if (objectives.length === 0) return null
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('portal.search.type.objective')}
      </h2>
      <ul class="statements">
        {objectives.map((each) => (
          <li>
            <ObjectiveLink objective={each} reader={reader} />{' '}
            <small>
              <bdi dir="ltr">{`${each.upper.of}@${each.upper.version}`}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function VocabularyResult({ hit, reader }: { hit: VocabularyHit; reader: Reader }) {
  const { words } = reader
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        <a
          class="ds-link"
          href={linkTo(
            reader,
            hit.type === 'kind' ? network.kind(hit.id) : network.function(hit.id),
          )}
        >
          {hit.name}
        </a>
      </h2>
      <p>{words.t(hit.type === 'kind' ? 'portal.search.kind' : 'portal.search.function')}</p>
      <ul class="countries">
        {hit.offices.map((office) => (
          <li>
            <a class="ds-link" href={linkTo(reader, network.office(office.id))}>
              <bdi lang="en">{office.name}</bdi>
              {!office.isNow && <small> {words.t('portal.search.ended')}</small>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HitResult({ hit, reader }: { hit: Hit; reader: Reader }) {
  const { words } = reader
  const target = targetOf(hit)
  const name = <bdi lang={hit.language}>{hit.matched}</bdi>
  return (
    <li>
      {target === null ? (
        name
      ) : (
        <a class="ds-link" href={linkTo(reader, target)}>
          {name}
        </a>
      )}{' '}
      {!hit.isNow && <small>{words.t('portal.search.ended')}</small>}
      {(hit.from_earliest !== null || hit.until_latest !== null) && (
        <small>
          {' '}
          {words.t('portal.search.called', {
            from: hit.from_earliest === null ? '…' : words.day(hit.from_earliest),
            until: hit.until_latest === null ? '…' : words.day(hit.until_latest),
          })}
        </small>
      )}
      {hit.offices.length > 0 && (
        <ul class="countries">
          {hit.offices.map((office) => (
            <li>
              <a class="ds-link" href={linkTo(reader, network.office(office))}>
                {office}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function targetOf(hit: Hit): string | null {
  switch (hit.type) {
    case 'office':
      return network.office(hit.id)
    case 'country':
      return network.country(hit.id)
    case 'area':
      return network.area(hit.id)
    case 'body':
      return liaison.body(hit.id)
    case 'city':
      return `${network.offices}?city=${encodeURIComponent(hit.id)}`
    case 'unit':
    case 'entry':
      return null
  }
}
