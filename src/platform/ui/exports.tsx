import { type Form, mediaTypes } from '#platform/http/accept.ts'
import { queryOf, type Visitor } from '#platform/http/reader.ts'

/** Names of file types are the same in every language. */
const labels = { csv: 'CSV', xlsx: 'XLSX', geojson: 'GeoJSON', jsonld: 'JSON-LD' }

interface ExportsProps {
  reader: Visitor
  /** The list of the API that holds what the page shows, such as `/offices`. */
  list: string
  /** The page's filters, as the list takes them. */
  query?: Record<string, string | undefined>
  /** More forms than a table: for lists whose items have a place. */
  more?: readonly Exclude<Form, 'json' | 'csv' | 'xlsx'>[]
  /** What is downloaded, where “this list” would not say it. */
  label?: string
}

/** Quiet links to the whole list as a file, under the page's filters, day, moment and language. */
export function Exports({ reader, list, query = {}, more = [], label }: ExportsProps) {
  const { words, locale, asked } = reader
  const forms = ['csv', 'xlsx', ...more] as const
  return (
    <p class="exports">
      {label ?? words.t('platform.exports')}{' '}
      {forms.map((form) => (
        <>
          <a
            class="ds-link"
            href={`/api/v1${list}.${form}${queryOf({ ...query, lang: locale, ...asked })}`}
            type={mediaTypes[form]}
            rel="nofollow"
          >
            {labels[form]}
          </a>{' '}
        </>
      ))}
    </p>
  )
}
