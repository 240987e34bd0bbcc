import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { signedIn } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Contents, type RecordSection, Section } from '#platform/ui/section.tsx'
import { CheckList } from '#network/web/check-list.tsx'
import { paths as network } from '#network/paths.ts'
import { commentableOffices } from '#scenarios/actions/consulting.ts'
import { linesSeen } from '#proposals/views/impact.ts'
import { ScenarioQuery } from '#scenarios/forms/pages.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { maySee } from '#scenarios/model/sight.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf, commentsOf, scenarioById } from '#scenarios/views.ts'
import { rehearse, type WorkshopFor } from '#scenarios/views/rehearse.ts'
import { ChangesTable, namesIn } from './changes.tsx'
import { Comments } from './comments.tsx'
import { ImpactSummary } from './impact-summary.tsx'
import { AuthorText } from './list.tsx'
import { barriers } from './may.ts'
import { movedBase } from './moved.tsx'
import { Decided } from './outcome.tsx'
import { theScenario } from './parts.tsx'
import { ListWays, Ways } from './ways.tsx'

/** A longer list pushes what follows out of sight: the ways there stand above it. */
const few = 8

/**
 * One scenario: what it is, what it changes, what is wrong with it, what it would do, what was said of it, and what comes next. As it was
 * known at another moment it is only read: it is rehearsed on what stands now.
 */
export function scenarioPage(
  app: FastifyInstance,
  workshopFor: WorkshopFor,
  sections: readonly RecordSection[],
): void {
  page(
    app,
    paths.scenario(':id'),
    ScenarioQuery,
    async (reader, { done }, { id = '' }) => {
      const { words, db, moment } = reader
      const { asker } = signedIn(reader)
      const scenario = await theScenario(reader, id)
      const [changes, comments, offices, rehearsal] = await Promise.all([
        changesOf(db, moment, id),
        commentsOf(db, moment, id),
        commentableOffices({ db, asker }, scenario),
        moment.asKnown === null ? rehearse(reader, scenario, workshopFor(reader.site)) : null,
      ])
      const called = await namesIn(reader, changes)
      const more = await Promise.all(sections.map((section) => section(reader, id)))
      const barred = barriers(reader, scenario, offices)
      return (
        <Page reader={reader} title={scenario.title} isOwn={rehearsal !== null}>
          <h1 class="ds-heading" data-size="lg">
            <bdi>{scenario.title}</bdi>
          </h1>
          {done !== undefined && <Done>{words.t(`scenarios.done.${done}`)}</Done>}
          {scenario.note !== '' && (
            <p class="lead scenario__said">
              <bdi>{scenario.note}</bdi>
            </p>
          )}
          <About scenario={scenario} reader={reader} from={await titleOf(reader, scenario)} />
          {rehearsal !== null && <Ways scenario={scenario} reader={reader} barred={barred} />}
          {scenario.outcome !== null && <Decided scenario={scenario} reader={reader} />}
          {scenario.state === 'adopted' && <Future scenario={scenario} reader={reader} />}
          {rehearsal !== null &&
            (await movedBase({ moved: rehearsal.moved, scenario, reader, barred: barred.rebase }))}
          {changes.length > few && rehearsal !== null && (
            <Contents
              words={words}
              places={[
                { id: 'changes', title: words.t('scenarios.changes.title'), count: changes.length },
                {
                  id: 'checks',
                  title: words.t('scenarios.checks.title'),
                  count: rehearsal.checks.length,
                },
                { id: 'impact', title: words.t('scenarios.impact.title') },
                ...(comments.length > 0
                  ? [
                      {
                        id: 'comments',
                        title: words.t('scenarios.comments.title'),
                        count: comments.length,
                      },
                    ]
                  : []),
              ]}
            />
          )}
          <Section id="changes" title={words.t('scenarios.changes.title')}>
            {rehearsal !== null && <ListWays scenario={scenario} reader={reader} barred={barred} />}
            {changes.length === 0 ? (
              <p class="empty">{words.t('scenarios.changes.none')}</p>
            ) : (
              <>
                <ChangesTable
                  scenario={scenario}
                  changes={changes}
                  called={called}
                  wrong={rehearsal?.wrong ?? []}
                  comments={comments}
                  reader={reader}
                  may={{
                    remove: rehearsal !== null && barred.changes === null,
                    comment: rehearsal !== null && barred.comment === null,
                  }}
                />
                <Exports
                  reader={reader}
                  list={paths.listOfChanges(id)}
                  label={words.t('scenarios.changes.files')}
                />
              </>
            )}
          </Section>
          {changes.length > 0 && rehearsal !== null && (
            <>
              <Section id="checks" title={words.t('scenarios.checks.title')}>
                {rehearsal.checks.length === 0 ? (
                  <p>{words.t('scenarios.checks.none')}</p>
                ) : (
                  <>
                    <p>{words.t('scenarios.checks.lead')}</p>
                    <CheckList words={words} checks={rehearsal.checks} />
                  </>
                )}
              </Section>
              <Section id="impact" title={words.t('scenarios.impact.title')}>
                <ImpactSummary
                  scenario={scenario}
                  lines={await linesSeen({ db, asker }, rehearsal.lines)}
                  parts={workshopFor(reader.site).parts}
                  reader={reader}
                />
              </Section>
            </>
          )}
          {comments.length > 0 && (
            <section id="comments">
              <h2 class="ds-heading" data-size="sm">
                {words.t('scenarios.comments.title')}
              </h2>
              <Comments comments={comments} changes={changes} called={called} reader={reader} />
            </section>
          )}
          {more}
        </Page>
      )
    },
    'signed-in',
  )
}

/** What the scenario that this one was branched from is called, where the reader may see that one. */
async function titleOf(
  { db, moment, asker }: Reader,
  { branchedFrom }: Scenario,
): Promise<string | null> {
  if (branchedFrom === null) return null
  const from = await scenarioById(db, moment, branchedFrom)
  return from !== undefined && maySee(asker, from) ? from.title : null
}

function About({
  scenario,
  reader,
  from,
}: {
  scenario: Scenario
  reader: Reader
  from: string | null
}) {
  const { words } = reader
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`scenarios.column.${key}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  return (
    <dl class="facts__list">
      {line('state', <strong>{words.t(`scenarios.state.${scenario.state}`)}</strong>)}
      {line('from', words.day(scenario.day))}
      {scenario.deadline !== null && line('deadline', words.day(scenario.deadline))}
      {line('author', <AuthorText scenario={scenario} reader={reader} />)}
      {line('made', words.instant(scenario.madeAt))}
      {line('base', words.instant(scenario.base))}
      {from !== null &&
        scenario.branchedFrom !== null &&
        line(
          'branched-from',
          <a class="ds-link" href={linkTo(reader, paths.scenario(scenario.branchedFrom))}>
            <bdi>{from}</bdi>
          </a>,
        )}
    </dl>
  )
}

/** The network of the day from which the scenario was adopted. */
function Future({ scenario, reader }: { scenario: Scenario; reader: Reader }) {
  const { words, locale } = reader
  const then = (path: string) => linkTo({ locale, asked: {} }, path, { asOf: scenario.day })
  const way = (key: string, path: string) => (
    <li>
      <a class="ds-link" href={then(path)}>
        {words.t(`scenarios.future.${key}`)}
      </a>
    </li>
  )
  return (
    <Section title={words.t('scenarios.future.title', { day: words.day(scenario.day) })}>
      <ul>
        {way('offices', network.offices)}
        {way('structure', network.structure)}
        {way('home', '/')}
      </ul>
    </Section>
  )
}
