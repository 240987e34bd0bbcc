import type { Reader } from '#platform/http/reader.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Names } from '#projects/model/vocabulary.ts'
import { Said } from '#platform/ui/parts/said.tsx'

/** What belongs into a chapter, or stands behind a question; nothing where the template does not say. */
export function Guidance({
  of: { guidance },
  reader,
}: {
  of: { guidance: Names }
  reader: Pick<Reader, 'locale'>
}) {
  const wording = nearest(guidance, reader.locale)
  if (wording === null || wording.text === '') return null
  return (
    <p class="form__hint">
      <Said wording={wording} />
    </p>
  )
}
