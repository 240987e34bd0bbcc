import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Upper } from '#frameworks/model/upper.ts'
import { uppersTold } from '#plans/views/reading/cited.ts'
import { CitedUppers } from '#plans/web/drafting/citable.tsx'
import { paths } from '#projects/paths.ts'
import type { Draft } from './draft.tsx'

/** What of a draft's citations is told to the reader, by their texts. */
export const toldOf = (reader: Reader, { citations }: Pick<Draft, 'citations'>) =>
  uppersTold(
    reader,
    citations.map(({ upper }) => upper),
  )

/** What a part of a draft cites. */
export const citedBy = ({ citations }: Pick<Draft, 'citations'>, part: string): Upper[] =>
  citations.filter((each) => each.part === part).map(({ upper }) => upper)

interface CitedProps {
  part: string
  /** What of it is shown here. */
  cited: readonly Upper[]
  draft: Draft
  told: Awaited<ReturnType<typeof toldOf>>
  reader: Reader
}

/** What a part cites already, each with a way to take it back for who may. */
export function Cited({ part, cited, draft, told, reader }: CitedProps) {
  const { words, locale } = reader
  const { project, version, barred } = draft
  if (cited.length === 0) return <p class="empty">{words.t('projects.draft.cites-nothing')}</p>
  const action = linkTo({ locale, asked: {} }, paths.uncite(project.id, version.number, part))
  return (
    <CitedUppers
      cited={cited}
      told={told}
      uncite={barred === null ? action : null}
      reader={reader}
    />
  )
}
