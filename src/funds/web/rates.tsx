import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { RatesPageQuery } from '#funds/forms.ts'
import { paths } from '#funds/paths.ts'
import { ratesOf, ratesOn, type RecordedUnits } from '#funds/views.ts'

/** The rates of the day, and those that one currency had. */
export function ratesPage(app: FastifyInstance): void {
  page(app, paths.rates, RatesPageQuery, async (reader, { currency = '', done }) => {
    const { words, db, moment, asker } = reader
    const isOne = currency !== ''
    const rates = isOne
      ? await ratesOf(db, moment, currency)
      : await ratesOn(db, moment, moment.asOf)
    const title = words.t('funds.rates.title')
    const mayImport =
      asker?.grants.some(
        ({ right, reach }) => right === 'budget.review' && reach === 'everywhere',
      ) ?? false
    const caption = isOne
      ? words.t('funds.rates.of', { currency: currencyName(currency, reader) })
      : words.t('funds.rates.on', { day: words.day(moment.asOf) })
    return (
      <Page reader={reader} title={title} summary={words.t('funds.rates.lead')}>
        {done !== undefined && <Done>{words.t('funds.done.imported')}</Done>}
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('funds.rates.lead')}</p>
        {rates.some(({ isDemo }) => isDemo) && <p class="note">{words.t('funds.rates.demo')}</p>}
        {rates.length === 0 ? (
          <p class="empty">{words.t('funds.rates.none')}</p>
        ) : (
          <RateTable rates={rates} reader={reader} caption={caption} isOne={isOne} />
        )}
        {rates.length > 0 && (
          <Exports
            reader={reader}
            list={paths.rates}
            query={{ currency: currency === '' ? undefined : currency }}
          />
        )}
        {isOne && (
          <p>
            <a class="ds-link" href={linkTo(reader, paths.rates)}>
              {words.t('funds.rates.all')}
            </a>
          </p>
        )}
        {mayImport && (
          <p class="ways">
            <WayTo
              href={linkTo(reader, paths.importRates)}
              label={words.t('funds.import.title')}
              barred={null}
              id="no-import"
            />
          </p>
        )}
        <p>
          <a class="ds-link" href={linkTo(reader, paths.funds)}>
            {words.t('funds.list.title')}
          </a>
        </p>
      </Page>
    )
  })
}

/** The name of a currency in the reader's language; its code where it has none. */
function currencyName(currency: string, { locale }: Pick<Reader, 'locale'>): string {
  return new Intl.DisplayNames([locale], { type: 'currency' }).of(currency) ?? currency
}

interface TableProps {
  rates: readonly RecordedUnits[]
  reader: Reader
  caption: string
  isOne: boolean
}

function RateTable({ rates, reader, caption, isOne }: TableProps) {
  const { words } = reader
  const column = (name: string) => words.t(`funds.rates.${name}`)
  const day = {
    title: column('day'),
    cell: (rate: RecordedUnits) => words.day(rate.day),
  }
  const currency = {
    title: column('currency'),
    cell: (rate: RecordedUnits) => (
      <>
        <a class="ds-link" href={linkTo(reader, paths.rates, { currency: rate.currency })}>
          <bdi>{rate.currency}</bdi>
        </a>{' '}
        <small>{currencyName(rate.currency, reader)}</small>
      </>
    ),
  }
  return (
    <Table
      caption={caption}
      rows={rates}
      columns={[
        ...(isOne ? [day] : [currency, day]),
        {
          title: column('units'),
          stands: 'amount',
          cell: ({ units }) => <bdi>{words.number(units)}</bdi>,
        },
        {
          title: column('source'),
          cell: ({ source }) => <bdi>{source}</bdi>,
        },
      ]}
    />
  )
}
