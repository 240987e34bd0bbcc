import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { paths as projects } from '#projects/paths.ts'
import type { Project } from '#projects/model/project.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { DoneQuery } from '#delivery/forms.ts'
import { isLate } from '#delivery/model/due.ts'
import type { Evaluation, Recommendation } from '#delivery/model/evaluation.ts'
import { paths, verbPath } from '#delivery/paths.ts'
import { evaluationsOf, recommendationsOf } from '#delivery/views.ts'
import { openRouteOf } from '#routes/views.ts'
import { Facts, OnRoute } from './fields.tsx'
import { periodText } from './room.ts'
import { Shell, waysTo } from './shell.tsx'

const evaluates = ['evaluation.review', 'projects.manage'] as const

/** An evaluation: when and by whom, what it found, what it recommends and what came of that. */
export function evaluationPage(app: FastifyInstance): void {
  page(
    app,
    paths.evaluation(':id', ':of'),
    DoneQuery,
    async (reader, { done }, { id = '', of = '' }) => {
      const { words, db, moment, today } = reader
      const project = await insideProject(reader, id)
      const evaluations = await evaluationsOf(db, moment, id)
      const evaluation = found(
        evaluations.find((each) => each.id === of),
        'delivery/unknown-evaluation',
      )
      const said = (await recommendationsOf(db, moment, id)).filter(
        (each) => each.evaluation === of,
      )
      const asked = await openRouteOf(db, moment, id, 'evaluation', of)
      const title = words.t(`delivery.evaluation.${evaluation.kind}`)
      return (
        <Shell {...{ reader, project, done, title }}>
          {await waysTo(reader, project, [
            { verb: 'write-evaluation', of, rights: evaluates },
            { verb: 'recommend', of, rights: evaluates },
          ])}
          <EvaluationFacts evaluation={evaluation} today={today} words={words} />
          {asked !== undefined && (
            <OnRoute route={asked} text={words.t('delivery.evaluation.asked')} reader={reader} />
          )}
          <Section title={words.t('delivery.evaluation.findings')}>
            {evaluation.findings === '' ? (
              <p class="empty">{words.t('delivery.evaluation.no-findings')}</p>
            ) : (
              <div class="prose" dir="auto">
                {evaluation.findings.split(/\n{2,}/).map((text) => (
                  <p>{text}</p>
                ))}
              </div>
            )}
            <p>
              <a class="ds-link" href={linkTo(reader, projects.addLesson(id))}>
                {words.t('delivery.evaluation.lessons')}
              </a>
            </p>
          </Section>
          <Section title={words.t('delivery.recommendations')}>
            <Recommendations those={said} project={project} reader={reader} today={today} />
          </Section>
        </Shell>
      )
    },
    'signed-in',
  )
}

/** When an evaluation is made, and how it stands. */
export const EvaluationFacts = ({
  evaluation: { from, to, evaluator, state },
  today,
  words,
}: {
  evaluation: Evaluation
  today: string
  words: Reader['words']
}) => (
  <Facts
    rows={[
      [words.t('delivery.input.evaluator'), <bdi>{evaluator}</bdi>],
      [words.t('delivery.input.when'), periodText(from, to, words)],
      [
        words.t('delivery.input.state'),
        <>
          {words.t(`delivery.evaluation-state.${state}`)}
          {state !== 'done' && to < today && (
            <>
              {' '}
              <strong class="delivery__late">{words.t('delivery.late')}</strong>
            </>
          )}
        </>,
      ],
    ]}
  />
)

function Recommendations({
  those,
  project,
  reader,
  today,
}: {
  those: readonly Recommendation[]
  project: Project
  reader: Reader
  today: string
}) {
  const { words } = reader
  if (those.length === 0) return <p class="empty">{words.t('delivery.recommendations-none')}</p>
  const late = ({ state, due }: Recommendation) =>
    isLate(
      {
        kind: 'recommendation',
        day: due,
        settled: state === 'done' || state === 'not-pursued' ? due : null,
      },
      today,
    )
  return (
    <Table
      caption={words.t('delivery.recommendations-count', { count: those.length })}
      rows={those}
      idOf={({ id }) => id}
      columns={[
        { title: words.t('delivery.column.text'), cell: ({ text }) => <bdi>{text}</bdi> },
        {
          title: words.t('delivery.column.owner'),
          cell: ({ office, officeName, holder }) => (
            <>
              <OfficeLink id={office} name={officeName ?? office} reader={reader} />
              {holder !== null && (
                <>
                  {' '}
                  · <bdi>{holder}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          title: words.t('delivery.input.due'),
          cell: (each) => (
            <>
              {words.day(each.due)}
              {late(each) && (
                <>
                  {' '}
                  <strong class="delivery__late">{words.t('delivery.late')}</strong>
                </>
              )}
            </>
          ),
        },
        {
          title: words.t('delivery.column.answer'),
          cell: ({ answer, reason }) => (
            <>
              {answer === null
                ? words.t('delivery.answer.none')
                : words.t(`delivery.answer.${answer}`)}
              {reason !== null && reason !== '' && (
                <>
                  {': '}
                  <bdi>{reason}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          title: words.t('delivery.input.state'),
          cell: ({ state, note }) => (
            <>
              {words.t(`delivery.recommendation-state.${state}`)}
              {note !== '' && (
                <>
                  {': '}
                  <bdi>{note}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          title: words.t('delivery.column.change'),
          cell: ({ id, answer }) => (
            <>
              <Step verb="answer-recommendation" of={id} project={project} reader={reader} />
              {answer !== null && answer !== 'rejected' && (
                <>
                  {' · '}
                  <Step verb="follow-recommendation" of={id} project={project} reader={reader} />
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

const Step = ({
  verb,
  of,
  project,
  reader,
}: {
  verb: 'answer-recommendation' | 'follow-recommendation'
  of: string
  project: Project
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo(reader, verbPath(verb, { id: project.id, of }))}>
    {reader.words.t(`delivery.do.${verb}`)}
  </a>
)
