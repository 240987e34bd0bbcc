import type { Again } from '#platform/doors/forms.ts'
import { mostOfWorkbook, workbookType } from '#platform/doors/workbooks.ts'
import { workbookOf } from '#platform/documents/workbook.ts'
import type { Workbook } from '#platform/documents/sheets.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { type GradedRow, isGood, isLeft } from '#platform/tree/sheets/grade.ts'
import type { Telling } from '#platform/tree/sheets/told.ts'
import type { Notice } from '#platform/tree/sheets/typed.ts'
import { Done } from '#platform/ui/done.tsx'
import { FileField } from '#platform/ui/fields/file.tsx'
import { Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { GradedRows } from './graded.tsx'

/** The form that takes the file of a workbook, to look through its rows. */
export const WorkbookForm = ({ reader, again }: { reader: Reader; again: Again | null }) => {
  const { words } = reader
  return (
    <Form reader={reader} takesFile>
      <FileField
        name="upload"
        label={words.t('platform.sheet.file')}
        hint={words.t('platform.sheet.file-hint', { most: mostOfWorkbook / 1024 })}
        accept={`.xlsx,${workbookType}`}
        required
        {...{ again, words }}
      />
      <p>
        <SubmitButton label={words.t('platform.sheet.try')} barred={null} id="no-import" />
      </p>
    </Form>
  )
}

/** A workbook that was graded, as a page shows it. */
export interface GradedPage {
  graded: { rows: readonly GradedRow[]; notices: readonly Notice[] }
  /** The bytes that came: they travel once more when the good rows are taken. */
  bytes: Uint8Array
  /** Whether the good rows were taken already. */
  isTaken: boolean
  /** Whether somebody changed the draft since the rows were graded before. */
  isAnew: boolean
  /** What is given back, and what its file is called before `-result.xlsx` or `-rest.xlsx`. */
  workbook: Workbook
  name: string
  /** The version that the good rows are taken into: what the form carries. */
  version: string
  telling: Telling
  /** Where another workbook is sent. */
  another: string
}

/** The rows with their grades, what one can do about them, and the workbook that says the same, ready to be shown. */
export async function gradedBody(
  reader: Reader,
  { graded, bytes, isTaken, isAnew, workbook, name, version, telling, another }: GradedPage,
) {
  const { words } = reader
  const file = Buffer.from(await workbookOf(workbook)).toString('base64')
  const good = graded.rows.filter(({ grade }) => isGood(grade)).length
  const left = graded.rows.filter(({ grade }) => isLeft(grade)).length
  return (
    <>
      {isTaken && <Done>{words.t('platform.sheet.taken-good', { count: good })}</Done>}
      {isAnew && (
        <Refused
          again={{ typed: {}, refusal: new Refusal('conflict', 'sheet/anew') }}
          words={words}
        />
      )}
      <p>
        {isTaken
          ? words.t('platform.sheet.left', { count: left })
          : words.t(good > 0 ? 'platform.sheet.nothing-yet' : 'platform.sheet.nothing', {
              count: good,
            })}
      </p>
      <p>
        <a
          class="ds-link"
          href={`data:${workbookType};base64,${file}`}
          download={`${name}-${isTaken ? 'rest' : 'result'}.xlsx`}
        >
          {words.t(isTaken ? 'platform.sheet.rest-file' : 'platform.sheet.result-file')}
        </a>
      </p>
      {!isTaken && good > 0 && (
        <Form reader={reader} takesFile>
          <input type="hidden" name="held" value={Buffer.from(bytes).toString('base64')} />
          <input type="hidden" name="version" value={version} />
          <p>
            <SubmitButton
              label={words.t('platform.sheet.take', { count: good })}
              barred={null}
              id="no-take"
            />
          </p>
        </Form>
      )}
      <GradedRows graded={graded} isTaken={isTaken} telling={telling} reader={reader} />
      <p>
        <a class="ds-link" href={another}>
          {words.t('platform.sheet.another')}
        </a>
      </p>
    </>
  )
}
