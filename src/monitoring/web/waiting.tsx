import type { VNode } from 'preact'
import { signedIn } from '#platform/doors/asker.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { PlanOffice } from '#plans/web/reading/said.tsx'
import { paths } from '#monitoring/paths.ts'
import { waitingFor } from '#monitoring/views/waiting.ts'
import { nameOf, numberText, PlanLink } from './parts.tsx'

/** The reported values on which the reader may decide today. */
export async function waitingView(reader: Reader): Promise<VNode> {
  const { words, locale, db } = reader
  const waiting = await waitingFor(db, signedIn(reader).asker)
  const title = words.t('monitoring.waiting.title')
  const column = (name: string) => words.t(`monitoring.column.${name}`)
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">{words.t('monitoring.waiting.lead')}</p>
      {waiting.length === 0 ? (
        <p class="empty">{words.t('monitoring.waiting.none')}</p>
      ) : (
        <Table
          caption={words.t('monitoring.waiting.count', { count: waiting.length })}
          variant="waiting"
          rows={waiting}
          columns={[
            {
              title: column('indicator'),
              cell: ({ report, indicator }) => (
                <a class="ds-link" href={linkTo(reader, paths.verdict(report.id))}>
                  <bdi>{nameOf(indicator, locale).text}</bdi>
                </a>
              ),
            },
            { title: column('year'), cell: ({ report }) => String(report.year) },
            {
              title: column('value'),
              cell: ({ report, indicator }) => numberText(report.value, indicator, words),
            },
            {
              title: column('plan'),
              cell: ({ version }) => <PlanLink version={version} reader={reader} />,
            },
            {
              title: column('office'),
              cell: ({ version }) => <PlanOffice plan={version.plan} reader={reader} />,
            },
            {
              title: column('reporter'),
              cell: ({ report }) => <bdi>{report.by.name ?? report.by.postTitle ?? ''}</bdi>,
            },
            { title: column('reported'), cell: ({ report }) => words.instant(report.at) },
          ]}
        />
      )}
      <p>
        <a class="ds-link" href={linkTo(reader, paths.monitoring)}>
          {words.t('monitoring.list.title')}
        </a>
      </p>
    </Page>
  )
}
