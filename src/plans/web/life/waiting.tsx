import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths } from '#plans/paths.ts'
import { toldOf } from '#plans/views/questions/seen.ts'
import { type Waiting, waitingFor } from '#plans/views/life/waiting.ts'
import { DueDay, QuestionLink } from '#plans/web/questions/parts.tsx'
import { PlanOffice, VersionLink } from '#plans/web/reading/said.tsx'
import { doneAt } from '#plans/web/work.ts'

/** What waits for the reader: to comment, to endorse, to go on with, to confirm. */
export function waitingPage(app: FastifyInstance): void {
  page(
    app,
    paths.waiting,
    PageQuery({}),
    async (visitor) => {
      const reader = presently(visitor)
      const { db, moment, asker, todayAt, words } = reader
      const { waiting, questions } = await waitingFor({ db, moment, asker, todayAt })
      const told = await toldOf(reader, questions)
      const title = words.t('plans.waiting.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          {waiting.length === 0 && questions.length === 0 && (
            <p class="empty">{words.t('plans.waiting.nothing')}</p>
          )}
          {waiting.length > 0 && (
            <Table
              caption={words.t('plans.waiting.count', { count: waiting.length })}
              rows={waiting}
              columns={[
                {
                  title: words.t('plans.waiting.column.plan'),
                  cell: ({ version }: Waiting) => <VersionLink version={version} reader={reader} />,
                },
                {
                  title: words.t('plans.waiting.column.office'),
                  cell: ({ version }: Waiting) => (
                    <PlanOffice plan={version.plan} reader={reader} />
                  ),
                },
                {
                  title: words.t('plans.waiting.column.what'),
                  cell: ({ kind, version }: Waiting) => (
                    <a
                      class="ds-link"
                      href={linkTo(reader, doneAt(kind)(version.plan.id, version.number))}
                    >
                      {words.t(`plans.waiting.kind.${kind}`)}
                    </a>
                  ),
                },
                {
                  title: words.t('plans.waiting.column.since'),
                  cell: ({ since }: Waiting) => words.day(since),
                },
                {
                  title: words.t('plans.waiting.column.until'),
                  cell: ({ until }: Waiting) => (until === null ? '—' : words.day(until)),
                },
              ]}
            />
          )}
          {questions.length > 0 && (
            <Section title={words.t('plans.waiting.to-confirm')}>
              <ul>
                {questions.map((each) => (
                  <li>
                    <QuestionLink question={each} told={told} reader={reader} />{' '}
                    <DueDay question={each} reader={reader} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </Page>
      )
    },
    'signed-in',
  )
}
