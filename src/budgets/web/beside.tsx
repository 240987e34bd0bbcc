import { linkTo } from '#platform/http/reader.ts'
import { officeChoices } from '#posts/views/offices.ts'
import type { ProjectBeside } from '#projects/web/beside.ts'
import { paths } from '#budgets/paths.ts'
import { budgetOfParts } from '#budgets/views/budget.ts'
import { SumsTable, WholeSums } from './sums.tsx'

/** The budget on a project's page: what it comes to and by year, and the way to its lines. Before there is a line, nothing. */
export const budgetBeside: ProjectBeside = async (reader, { project, version, parts }) => {
  if (parts.every(({ kind }) => kind !== 'line')) return {}
  const { db, moment, words } = reader
  const which = { project: project.id, number: version.number }
  const { anchor } = project
  const budget = await budgetOfParts(db, moment, { which, anchor, parts })
  const { reckoning } = budget
  const offices = new Map((await officeChoices(db, moment)).map(({ id, name }) => [id, name]))
  const wrong = budget.faults.filter(({ isWarning }) => !isWarning).length
  const children = (
    <>
      {reckoning !== null && (
        <>
          <WholeSums budget={budget} reckoning={reckoning} reader={reader} />
          <SumsTable
            caption={words.t('budgets.by.year')}
            title={words.t('budgets.column.year')}
            rows={reckoning.byYear.map((sum) => ({
              ...sum,
              name: sum.of === null ? words.t('budgets.unknown') : String(sum.of),
            }))}
            reckoning={reckoning}
            reader={reader}
          />
          {reckoning.byOffice.length > 1 && (
            <SumsTable
              caption={words.t('budgets.by.office')}
              title={words.t('budgets.column.office')}
              rows={reckoning.byOffice.map((sum) => ({
                ...sum,
                name: <bdi>{offices.get(sum.of ?? '') ?? sum.of}</bdi>,
              }))}
              reckoning={reckoning}
              reader={reader}
            />
          )}
        </>
      )}
      {wrong > 0 && <p class="note">{words.t('budgets.wrong-count', { count: wrong })}</p>}
      <p>
        <a class="ds-link" href={linkTo(reader, paths.budget(project.id, version.number))}>
          {words.t('budgets.whole')}
        </a>
      </p>
    </>
  )
  return { sections: [{ id: 'budget', title: words.t('budgets.title'), at: 'content', children }] }
}
