import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { whyNot } from '#posts/web/may.ts'
import { ListQuery } from '#scenarios/forms/pages.ts'
import { type Scenario, scenarioStates } from '#scenarios/model/scenario.ts'
import { mayDraft } from '#scenarios/model/sight.ts'
import { paths } from '#scenarios/paths.ts'
import { seenScenarios } from '#scenarios/views/seen.ts'

const perPage = 50

/** The scenarios that the reader may see, the last made first. */
export function scenariosPage(app: FastifyInstance): void {
  page(
    app,
    paths.scenarios,
    ListQuery,
    async (reader, query) => {
      const { words, asker } = signedIn(reader)
      const all = await seenScenarios(signedIn(reader), {})
      const state = query.state || undefined
      const wanted = all.filter((each) => state === undefined || each.state === state)
      const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
      const shown = pageThrough(wanted, { limit: perPage, ...cursor }, ({ id }) => id)
      const caption = words.t('scenarios.list.count', { count: wanted.length })
      const title = words.t('scenarios.list.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('scenarios.list.lead')}</p>
          <div class="ways">
            <WayTo
              href={linkTo(reader, paths.make)}
              label={words.t('scenarios.make.title')}
              barred={whyNot(mayDraft(asker), reader)}
              id="no-make"
            />
          </div>
          {all.length > 0 && <Narrowing reader={reader} state={state} />}
          {wanted.length === 0 ? (
            <p class="empty">
              {words.t(all.length === 0 ? 'scenarios.list.none' : 'scenarios.list.none-so')}
            </p>
          ) : (
            <Scenarios scenarios={shown.items} reader={reader} caption={caption} />
          )}
          <Pager next={shown.next} reader={reader} />
          {wanted.length > 0 && (
            <Exports reader={reader} list={paths.scenarios} query={{ state }} />
          )}
          {all.length > 1 && (
            <Section title={words.t('scenarios.compare.title')}>
              <CompareTwo reader={reader} scenarios={all} />
            </Section>
          )}
        </Page>
      )
    },
    'signed-in',
  )
}

function Narrowing({ reader, state }: { reader: Reader; state: string | undefined }) {
  const { words } = reader
  return (
    <form class="finder" method="get" role="search" aria-label={words.t('scenarios.list.narrow')}>
      <ChoiceOf
        form="scenarios"
        name="state"
        label={words.t('scenarios.column.state')}
        any={words.t('scenarios.list.any')}
        options={scenarioStates.map((id) => ({ id, name: words.t(`scenarios.state.${id}`) }))}
        chosen={state}
      />
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('scenarios.list.show')}
        </button>
        <a class="ds-link" href={linkTo(reader, paths.scenarios)}>
          {words.t('scenarios.list.all')}
        </a>
      </div>
    </form>
  )
}

interface ScenariosProps {
  scenarios: readonly Scenario[]
  reader: Reader
  caption: string
}

function Scenarios({ scenarios, reader, caption }: ScenariosProps) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      rows={scenarios}
      columns={[
        {
          title: words.t('scenarios.column.title'),
          cell: (each) => (
            <a class="ds-link" href={linkTo(reader, paths.scenario(each.id))}>
              <bdi>{each.title}</bdi>
            </a>
          ),
        },
        {
          title: words.t('scenarios.column.state'),
          cell: (each) => words.t(`scenarios.state.${each.state}`),
        },
        { title: words.t('scenarios.column.from'), cell: (each) => words.day(each.day) },
        {
          title: words.t('scenarios.column.changes'),
          cell: (each) => words.number(each.changes),
        },
        {
          title: words.t('scenarios.column.author'),
          cell: (each) => <AuthorText scenario={each} reader={reader} />,
        },
        {
          title: words.t('scenarios.column.deadline'),
          cell: (each) => each.deadline !== null && words.day(each.deadline),
        },
      ]}
    />
  )
}

/** Who drafted a scenario. */
export const AuthorText = ({
  scenario: { author },
  reader: { words },
}: {
  scenario: Pick<Scenario, 'author'>
  reader: Pick<Reader, 'words'>
}) => (author === null ? <>{words.t('scenarios.author.operator')}</> : <bdi>{author}</bdi>)

interface CompareProps {
  reader: Reader
  scenarios: readonly Scenario[]
  first?: string
  second?: string
}

/** The plain form that lays two scenarios side by side. */
export function CompareTwo({ reader, scenarios, first, second }: CompareProps) {
  const { words } = reader
  const one = (name: 'scenario' | 'with', chosen: string | undefined) => (
    <ChoiceOf
      form="compare"
      name={name}
      label={words.t(`scenarios.compare.${name}`)}
      options={scenarios.map(({ id, title }) => ({ id, name: title }))}
      chosen={chosen}
    />
  )
  const [a, b] = scenarios
  return (
    <form
      class="finder"
      method="get"
      action={`/${reader.locale}${paths.compareTwo}`}
      aria-label={words.t('scenarios.compare.title')}
    >
      {one('scenario', first ?? a?.id)}
      {one('with', second ?? b?.id)}
      <div class="finder__buttons">
        <button class="ds-button" data-variant="secondary" type="submit">
          {words.t('scenarios.compare.show')}
        </button>
      </div>
    </form>
  )
}
