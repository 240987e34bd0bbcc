import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { BudgetQuery, type Grouping, groupings } from '#budgets/forms.ts'
import { paths } from '#budgets/paths.ts'
import { Checks } from './checks.tsx'
import { BackTo, type Opened, theBudget, whyNotWriting } from './draft.tsx'
import { GroupOfLines, type Shown } from './lines-table.tsx'
import { SumsTable, WholeSums } from './sums.tsx'

/** The budget of a version: what it comes to, where it does not keep the rules, and its lines as they are gathered. */
export function budgetPage(app: FastifyInstance): void {
  page(app, paths.budget(':id', ':number'), BudgetQuery, async (reader, query, params) => {
    const opened = await theBudget(reader, params)
    const { words, db, moment } = reader
    const { budget, project, version } = opened
    const { by = 'activity', done } = query
    const barred = await whyNotWriting(reader, opened)
    const offices = new Map((await officeChoices(db, moment)).map(({ id, name }) => [id, name]))
    const title = words.t('budgets.title')
    const { reckoning } = budget
    return (
      <Page reader={reader} title={title}>
        {done !== undefined && <Done>{words.t(`budgets.done.${done}`)}</Done>}
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <BackTo opened={opened} reader={reader} isBudget />
        {reckoning !== null && <WholeSums budget={budget} reckoning={reckoning} reader={reader} />}
        {reader.asker !== null && moment.asKnown === null && (
          <Ways opened={opened} barred={barred} reader={reader} />
        )}
        <Checks opened={opened} offices={offices} reader={reader} />
        {reckoning !== null && reckoning.lines.length > 0 && (
          <Section title={words.t('budgets.lines')} id="lines">
            <Tabs by={by} reader={reader} opened={opened} />
            <Grouped
              by={by}
              {...{ opened, reckoning, offices, reader }}
              mayWrite={barred === null && moment.asKnown === null}
            />
            <Exports
              reader={reader}
              list={paths.api.lines(project.id, version.number)}
              label={words.t('budgets.lines-as')}
            />
          </Section>
        )}
        <p>
          <a class="ds-link" href={linkTo(reader, paths.workbook(project.id, version.number))}>
            {words.t('budgets.workbook')}
          </a>
        </p>
      </Page>
    )
  })
}

/** What can be done: for those who may write, and for others why not. */
function Ways({
  opened,
  barred,
  reader,
}: {
  opened: Opened
  barred: string | null
  reader: Reader
}) {
  const { project, version, budget } = opened
  const { words } = reader
  if (barred !== null) return <p class="note">{barred}</p>
  const at = [project.id, version.number] as const
  const way = (href: string, label: string, id: string) => (
    <WayTo href={linkTo(reader, href)} label={words.t(label)} barred={null} id={id} />
  )
  return (
    <p class="ways">
      {budget.reckoning !== null && way(paths.lines(...at), 'budgets.write-lines', 'no-lines')}{' '}
      {way(paths.add(...at), 'budgets.add-line', 'no-add')}{' '}
      {way(paths.importing(...at), 'budgets.import', 'no-import')}
    </p>
  )
}

/** The ways to gather the lines, as links. */
function Tabs({ by, reader, opened }: { by: Grouping; reader: Reader; opened: Opened }) {
  const { words } = reader
  const { project, version } = opened
  return (
    <nav class="budget__tabs" aria-label={words.t('budgets.gathered')}>
      <ul>
        {groupings.map((each) => (
          <li>
            <a
              class="ds-link"
              href={`${linkTo(reader, paths.budget(project.id, version.number), { by: each })}#lines`}
              {...(each === by ? { 'aria-current': 'true' as const } : {})}
            >
              {words.t(`budgets.by.${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Grouped({ by, ...shown }: Shown & { by: Grouping }) {
  const { reckoning, reader, offices } = shown
  const { words } = reader
  if (by === 'activity')
    return (
      <>
        {reckoning.byActivity.map((group) => (
          <GroupOfLines group={group} {...shown} />
        ))}
      </>
    )
  const unknown = <em>{words.t('budgets.unknown')}</em>
  const table = (rows: Parameters<typeof SumsTable>[0]['rows']) => (
    <SumsTable
      caption={words.t(`budgets.by.${by}`)}
      title={words.t(`budgets.column.${by}`)}
      {...{ rows, reckoning, reader }}
    />
  )
  if (by === 'kind')
    return table(
      reckoning.byKind.map((sum) => ({ ...sum, name: words.t(`budgets.kind.${sum.of}`) })),
    )
  if (by === 'year')
    return table(
      reckoning.byYear.map((sum) => ({
        ...sum,
        name: sum.of === null ? unknown : String(sum.of),
      })),
    )
  return table(
    reckoning.byOffice.map((sum) => ({
      ...sum,
      name: sum.of === null ? unknown : <bdi>{offices.get(sum.of) ?? sum.of}</bdi>,
    })),
  )
}
