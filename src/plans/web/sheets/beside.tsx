import { linkTo } from '#platform/http/reader.ts'
import type { Beside } from '#plans/web/beside.ts'
import { whyNotWriting } from '#plans/web/drafting/draft.tsx'
import { paths } from '#plans/paths.ts'

/** The version as a workbook; for who writes the draft also the way to send one back. */
export const sheetsBeside: Beside = async (reader, { version }) => {
  const { words } = reader
  const { id } = version.plan
  const isNow = reader.asker !== null && reader.moment.asKnown === null
  const mayWrite =
    isNow && version.state === 'draft' && (await whyNotWriting(reader, version)) === null
  return {
    head: (
      <ul class="plan__ways">
        <li>
          <a class="ds-link" href={linkTo(reader, paths.workbook(id, version.number))}>
            {words.t('plans.sheet.download')}
          </a>
        </li>
        {mayWrite && (
          <li>
            <a class="ds-link" href={linkTo(reader, paths.importing(id, version.number))}>
              {words.t('plans.sheet.title')}
            </a>
          </li>
        )}
      </ul>
    ),
  }
}
