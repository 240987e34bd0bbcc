import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
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

/** The API to read and to try with plain forms, from the description that programs get. */
export function apiPage(app: FastifyInstance): void {
  page(app, paths.api, PageQuery({}), async (reader) => {
    const reads = readsIn(app.swagger())
    const byTag = [...Map.groupBy(reads, (read) => read.tag)]
    const { words } = reader
    return (
      <Page
        reader={reader}
        title={words.t('portal.api.title')}
        summary={words.t('portal.api.lead', { count: reads.length })}
      >
        <h1 class="ds-heading" data-size="lg">
          {words.t('portal.api.title')}
        </h1>
        <p class="lead">{words.t('portal.api.lead', { count: reads.length })}</p>
        <p>
          <a class="ds-link" href="/api/v1/openapi.json" type="application/json">
            {words.t('portal.api.document')}
          </a>
        </p>
        <Index byTag={byTag} reader={reader} />
        <Manners reader={reader} />
        {byTag.map(([tag, own]) => (
          <section id={`about-${tag}`}>
            <h2 class="ds-heading" data-size="sm">
              {words.t(`portal.api.tag.${tag}`)}
            </h2>
            {own.map((read) => (
              <ReadDetails read={read} reader={reader} />
            ))}
          </section>
        ))}
      </Page>
    )
  })
}

function Index({ byTag, reader }: { byTag: [string, ApiRead[]][]; reader: Reader }) {
  const { words } = reader
  return (
    <nav class="api__index" aria-label={words.t('portal.api.index')}>
      {byTag.map(([tag, reads]) => (
        <div>
          <p>
            <a class="ds-link" href={`#about-${tag}`}>
              {words.t(`portal.api.tag.${tag}`)}
            </a>
          </p>
          <ul>
            {reads.map((read) => (
              <li>
                <a class="ds-link" href={`#${read.key}`}>
                  <code dir="ltr">{read.path}</code>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
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
