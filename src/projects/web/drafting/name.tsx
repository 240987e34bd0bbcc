import type { Reader } from '#platform/http/reader.ts'
import { nearest, type Wording } from '#platform/i18n/wording.ts'
import { textOf } from '#platform/tree/part.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { chapterOf, questionOf } from '#projects/model/writing.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import type { Draft } from './draft.tsx'

interface NameProps {
  part: Pick<ProjectPart, 'part' | 'kind' | 'fields'>
  draft: Pick<Draft, 'template' | 'languages'>
  reader: Pick<Reader, 'words' | 'locale'>
}

/** The title of a part, or of the chapter or question of the template it holds; null where it has none. */
function wordingOf(
  { part, fields }: NameProps['part'],
  { template, languages }: NameProps['draft'],
  locale: string,
): Wording | null {
  const own = chapterOf(template, part) ?? questionOf(template, part)
  if (own !== undefined) return nearest(own.titles, locale)
  const order = [locale, ...languages]
  return textOf({ fields }, 'title', order) ?? textOf({ fields }, 'note', order)
}

/** What a part is called where only text can stand: its title, else what it is by its fields, else its kind. */
export function partText({ part, draft, reader }: NameProps): string {
  const { words } = reader
  const { fields, kind } = part
  const titled = wordingOf(part, draft, reader.locale)
  if (kind === 'people' && fields['kind'] !== undefined) {
    const sort = words.t(`projects.choice.kind.${fields['kind']}`)
    return titled === null ? sort : `${sort} (${titled.text})`
  }
  return (
    titled?.text ??
    fields['name'] ??
    fields['country'] ??
    fields['area'] ??
    words.t('projects.draft.unnamed', { kind: words.t(`projects.kind.${kind}`) })
  )
}

/** What a part is called on the pages where it is written. */
export function PartName({ part, draft, reader }: NameProps) {
  const wording = part.kind === 'people' ? null : wordingOf(part, draft, reader.locale)
  if (wording === null) return <bdi>{partText({ part, draft, reader })}</bdi>
  return <Said wording={wording} />
}
