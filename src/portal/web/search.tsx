import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { PageQuery, TextField } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Type } from 'typebox'
import { paths as network } from '#network/paths.ts'
import { directionOfLanguage } from '#platform/i18n/wording.ts'
import { OriginMark } from '#plans/web.tsx'
import { find, type Found, pageOf, type VocabularyHit } from '#portal/search.ts'
import type { Hit } from '#portal/views.ts'

const nothing: Found = { vocabulary: [], hits: [], isCut: false }

/** Search over everything that ever was, as far as the reader may see it. */
export function searchPage(app: FastifyInstance): void {
  const query = PageQuery({ q: Type.Optional(TextField) })
  const admission = 'anyone'
  page(app, '/search', query, answer, admission, latest)
}

async function answer(reader: Reader, { q = '' }: { q?: string }) {
  const { words } = reader
  const isAsked = q.trim() !== ''
  const { vocabulary, hits, isCut } = isAsked ? await find(reader, q) : nothing
  const count = vocabulary.length + hits.length
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
      {isAsked && <p>{words.t('portal.search.count', { count, text: q })}</p>}
      {isCut && <p>{words.t('portal.search.cut')}</p>}
      {!isAsked && <p>{words.t('portal.search.hint')}</p>}
      {isAsked && count === 0 && <p>{words.t('portal.search.nothing')}</p>}
      {vocabulary.map((hit) => (
        <VocabularyResult hit={hit} reader={reader} />
      ))}
      {[...Map.groupBy(hits, (hit) => hit.type)].map(([type, own]) => (
        <section>
          <h2 class="ds-heading" data-size="sm">
            {words.t(`portal.search.type.${type}`)}
          </h2>
          <ul class="statements">
            {own.map((hit) => (
              <HitResult hit={hit} reader={reader} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function VocabularyResult({ hit, reader }: { hit: VocabularyHit; reader: Reader }) {
  const { words } = reader
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        <a class="ds-link" href={linkTo(reader, pageOf(hit) ?? '/')}>
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
  const target = pageOf(hit)
  const name = (
    <bdi lang={hit.language} dir={directionOfLanguage(hit.language)}>
      {hit.matched}
    </bdi>
  )
  return (
    <li>
      {target === null ? (
        name
      ) : (
        <a class="ds-link" href={linkTo(reader, target)}>
          {name}
        </a>
      )}{' '}
      {hit.standing !== 'now' && <small>{words.t(`portal.search.${hit.standing}`)}</small>}{' '}
      {hit.type === 'objective' && (
        <small>
          <bdi dir="ltr">{hit.id.split('/')[0]}</bdi>
        </small>
      )}
      {hit.origin !== null && <OriginMark plan={{ origin: hit.origin }} reader={reader} />}
      {isNamed(hit) && (hit.from_earliest !== null || hit.until_latest !== null) && (
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

/** Whether it was found by a name, and not by a title: a title does not change with the days. */
const isNamed = ({ type }: Hit) => type !== 'plan' && type !== 'issue' && type !== 'objective'
