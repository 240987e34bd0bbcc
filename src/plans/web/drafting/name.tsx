import type { Reader } from '#platform/http/reader.ts'
import { chapterPart, type Part } from '#plans/model/part.ts'
import { nearest, type Wording } from '#platform/i18n/wording.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { titlesIn } from '#plans/views/reading/cited.ts'
import { Said } from '#platform/ui/parts/said.tsx'

interface NameProps {
  part: Pick<Part, 'part' | 'kind' | 'fields'>
  draft: { template: PlanTemplate }
  reader: Pick<Reader, 'words' | 'locale'>
}

/** The title of a part, or of the chapter it holds; null where it has none yet. */
function wordingOf(
  { part, fields }: NameProps['part'],
  { template }: NameProps['draft'],
  locale: string,
): Wording | null {
  const chapter = template.chapters.find(({ id }) => chapterPart(id) === part)
  return nearest(chapter?.titles ?? titlesIn(fields), locale)
}

/** What a part is called where only text can stand: its title, or its kind and id. */
export function partText(
  part: NameProps['part'],
  draft: NameProps['draft'],
  { words, locale }: NameProps['reader'],
): string {
  const kind = words.t(`plans.kind.${part.kind}`)
  return (
    wordingOf(part, draft, locale)?.text ?? words.t('plans.part.unnamed', { kind, part: part.part })
  )
}

/** What a part is called on the pages of forms. */
export function PartName({ part, draft, reader }: NameProps) {
  const wording = wordingOf(part, draft, reader.locale)
  return wording === null ? <bdi>{partText(part, draft, reader)}</bdi> : <Said wording={wording} />
}
