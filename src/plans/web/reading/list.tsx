import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { placeNames, refuseUnknown } from '#world/views.ts'
import { ListQuery } from '#plans/forms/pages.ts'
import { type PlanVersion, versionText } from '#plans/model/plan.ts'
import type { Wanted } from '#plans/model/reading/wanted.ts'
import { paths } from '#plans/paths.ts'
import { listedVersions } from '#plans/views/reading/listing.ts'
import { PeriodBar, type Scale, scaleOf } from './bar.tsx'
import { choicesFor, Narrowing } from './narrowing.tsx'
import { Covers } from '#network/web/place-links.tsx'
import { OriginMark, PlanOffice, StateMark, VersionLink } from './said.tsx'
import { PlanWays } from './ways.tsx'

const perPage = 50

/** The plans in force on the day, or whichever the reader asks for, from the region down. */
export function plansPage(app: FastifyInstance): void {
  page(app, paths.plans, ListQuery, async (reader, query) => {
    const { words, db, moment, locale } = reader
    const wanted: Wanted = {
      level: query.level || undefined,
      office: query.office || undefined,
      country: query.country || undefined,
      standing: query.standing || undefined,
      origin: query.origin || undefined,
      framework: query.framework || undefined,
    }
    await refuseUnknown(db, { country: wanted.country })
    const [versions, names, choices] = await Promise.all([
      listedVersions(reader, wanted),
      placeNames(db, moment, locale),
      choicesFor(reader),
    ])
    const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
    const items = versions.map((version) => ({ id: versionText(version), version }))
    const shown = pageThrough(items, { limit: perPage, ...cursor }, ({ id }) => id)
    const title = words.t('plans.list.title')
    const caption = words.t('plans.list.count', { count: versions.length })
    return (
      <Page reader={reader} title={title} summary={words.t('plans.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('plans.list.lead')}</p>
        <PlanWays reader={reader} />
        <Narrowing reader={reader} wanted={wanted} choices={choices} />
        {versions.length === 0 ? (
          <p class="empty">{words.t('plans.list.none', { day: words.day(moment.asOf) })}</p>
        ) : (
          <>
            <p>{caption}</p>
            <Versions
              versions={shown.items.map(({ version }) => version)}
              scale={scaleOf(versions, moment.asOf)}
              names={names}
              reader={reader}
              caption={caption}
            />
          </>
        )}
        <Pager next={shown.next} reader={reader} />
        {versions.length > 0 && (
          <Exports reader={reader} list={paths.api.plans} query={{ ...wanted }} />
        )}
      </Page>
    )
  })
}

interface VersionsProps {
  versions: readonly PlanVersion[]
  scale: Scale
  names: ReadonlyMap<string, string>
  reader: Reader
  caption: string
}

function Versions({ versions, scale, names, reader, caption }: VersionsProps) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      variant="plans"
      rows={versions}
      columns={[
        {
          title: words.t('plans.column.plan'),
          cell: (each) => (
            <>
              <VersionLink version={each} reader={reader} />{' '}
              <small>{words.t('plans.version.number', { number: each.number })}</small>{' '}
              <OriginMark plan={each.plan} reader={reader} />
            </>
          ),
        },
        {
          title: words.t('plans.column.level'),
          cell: (each) => words.t(`plans.level.${each.plan.level}`),
        },
        {
          title: words.t('plans.column.office'),
          cell: (each) => <PlanOffice plan={each.plan} reader={reader} />,
        },
        {
          title: words.t('plans.column.covers'),
          cell: (each) => (
            <FewCovers covers={each.plan.covers} names={names} version={each} reader={reader} />
          ),
        },
        {
          title: words.t('plans.column.state'),
          cell: (each) => <StateMark version={each} reader={reader} />,
        },
        {
          title: words.t('plans.column.period'),
          cell: ({ from, to }) =>
            from !== null &&
            to !== null && (
              <div class="plan__span">
                {words.t('plans.period', { from: words.day(from), to: words.day(to) })}
                <PeriodBar from={from} to={to} scale={scale} reader={reader} />
              </div>
            ),
        },
      ]}
    />
  )
}

/** More countries than this make a row of a list longer than it is worth: the version's page names all. */
const few = 4

function FewCovers({
  covers,
  names,
  version,
  reader,
}: {
  covers: readonly string[]
  names: ReadonlyMap<string, string>
  version: PlanVersion
  reader: Reader
}) {
  if (covers.length <= few) return <Covers covers={covers} names={names} reader={reader} />
  return (
    <a class="ds-link" href={linkTo(reader, paths.version(version.plan.id, version.number))}>
      {reader.words.t('plans.covers.count', { count: covers.length })}
    </a>
  )
}
