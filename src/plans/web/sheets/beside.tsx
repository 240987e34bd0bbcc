import { linkTo } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { paths } from '#plans/paths.ts'
import type { Beside } from '#plans/web/beside.ts'
import { whyNotWriting } from '#plans/web/drafting/draft.tsx'

/** For who writes a draft: the way to send a workbook of it back. Others see nothing of it. */
export const sheetsBeside: Beside = async (reader, { version }) => {
  if (version.state !== 'draft' || reader.asker === null || reader.moment.asKnown !== null)
    return {}
  if ((await whyNotWriting(reader, version)) !== null) return {}
  return {
    head: (
      <div class="ways">
        <WayTo
          href={linkTo(reader, paths.importing(version.plan.id, version.number))}
          label={reader.words.t('plans.sheet.title')}
          barred={null}
          id="no-workbook"
        />
      </div>
    ),
  }
}
