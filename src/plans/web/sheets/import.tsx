import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { versionOf } from '#platform/doors/version.ts'
import { ImportForm } from '#platform/doors/workbooks.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { presently } from '#platform/doors/asker.ts'
import { isLeft } from '#platform/tree/sheets/grade.ts'
import { staleIn } from '#platform/ui/conflict.tsx'
import { gradedBody, WorkbookForm } from '#platform/ui/workbooks/forms.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { type Graded, takeWorkbook, tryWorkbook } from '#plans/actions/sheets.ts'
import { heldByRevision } from '#plans/model/held.ts'
import { paths } from '#plans/paths.ts'
import { givenBack } from '#plans/views/sheets/given-back.ts'
import { FormPage, theDraft, toVersion, whichOf } from '#plans/web/drafting/draft.tsx'

/** The form that takes a workbook: first it tells what would become of each row, then it takes the good ones. */
export function importForm(app: FastifyInstance): void {
  takingFiles(app, (within) =>
    form(within, paths.importing(':id', ':number'), {
      query: PageQuery({}),
      body: ImportForm,
      admission: { right: 'plans.write' },
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
          return toVersion(reader, which, { done: 'workbook-taken' })
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
  const { version, barred } = await theDraft(reader, params)
  const { words } = reader
  // Somebody changed the draft since the rows were graded: they are graded anew, and nothing is lost of the workbook.
  const held = again?.typed['held']
  const stale = staleIn(again)
  if (stale !== null && typeof held === 'string' && barred === null) {
    const bytes = Buffer.from(held, 'base64')
    const { origin } = reader.site
    const graded = await tryWorkbook(byOf(reader), whichOf(params), { bytes, origin })
    return gradedPage(reader, params, { graded, bytes, isTaken: false, isAnew: true })
  }
  const { id } = version.plan
  return (
    <FormPage
      reader={reader}
      version={version}
      title={words.t('plans.sheet.title')}
      again={again}
      barred={barred}
      label={(field) => (field === 'upload' ? words.t('platform.sheet.file') : field)}
    >
      <p>{words.t('plans.sheet.means')}</p>
      <p>{words.t('plans.sheet.no-removal')}</p>
      <p>
        <a class="ds-link" href={linkTo(reader, paths.workbook(id, version.number))}>
          {words.t('plans.sheet.download')}
        </a>
      </p>
      <WorkbookForm reader={reader} again={again} />
    </FormPage>
  )
}

interface Shown {
  graded: Graded
  bytes: Uint8Array
  /** Whether the good rows were taken already. */
  isTaken: boolean
  /** Whether somebody changed the draft since the rows were graded before. */
  isAnew?: boolean
}

/** The rows with their grades, what one can do about them, and the workbook that says the same. */
async function gradedPage(
  visitor: Reader,
  params: Record<string, string>,
  { graded, bytes, isTaken, isAnew = false }: Shown,
): Promise<VNode> {
  const reader = presently(visitor)
  const { words } = reader
  const { version } = await theDraft(reader, params)
  const { id } = version.plan
  const given = await givenBack(reader, whichOf(params), { ...graded, isTaken })
  const body = await gradedBody(reader, {
    ...given,
    graded,
    bytes,
    isTaken,
    isAnew,
    name: `${id}-${version.number}`,
    version: versionOf(heldByRevision(version)),
    another: linkTo(reader, paths.importing(id, version.number)),
  })
  return (
    <FormPage
      reader={reader}
      version={version}
      title={words.t('platform.sheet.result')}
      again={null}
    >
      {body}
    </FormPage>
  )
}
