import type { FastifyInstance } from 'fastify'
import { sendWorkbook } from '#platform/doors/workbooks.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { locales } from '#platform/i18n/locale.ts'
import { importForm, type TakenInto } from '#platform/ui/workbooks/import.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { takeWorkbook, tryWorkbook } from '#budgets/actions/sheets.ts'
import { paths } from '#budgets/paths.ts'
import { givenBack } from '#budgets/views/sheets/given-back.ts'
import { workbookOfBudget } from '#budgets/views/sheets/workbook.ts'
import { FormPage, theBudget, toBudget, whichOf, whyNotWriting } from './draft.tsx'

/** A budget as a workbook: to take away, to fill in, and to send back. */
export function sheetPages(app: FastifyInstance): void {
  workbookFile(app)
  budgetImport(app)
}

function workbookFile(app: FastifyInstance): void {
  for (const locale of locales)
    app.get<{ Params: Record<string, string> }>(
      `/${locale}${paths.workbook(':id', ':number')}`,
      { schema: { params: IdsInPath, hide: true, querystring: PageQuery({}) } },
      async (request, reply) => {
        const reader = await app.whoAsks(request, locale)
        const opened = await theBudget(reader, request.params)
        const { project, version } = opened
        const workbook = await workbookOfBudget(reader, opened)
        return sendWorkbook(
          reply,
          workbook,
          `${project.id}-${version.number}-budget-${locale}.xlsx`,
        )
      },
    )
}

/** The form that takes the workbook of a budget into a version. */
function budgetImport(app: FastifyInstance): void {
  importForm(app, paths.importing(':id', ':number'), {
    admission: 'signed-in',
    opened: takenInto,
    tried: (reader, params, sent) => tryWorkbook(byOf(reader), whichOf(params), sent),
    taken: (reader, params, sent) => takeWorkbook(byOf(reader), whichOf(params), sent),
    goesOn: (reader, params) => toBudget(reader, whichOf(params), { done: 'workbook-taken' }),
    givenBack: (reader, params, graded) => givenBack(reader, whichOf(params), graded),
  })
}

async function takenInto(reader: Reader, params: Record<string, string>): Promise<TakenInto> {
  const opened = await theBudget(reader, params)
  const { words } = reader
  const { project, version } = opened
  return {
    barred: await whyNotWriting(reader, opened),
    revision: project.revision,
    name: `${project.id}-${version.number}-budget`,
    address: linkTo(reader, paths.importing(project.id, version.number)),
    title: words.t('budgets.import'),
    means: (
      <>
        <p>{words.t('budgets.import-means')}</p>
        <p>
          <a class="ds-link" href={linkTo(reader, paths.workbook(project.id, version.number))}>
            {words.t('budgets.workbook')}
          </a>
        </p>
      </>
    ),
    page: (props) => <FormPage reader={reader} opened={opened} {...props} />,
  }
}
