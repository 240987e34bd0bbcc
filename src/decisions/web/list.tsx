import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { DecisionsPageQuery, filterFrom } from '#decisions/forms.ts'
import { type Decision, decisionStates } from '#decisions/model/decision.ts'
import { paths } from '#decisions/paths.ts'
import { decisionList } from '#decisions/views.ts'
import { namesFor } from '#decisions/views/names.ts'
import type { NamesOf } from '#decisions/views/sentence.ts'
import { Concerns } from './concerns.tsx'

const perPage = 50

/** What was decided about the network, the last first. */
export function decisionsPage(app: FastifyInstance): void {
  page(app, paths.decisions, DecisionsPageQuery, async (reader, query) => {
    const { db, moment, locale, words } = reader
    const filter = { state: query.state || undefined, office: query.office || undefined }
    const all = await decisionList(db, moment, filterFrom(filter))
    const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
    const shown = pageThrough(all, { limit: perPage, ...cursor }, (each) => each.title)
    const subjects = shown.items.flatMap((each) => each.subjects)
    const count = words.t('decisions.list.count', {
      count: all.length,
      day: words.day(moment.asOf),
    })
    return (
      <Page reader={reader} title={words.t('decisions.list.title')} summary={count}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('decisions.list.title')}
        </h1>
        <p class="lead">{words.t('decisions.list.lead')}</p>
        <Filters reader={reader} filter={filter} offices={await officeChoices(db, moment)} />
        {all.length === 0 ? (
          <p class="empty">{count}</p>
        ) : (
          <DecisionTable
            decisions={shown.items}
            named={await namesFor(db, moment, locale, subjects)}
            reader={reader}
            caption={count}
          />
        )}
        <Pager next={shown.next} reader={reader} />
        <Exports reader={reader} list="/decisions" query={filter} />
      </Page>
    )
  })
}

interface FilterProps {
  reader: Reader
  filter: { state: string | undefined; office: string | undefined }
  offices: readonly { id: string; name: string }[]
}

function Filters({ reader, filter, offices }: FilterProps) {
  const { words } = reader
  const all = (
    <a class="ds-link" href={linkTo(reader, paths.decisions)}>
      {words.t('decisions.list.all')}
    </a>
  )
  return (
    <Narrowing reader={reader} more={all}>
      <OneOf
        form="decisions"
        name="state"
        label={words.t('decisions.column.state')}
        chosen={filter.state}
        options={decisionStates.map((id) => ({ id, name: words.t(`decisions.state.${id}`) }))}
        reader={reader}
      />
      <OneOf
        form="decisions"
        name="office"
        label={words.t('decisions.column.office')}
        chosen={filter.office}
        options={offices}
        reader={reader}
      />
    </Narrowing>
  )
}

interface TableProps {
  decisions: readonly Decision[]
  named: NamesOf
  reader: Reader
  caption: string
}

/** Decisions: what, when, from when, whether they hold, and what they concern. */
export function DecisionTable({ decisions, named, reader, caption }: TableProps) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      rows={decisions}
      columns={[
        {
          title: words.t('decisions.column.title'),
          cell: ({ id, title }) => (
            <a class="ds-link" href={linkTo(reader, paths.decision(id))}>
              <bdi>{title}</bdi>
            </a>
          ),
        },
        { title: words.t('decisions.column.day'), cell: ({ day }) => words.day(day) },
        {
          title: words.t('decisions.column.from'),
          cell: ({ from }) => (from === null ? words.t('decisions.always') : words.day(from)),
        },
        {
          title: words.t('decisions.column.state'),
          cell: ({ state }) => words.t(`decisions.state.${state}`),
        },
        {
          title: words.t('decisions.column.concerns'),
          cell: ({ subjects }) => <Concerns subjects={subjects} named={named} reader={reader} />,
        },
      ]}
    />
  )
}
