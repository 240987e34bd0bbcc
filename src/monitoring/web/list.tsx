import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { planLevels } from '#plans/model/level.ts'
import { planOffices } from '#plans/views/reading/listing.ts'
import { regionsOfOffices } from '#plans/views/questions/seen.ts'
import { OriginMark, PlanOffice } from '#plans/web/reading/said.tsx'
import { countryList, refuseUnknown } from '#world/views.ts'
import { MonitoringPageQuery } from '#monitoring/forms/queries.ts'
import { paths } from '#monitoring/paths.ts'
import { type PlanInProgress, plansInProgress, type Wanted } from '#monitoring/views/progress.ts'
import { waitingFor } from '#monitoring/views/waiting.ts'
import { yearOf } from '#monitoring/views.ts'
import { Counts, PlanLink } from './parts.tsx'
import { waitingView } from './waiting.tsx'

const perPage = 50

/** The plans in force that have indicators: how many are on their way this year. With `waiting=me` what the reader may decide. */
export function monitoringPage(app: FastifyInstance): void {
  page(app, paths.monitoring, MonitoringPageQuery, async (reader, query) => {
    if (query.waiting === 'me' && reader.asker !== null) return waitingView(reader)
    const { words, moment, asker, db } = reader
    const wanted: Wanted = {
      level: query.level || undefined,
      office: query.office || undefined,
      region: query.region || undefined,
      country: query.country || undefined,
    }
    await refuseUnknown(db, { country: wanted.country })
    const plans = await plansInProgress(reader, wanted)
    const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
    const items = plans.map((plan) => ({ id: plan.version.plan.id, plan }))
    const shown = pageThrough(items, { limit: perPage, ...cursor }, ({ id }) => id)
    const year = String(yearOf(moment))
    const title = words.t('monitoring.list.title')
    const waiting = asker === null ? [] : await waitingFor(db, asker)
    return (
      <Page reader={reader} title={title} summary={words.t('monitoring.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('monitoring.list.lead')}</p>
        {waiting.length > 0 && (
          <p class="note">
            <a class="ds-link" href={linkTo(reader, paths.monitoring, { waiting: 'me' })}>
              {words.t('monitoring.waiting.count', { count: waiting.length })}
            </a>
          </p>
        )}
        <Filters reader={reader} wanted={wanted} choices={await choicesFor(reader)} />
        {plans.length === 0 ? (
          <p class="empty">{words.t('monitoring.list.none', { day: words.day(moment.asOf) })}</p>
        ) : (
          <Plans
            plans={shown.items.map(({ plan }) => plan)}
            caption={words.t('monitoring.list.count', { count: plans.length, year })}
            reader={reader}
          />
        )}
        <Pager next={shown.next} reader={reader} />
        <p>{words.t('monitoring.rule')}</p>
        {plans.length > 0 && (
          <Exports reader={reader} list={paths.monitoring} query={{ ...wanted }} />
        )}
        <p>
          <a class="ds-link" href={linkTo(reader, paths.rollUp)}>
            {words.t('monitoring.roll-up.title')}
          </a>
        </p>
      </Page>
    )
  })
}

function Plans({
  plans,
  caption,
  reader,
}: {
  plans: readonly PlanInProgress[]
  caption: string
  reader: Reader
}) {
  const { words } = reader
  const column = (name: string) => words.t(`monitoring.column.${name}`)
  return (
    <Table
      caption={caption}
      variant="monitoring-plans"
      rows={plans}
      columns={[
        {
          title: column('plan'),
          cell: ({ version }) => (
            <>
              <PlanLink version={version} reader={reader} />{' '}
              <OriginMark plan={version.plan} reader={reader} />
            </>
          ),
        },
        {
          title: column('level'),
          cell: ({ version }) => words.t(`plans.level.${version.plan.level}`),
        },
        {
          title: column('office'),
          cell: ({ version }) => <PlanOffice plan={version.plan} reader={reader} />,
        },
        { title: column('indicators'), cell: ({ indicators }) => words.number(indicators.length) },
        {
          title: column('standing'),
          cell: ({ counts }) => <Counts counts={counts} words={words} />,
        },
      ]}
    />
  )
}

type Options = readonly { id: string; name: string }[]

async function choicesFor(reader: Reader) {
  const { db, moment, locale } = reader
  const [offices, regions, countries] = await Promise.all([
    planOffices(reader),
    regionsOfOffices(reader),
    countryList(db, moment, locale),
  ])
  return { offices, regions, countries }
}

interface FilterProps {
  reader: Reader
  wanted: Wanted
  choices: { offices: Options; regions: Options; countries: Options }
}

function Filters({ reader, wanted, choices }: FilterProps) {
  const { words } = reader
  const one = (name: keyof Wanted, options: Options) => (
    <OneOf
      form="monitoring"
      name={name}
      label={words.t(`monitoring.column.${name}`)}
      chosen={wanted[name]}
      options={options}
      reader={reader}
    />
  )
  const all = (
    <a class="ds-link" href={linkTo(reader, paths.monitoring)}>
      {words.t('monitoring.list.all')}
    </a>
  )
  return (
    <Narrowing reader={reader} more={all}>
      {one(
        'level',
        planLevels.map((id) => ({ id, name: words.t(`plans.level.${id}`) })),
      )}
      {one('region', choices.regions)}
      {one('office', choices.offices)}
      {one('country', choices.countries)}
    </Narrowing>
  )
}
