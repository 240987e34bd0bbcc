import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { isCurrency } from '#platform/tree/currency.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { importRates } from './actions.ts'
import { ConditionsShape, FundShape, OverheadShape } from './api/shapes.ts'
import { ConditionsQuery, ConvertQuery, FundsQuery, ImportBody, RatesQuery } from './forms.ts'
import { versionOn } from './model/applying.ts'
import { converted } from './model/rates.ts'
import { paths } from './paths.ts'
import { conditionsFor, fundBy, fundsAt, overheadOn, rateOn, ratesOf, ratesOn } from './views.ts'

const tag = 'funds'
const text = Type.String()
const yes = Type.Boolean()
const Day = Type.Union([Type.String({ format: 'date' }), Type.Null()])

/** What funds ask, what is reckoned on top of costs, and exchange rates. */
export function fundsApi(app: FastifyInstance): void {
  fundReads(app)
  rateReads(app)
  write(app, paths.importRates, {
    tag,
    admission: { right: 'budget.review', reach: 'everywhere' },
    body: ImportBody,
    answers: Type.Object({
      added: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
    }),
    summary: 'Takes a file of exchange rates whole, or nothing of it',
    most: 2 * 1024 * 1024,
    handle: (reader, { rates }) => {
      const { db, asker, words } = signedIn(reader)
      return importRates({ db, asker, words }, rates)
    },
  })
}

function fundReads(app: FastifyInstance): void {
  read(
    app,
    paths.funds,
    {
      query: FundsQuery,
      tag,
      summary: 'Funds and donors whose conditions are known, and which hold on the day',
      answers: ListShape(
        Type.Object({
          id: text,
          title: text,
          partners: Type.Array(text),
          isEuropeanUnion: yes,
          holds: yes,
          from: Day,
          until: Day,
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment, locale }, query) => {
      const items = (await fundsAt(db, moment)).map((fund) => {
        const version = versionOn(fund, moment.asOf)
        const { id, partners, isEuropeanUnion, recordedFrom } = fund
        return {
          id,
          title: titleIn(fund.titles, locale).text,
          partners,
          isEuropeanUnion,
          holds: version !== undefined,
          from: version?.from ?? null,
          until: version?.until ?? null,
          recordedFrom,
        }
      })
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.fund(':id'),
    {
      query: ApiQuery({}),
      tag,
      summary: 'A fund with all versions of its conditions, each condition with its source',
      answers: FundShape,
    },
    async ({ db, moment }, _query, { id = '' }) =>
      found(await fundBy(db, moment, id), 'funds/unknown-fund'),
  )
  read(
    app,
    '/conditions',
    {
      query: ConditionsQuery,
      tag,
      summary: 'What a fund or a donor asks on the day, filled from the default',
      answers: Type.Object({ conditions: ConditionsShape, overhead: OverheadShape }),
    },
    async ({ db, moment }, { fund = null, donor = null }) => ({
      conditions: await conditionsFor(db, moment, { fund, donor, day: moment.asOf }),
      overhead: await overheadOn(db, moment, moment.asOf),
    }),
  )
}

function rateReads(app: FastifyInstance): void {
  read(
    app,
    paths.rates,
    {
      query: RatesQuery,
      tag,
      summary: 'Exchange rates: the latest by the day; of one currency all that are held',
      answers: ListShape(
        Type.Object({
          id: text,
          currency: text,
          day: Type.String({ format: 'date' }),
          units: text,
          source: text,
          isDemo: yes,
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment }, { currency, ...query }) => {
      const rates =
        currency === undefined
          ? await ratesOn(db, moment, moment.asOf)
          : await ratesOf(db, moment, currency)
      const items = rates.map((rate) => ({ id: `${rate.currency}/${rate.day}`, ...rate }))
      return pageThrough(items, query, ({ currency: code, source }) => `${code} ${source}`)
    },
  )
  read(
    app,
    '/conversion',
    {
      query: ConvertQuery,
      tag,
      summary: 'An amount in another currency, by the latest rates on or before the day',
      answers: Type.Object({
        amount: text,
        currency: text,
        rate: text,
        day: Type.String({ format: 'date' }),
        source: text,
        isDemo: yes,
      }),
    },
    async ({ db, moment }, { from, to, amount }) => {
      const unknown = Object.entries({ from, to }).filter(([, each]) => !isCurrency(each))
      if (unknown.length > 0)
        throw new Refusal('invalid', 'request/invalid', {
          faults: unknown.map(([field, value]) => ({
            field,
            reason: 'funds/fault.currency',
            details: { value },
          })),
        })
      const rate = await rateOn(db, moment, { from, to, day: moment.asOf })
      if (rate === null) throw new Refusal('not-found', 'funds/no-rate')
      const { day, source, isDemo } = rate
      return { amount: converted(amount, rate), currency: to, rate: rate.rate, day, source, isDemo }
    },
  )
}
