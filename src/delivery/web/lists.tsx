import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Project } from '#projects/model/project.ts'
import { paths as projects } from '#projects/paths.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { DoneQuery } from '#delivery/forms.ts'
import { isLate } from '#delivery/model/due.ts'
import { reportText } from '#delivery/model/due-text.ts'
import { paths } from '#delivery/paths.ts'
import {
  evaluationsOf,
  inForceOf,
  recommendationsOf,
  reportsOf,
  revisionsOf,
} from '#delivery/views.ts'
import { periodText, untilText } from './room.ts'
import { Shell, type Way, waysTo } from './shell.tsx'

const manages = ['projects.manage'] as const
const evaluates = ['evaluation.review', 'projects.manage'] as const

/** A list of something of a project: what it shows, and what can be done. */
interface Listing {
  path: (id: string) => string
  title: string
  ways(project: Project): readonly Way[]
  list(reader: Reader, project: Project): Promise<ComponentChildren>
}

const under: readonly Project['state'][] = ['active', 'suspended']
const told: readonly Project['state'][] = [...under, 'terminated', 'operationally-closed']

/** The lists of what comes after activation, by their names. */
export const listings = {
  revisions: {
    path: paths.revisions,
    title: 'delivery.revisions',
    ways: ({ state }) =>
      under.includes(state) ? [{ verb: 'begin-revision', rights: manages }] : [],
    list: revisionList,
  },
  reports: {
    path: paths.reports,
    title: 'delivery.reports',
    ways: ({ state }) =>
      told.includes(state) ? [{ verb: 'write-progress', rights: manages }] : [],
    list: reportList,
  },
  evaluations: {
    path: paths.evaluations,
    title: 'delivery.evaluations',
    ways: ({ state }) =>
      told.includes(state) || state === 'financially-closed'
        ? [{ verb: 'plan-evaluation', rights: evaluates }]
        : [],
    list: evaluationList,
  },
} as const satisfies Record<string, Listing>

/** The pages of these lists. */
export function listPages(app: FastifyInstance): void {
  for (const { path, title, ways, list } of Object.values<Listing>(listings))
    page(
      app,
      path(':id'),
      DoneQuery,
      async (reader, { done }, { id = '' }) => {
        const project = await insideProject(reader, id)
        return (
          <Shell {...{ reader, project, done }} title={reader.words.t(title)}>
            {await waysTo(reader, project, ways(project))}
            {await list(reader, project)}
          </Shell>
        )
      },
      'signed-in',
    )
}

async function revisionList(reader: Reader, { id }: Project): Promise<ComponentChildren> {
  const { words, db, moment } = reader
  const revisions = await revisionsOf(db, moment, id)
  const forces = await inForceOf(db, moment, id)
  const link = (number: number, href: string) => (
    <a class="ds-link" href={linkTo(reader, href)}>
      {words.t('delivery.revision.version', { number })}
    </a>
  )
  return (
    <>
      {revisions.length === 0 ? (
        <p class="empty">{words.t('delivery.revisions-none')}</p>
      ) : (
        <Table
          caption={words.t('delivery.revisions-count', { count: revisions.length })}
          rows={revisions}
          columns={[
            {
              title: words.t('delivery.column.version'),
              cell: ({ number }) => link(number, paths.revision(id, number)),
            },
            {
              title: words.t('delivery.input.kind'),
              cell: ({ kind }) => words.t(`delivery.kind.${kind}`),
            },
            { title: words.t('delivery.input.reason'), cell: ({ reason }) => <bdi>{reason}</bdi> },
            {
              title: words.t('delivery.input.state'),
              cell: ({ state, day }) =>
                `${words.t(`delivery.revision-state.${state}`)} · ${words.day(day)}`,
            },
          ]}
        />
      )}
      {forces.length > 0 && (
        <Section title={words.t('delivery.in-force')}>
          <Table
            caption={words.t('delivery.in-force-count', { count: forces.length })}
            rows={forces}
            columns={[
              {
                title: words.t('delivery.column.version'),
                cell: ({ number }) => link(number, projects.version(id, number)),
              },
              {
                title: words.t('delivery.column.since'),
                stands: 'short',
                cell: ({ since }) => words.day(since),
              },
              {
                title: words.t('delivery.column.until'),
                stands: 'short',
                cell: ({ until }) => untilText(until, words),
              },
              {
                title: words.t('delivery.input.period'),
                cell: ({ from, to }) => periodText(from, to, words),
              },
              {
                title: words.t('delivery.column.budget'),
                cell: ({ number }) => (
                  <a class="ds-link" href={linkTo(reader, projects.budget(id, number))}>
                    {words.t('delivery.budget-of', { number })}
                  </a>
                ),
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}

async function reportList(reader: Reader, { id }: Project): Promise<ComponentChildren> {
  const { words, db, moment, today } = reader
  const reports = await reportsOf(db, moment, id)
  if (reports.length === 0) return <p class="empty">{words.t('delivery.reports-none')}</p>
  return (
    <Table
      caption={words.t('delivery.reports-count', { count: reports.length })}
      rows={reports}
      columns={[
        {
          title: words.t('delivery.column.report'),
          cell: ({ report }) => (
            <a class="ds-link" href={linkTo(reader, paths.report(id, report))}>
              {reportText(report, words)}
            </a>
          ),
        },
        {
          title: words.t('delivery.input.period'),
          cell: ({ from, to }) => periodText(from, to, words),
        },
        {
          title: words.t('delivery.input.due'),
          stands: 'short',
          cell: ({ due }) => words.day(due),
        },
        {
          title: words.t('delivery.input.state'),
          cell: ({ state, due, sentOn }) => (
            <>
              {words.t(`delivery.report-state.${state}`)}
              {sentOn !== null && <> · {words.day(sentOn)}</>}
              {isLate({ kind: 'report', day: due, settled: sentOn }, today) && (
                <>
                  {' '}
                  <strong class="delivery__late">{words.t('delivery.late')}</strong>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

async function evaluationList(reader: Reader, { id }: Project): Promise<ComponentChildren> {
  const { words, db, moment } = reader
  const evaluations = await evaluationsOf(db, moment, id)
  const recommended = Map.groupBy(
    await recommendationsOf(db, moment, id),
    ({ evaluation }) => evaluation,
  )
  if (evaluations.length === 0) return <p class="empty">{words.t('delivery.evaluations-none')}</p>
  return (
    <Table
      caption={words.t('delivery.evaluations-count', { count: evaluations.length })}
      rows={evaluations}
      columns={[
        {
          title: words.t('delivery.column.evaluation'),
          cell: (each) => (
            <a class="ds-link" href={linkTo(reader, paths.evaluation(id, each.id))}>
              {words.t(`delivery.evaluation.${each.kind}`)}
            </a>
          ),
        },
        {
          title: words.t('delivery.input.evaluator'),
          cell: ({ evaluator }) => <bdi>{evaluator}</bdi>,
        },
        {
          title: words.t('delivery.input.when'),
          cell: ({ from, to }) => periodText(from, to, words),
        },
        {
          title: words.t('delivery.input.state'),
          cell: ({ state }) => words.t(`delivery.evaluation-state.${state}`),
        },
        {
          title: words.t('delivery.recommendations'),
          cell: (each) =>
            words.t('delivery.recommendations-count', {
              count: recommended.get(each.id)?.length ?? 0,
            }),
        },
      ]}
    />
  )
}
