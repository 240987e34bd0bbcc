import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { presently } from '#platform/doors/asker.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { versionOf } from '#platform/doors/version.ts'
import { ImportForm } from '#platform/doors/workbooks.ts'
import { IdsInPath } from '#platform/http/paths.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { sendWorkbook } from '#platform/doors/workbooks.ts'
import { locales } from '#platform/i18n/locale.ts'
import { isLeft } from '#platform/tree/sheets/grade.ts'
import { staleIn } from '#platform/ui/conflict.tsx'
import { gradedBody, WorkbookForm } from '#platform/ui/workbooks/forms.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { heldByRevision } from '#projects/model/held.ts'
import { type Graded, takeWorkbook, tryWorkbook } from '#budgets/actions/sheets.ts'
import { paths } from '#budgets/paths.ts'
import { givenBack } from '#budgets/views/sheets/given-back.ts'
import { workbookOfBudget } from '#budgets/views/sheets/workbook.ts'
import { FormPage, theBudget, toBudget, whichOf, whyNotWriting } from './draft.tsx'

/** A budget as a workbook: to take away, to fill in, and to send back. */
export function sheetPages(app: FastifyInstance): void {
  workbookFile(app)
  importForm(app)
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

/** The form that takes a workbook: first it tells what would become of each row, then it takes the good ones. */
function importForm(app: FastifyInstance): void {
  takingFiles(app, (within) =>
    form(within, paths.importing(':id', ':number'), {
      query: PageQuery({}),
      body: ImportForm,
      admission: 'signed-in',
      show: (reader, _query, params, again) => askingPage(reader, params, again),
      send: async (reader, { upload, held, version }, params) => {
        const which = whichOf(params)
        const { origin } = reader.site
        if (upload !== undefined || held === undefined) {
          const graded = await tryWorkbook(byOf(reader), which, { bytes: upload, origin })
          return gradedPage(reader, params, {
            graded,
            bytes: upload ?? new Uint8Array(),
            isTaken: false,
          })
        }
        const bytes = Buffer.from(held, 'base64')
        const graded = await takeWorkbook(byOf(reader), which, { bytes, origin, version })
        if (graded.rows.every(({ grade }) => !isLeft(grade)))
          return toBudget(reader, which, { done: 'workbook-taken' })
        return gradedPage(reader, params, { graded, bytes, isTaken: true })
      },
    }),
  )
}

async function askingPage(
  visitor: Reader,
  params: Record<string, string>,
  again: Again | null,
): Promise<VNode> {
  const reader = presently(visitor)
  const opened = await theBudget(reader, params)
  const barred = await whyNotWriting(reader, opened)
  const { words } = reader
  // Somebody changed the version since the rows were graded: they are graded anew, and nothing is lost of the workbook.
  const held = again?.typed['held']
  if (staleIn(again) !== null && typeof held === 'string' && barred === null) {
    const bytes = Buffer.from(held, 'base64')
    const { origin } = reader.site
    const graded = await tryWorkbook(byOf(reader), whichOf(params), { bytes, origin })
    return gradedPage(reader, params, { graded, bytes, isTaken: false, isAnew: true })
  }
  const { project, version } = opened
  return (
    <FormPage
      {...{ reader, opened, again, barred }}
      title={words.t('budgets.import')}
      label={(field) => (field === 'upload' ? words.t('platform.sheet.file') : field)}
    >
      <p>{words.t('budgets.import-means')}</p>
      <p>
        <a class="ds-link" href={linkTo(reader, paths.workbook(project.id, version.number))}>
          {words.t('budgets.workbook')}
        </a>
      </p>
      <WorkbookForm reader={reader} again={again} />
    </FormPage>
  )
}

interface Shown {
  graded: Graded
  bytes: Uint8Array
  isTaken: boolean
  isAnew?: boolean
}

/** The rows with their grades, what one can do about them, and the workbook that says the same. */
async function gradedPage(
  visitor: Reader,
  params: Record<string, string>,
  { graded, bytes, isTaken, isAnew = false }: Shown,
): Promise<VNode> {
  const reader = presently(visitor)
  const opened = await theBudget(reader, params)
  const { project, version } = opened
  const given = await givenBack(reader, whichOf(params), { ...graded, isTaken })
  const body = await gradedBody(reader, {
    ...given,
    graded,
    bytes,
    isTaken,
    isAnew,
    name: `${project.id}-${version.number}-budget`,
    version: versionOf(heldByRevision(project)),
    another: linkTo(reader, paths.importing(project.id, version.number)),
  })
  return (
    <FormPage {...{ reader, opened }} title={reader.words.t('platform.sheet.result')} again={null}>
      {body}
    </FormPage>
  )
}
