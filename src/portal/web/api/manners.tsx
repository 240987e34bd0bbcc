import { queryOf, type Reader } from '#platform/http/reader.ts'
import { readsPerMinute } from '#platform/http/server.ts'
import { Section } from '#platform/ui/section.tsx'

/** What holds for every read, each with an address that shows it. */
const manners = [
  { id: 'moment', path: '/offices', query: { asOf: '2018-06-30' } },
  { id: 'known', path: '/offices', query: { asOf: '2018-06-30' }, isKnown: true },
  { id: 'language', path: '/countries', query: { lang: 'ar', limit: '10' } },
  { id: 'forms', path: '/offices.csv', query: { asOf: '2018-06-30' } },
  { id: 'fields', path: '/offices', query: { asOf: '2018-06-30', fields: 'id,name,kind' } },
  { id: 'sort', path: '/sources', query: { sort: '-title' } },
  { id: 'changed', path: '/sources', query: { changedSince: '2020-01-31T12:00:00Z' } },
  { id: 'cursor', path: '/countries', query: { limit: '10' } },
  { id: 'certainty', path: '/offices', query: { asOf: '2018-06-30', certainty: 'possible' } },
  { id: 'caches', path: '/kinds', query: {} },
  { id: 'sites', path: '/functions', query: {} },
  { id: 'limits', path: '/areas', query: {} },
  { id: 'errors', path: '/offices', query: { asOf: '2023-02-30' } },
] as const

/** The manners of the API in plain sentences: time, forms, lists, caches, limits, errors. */
export function Manners({ reader }: { reader: Reader }) {
  const { words, stand } = reader
  return (
    <Section title={words.t('portal.api.manners')}>
      <div class="api__manners">
        {manners.map(({ id, path, query, ...more }) => {
          const known = 'isKnown' in more && stand.at !== null ? { asKnown: stand.at } : {}
          const address = `/api/v1${path}${queryOf({ ...query, ...known })}`
          return (
            <article id={`about-${id}`}>
              <h3 class="ds-heading" data-size="2xs">
                {words.t(`portal.api.manner.${id}.title`)}
              </h3>
              <p>{words.t(`portal.api.manner.${id}.text`, { count: readsPerMinute })}</p>
              <p class="api__example">
                <a class="ds-link" href={address} rel="nofollow">
                  <code dir="ltr">{decodeURIComponent(address)}</code>
                </a>
              </p>
            </article>
          )
        })}
      </div>
    </Section>
  )
}
