import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { takingFiles } from '#platform/doors/files.ts'
import { versionOf } from '#platform/doors/version.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import { Refusal } from '#platform/refusal.ts'
import { staleIn } from '#platform/ui/conflict.tsx'
import { Field, Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { presently } from '#scenarios/web/parts.tsx'
import { type Graded, mostOfWorkbook, takeWorkbook, tryWorkbook } from '#plans/actions/sheets.ts'
import { ImportForm } from '#plans/forms/sheets.ts'
import { heldByRevision } from '#plans/model/held.ts'
import { isGood, isLeft } from '#plans/model/sheets/grade.ts'
import { paths } from '#plans/paths.ts'
import { givenBack } from '#plans/views/sheets/given-back.ts'
import { FormPage, theDraft, toVersion, whichOf } from '#plans/web/drafting/draft.tsx'
import { workbookType } from './files.ts'
import { GradedRows } from './graded.tsx'

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
      label={(field) => (field === 'upload' ? words.t('plans.sheet.file') : field)}
    >
      <p>{words.t('plans.sheet.means')}</p>
      <p>{words.t('plans.sheet.no-removal')}</p>
      <p>
        <a class="ds-link" href={linkTo(reader, paths.workbook(id, version.number))}>
          {words.t('plans.sheet.download')}
        </a>
      </p>
      <Form reader={reader} takesFile>
        <Field
          name="upload"
          label={words.t('plans.sheet.file')}
          hint={words.t('plans.sheet.file-hint', { most: mostOfWorkbook / 1024 })}
          again={again}
          words={words}
        >
          {(attributes) => (
            <input
              class="ds-input"
              type="file"
              accept={`.xlsx,${workbookType}`}
              required
              {...attributes}
            />
          )}
        </Field>
        <p>
          <SubmitButton label={words.t('plans.sheet.try')} barred={null} id="no-import" />
        </p>
      </Form>
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
  const { workbook, telling } = await givenBack(reader, whichOf(params), { ...graded, isTaken })
  const file = Buffer.from(await workbookOf(workbook)).toString('base64')
  const good = graded.rows.filter(({ grade }) => isGood(grade)).length
  const left = graded.rows.filter(({ grade }) => isLeft(grade)).length
  const name = `${version.plan.id}-${version.number}-${isTaken ? 'rest' : 'result'}.xlsx`
  const result = `data:${workbookType};base64,${file}`
  return (
    <FormPage reader={reader} version={version} title={words.t('plans.sheet.result')} again={null}>
      {isTaken && (
        <p class="done" role="status">
          {words.t('plans.sheet.taken-good', { count: good })}
        </p>
      )}
      {isAnew && (
        <Refused
          again={{ typed: {}, refusal: new Refusal('conflict', 'plans/sheet.anew') }}
          words={words}
        />
      )}
      <p>
        {isTaken
          ? words.t('plans.sheet.left', { count: left })
          : words.t(good > 0 ? 'plans.sheet.nothing-yet' : 'plans.sheet.nothing', { count: good })}
      </p>
      <p>
        <a class="ds-link" href={result} download={name}>
          {words.t(isTaken ? 'plans.sheet.rest-file' : 'plans.sheet.result-file')}
        </a>
      </p>
      {!isTaken && good > 0 && (
        <Form reader={reader} takesFile>
          <input type="hidden" name="held" value={Buffer.from(bytes).toString('base64')} />
          <input type="hidden" name="version" value={versionOf(heldByRevision(version))} />
          <p>
            <SubmitButton
              label={words.t('plans.sheet.take', { count: good })}
              barred={null}
              id="no-take"
            />
          </p>
        </Form>
      )}
      <GradedRows graded={graded} isTaken={isTaken} telling={telling} reader={reader} />
      <p>
        <a class="ds-link" href={linkTo(reader, paths.importing(version.plan.id, version.number))}>
          {words.t('plans.sheet.another')}
        </a>
      </p>
    </FormPage>
  )
}
