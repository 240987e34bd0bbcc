import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { Page } from '#platform/ui/page.tsx'
import { paths } from '#portal/paths.ts'
import { Field } from './field.tsx'
import { Manners } from './manners.tsx'
import { type ApiRead, readsIn } from './reads.ts'

/** What every read or every list takes: told once for all in the manners, so that it stands folded in each form. */
const shared = new Set([
  'asKnown',
  'lang',
  'q',
  'limit',
  'cursor',
  'fields',
  'sort',
  'changedSince',
])

/** The API to read and to try, from the description that programs get: what holds for all of it, and a page of forms for each part. */
export function apiPage(app: FastifyInstance): void {
  const parts = () => [...Map.groupBy(readsIn(app.swagger()), (read) => read.tag)]

  page(app, paths.api, PageQuery({}), async (reader) => {
    const { words } = reader
    const byPart = parts()
    const lead = words.t('portal.api.lead', {
      count: byPart.reduce((sum, [, reads]) => sum + reads.length, 0),
    })
    return (
      <Page reader={reader} title={words.t('portal.api.title')} summary={lead}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('portal.api.title')}
        </h1>
        <p class="lead">{lead}</p>
        <p>
          <a class="ds-link" href="/api/v1/openapi.json" type="application/json">
            {words.t('portal.api.document')}
          </a>
        </p>
        <Index byPart={byPart} reader={reader} />
        <Manners reader={reader} />
      </Page>
    )
  })

  page(app, paths.apiPart(':part'), PageQuery({}), async (reader, _query, { part }) => {
    const { words } = reader
    const [, reads] = parts().find(([tag]) => tag === part) ?? []
    if (reads === undefined) throw new Refusal('not-found', 'request/unknown-page')
    const name = words.t(`portal.api.tag.${part}`)
    const title = words.t('portal.api.part', { part: name })
    return (
      <Page reader={reader} title={title}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('portal.api.part.lead', { count: reads.length })}</p>
        <section>
          {reads.map((read) => (
            <ReadDetails read={read} reader={reader} />
          ))}
        </section>
        <p>
          <a class="ds-link" href={linkTo(reader, paths.api)}>
            {words.t('portal.api.whole')}
          </a>
        </p>
      </Page>
    )
  })
}

function Index({ byPart, reader }: { byPart: [string, ApiRead[]][]; reader: Reader }) {
  const { words } = reader
  return (
    <nav class="api__index" aria-label={words.t('portal.api.index')}>
      {byPart.map(([part, reads]) => {
        const address = linkTo(reader, paths.apiPart(part))
        return (
          <div>
            <p>
              <a class="ds-link" href={address}>
                {words.t(`portal.api.tag.${part}`)}
              </a>
            </p>
            <ul>
              {reads.map((read) => (
                <li>
                  <a class="ds-link" href={`${address}#${read.key}`}>
                    <code dir="ltr">{read.path}</code>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

const formNames = { json: 'JSON', csv: 'CSV', xlsx: 'XLSX', geojson: 'GeoJSON', jsonld: 'JSON-LD' }

/** One read, folded: what it gives, in which forms, and a form to try it. A link to what is inside unfolds it. */
function ReadDetails({ read, reader }: { read: ApiRead; reader: Reader }) {
  const { words } = reader
  const own = read.fields.filter((field) => !shared.has(field.name))
  const more = read.fields.filter((field) => shared.has(field.name))
  return (
    <details class="api__read">
      <summary>
        <code dir="ltr">{read.path}</code> <span>{words.t(`portal.api.read.${read.key}`)}</span>
      </summary>
      <form
        id={read.key}
        class="api__form"
        method="get"
        action={linkTo({ locale: reader.locale, asked: {} }, paths.tryApi)}
        aria-label={words.t(`portal.api.read.${read.key}`)}
      >
        <p class="api__address">
          <code dir="ltr">GET /api/v1{read.path}</code>
        </p>
        <input type="hidden" name="read" value={read.path} />
        {own.map((field) => (
          <Field {...{ read, field, reader }} />
        ))}
        {more.length > 0 && (
          <details class="api__more">
            <summary>{words.t('portal.api.more')}</summary>
            <div class="api__form">
              {more.map((field) => (
                <Field {...{ read, field, reader }} />
              ))}
            </div>
          </details>
        )}
        {read.columns.length > 0 && (
          <p class="api__columns">
            {words.t('portal.api.columns')}{' '}
            <span dir="ltr" lang="en">
              {read.columns.map((column) => (
                <>
                  <code>{column}</code>{' '}
                </>
              ))}
            </span>
          </p>
        )}
        <div class="api__send">
          <label for={`${read.key}-form`}>{words.t('portal.api.form')}</label>
          <select class="ds-input" id={`${read.key}-form`} name="form">
            {read.forms.map((form) => (
              <option value={form}>{formNames[form]}</option>
            ))}
          </select>
          <button class="ds-button" type="submit">
            {words.t('portal.api.try')}
          </button>
        </div>
      </form>
    </details>
  )
}
