import type { FastifyInstance } from 'fastify'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { importForm, type TakenInto } from '#platform/ui/workbooks/import.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { takeWorkbook, tryWorkbook } from '#plans/actions/sheets.ts'
import { paths } from '#plans/paths.ts'
import { givenBack } from '#plans/views/sheets/given-back.ts'
import { FormPage, theDraft, toVersion, whichOf } from '#plans/web/drafting/draft.tsx'

/** The form that takes the workbook of a plan into a draft. */
export function planImport(app: FastifyInstance): void {
  importForm(app, paths.importing(':id', ':number'), {
    admission: { right: 'plans.write' },
    opened,
    tried: (reader, params, sent) => tryWorkbook(byOf(reader), whichOf(params), sent),
    taken: (reader, params, sent) => takeWorkbook(byOf(reader), whichOf(params), sent),
    goesOn: (reader, params) => toVersion(reader, whichOf(params), { done: 'workbook-taken' }),
    givenBack: (reader, params, graded) => givenBack(reader, whichOf(params), graded),
  })
}

async function opened(reader: Reader, params: Record<string, string>): Promise<TakenInto> {
  const { version, barred } = await theDraft(reader, params)
  const { words } = reader
  const { id } = version.plan
  return {
    barred,
    revision: version.revision,
    name: `${id}-${version.number}`,
    address: linkTo(reader, paths.importing(id, version.number)),
    title: words.t('plans.sheet.title'),
    means: (
      <>
        <p>{words.t('plans.sheet.means')}</p>
        <p>{words.t('plans.sheet.no-removal')}</p>
        <p>
          <a class="ds-link" href={linkTo(reader, paths.workbook(id, version.number))}>
            {words.t('plans.sheet.download')}
          </a>
        </p>
      </>
    ),
    page: (props) => <FormPage reader={reader} version={version} {...props} />,
  }
}
