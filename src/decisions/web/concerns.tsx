import type { Reader } from '#platform/http/reader.ts'
import { nameOf, type NamesOf } from '#decisions/views/sentence.ts'
import { NamedThing } from './sentence.tsx'

/** What a decision concerns, each leading to its page; the first few, and how many more there are. */
export function Concerns({
  subjects,
  named,
  reader,
  most = 4,
}: {
  subjects: readonly string[]
  named: NamesOf
  reader: Reader
  most?: number
}) {
  const { words } = reader
  const shown = subjects.slice(0, most)
  const more = subjects.length - shown.length
  return (
    <>
      {shown.map((subject, at) => (
        <>
          {at > 0 && (reader.locale === 'ar' ? '، ' : ', ')}
          <NamedThing subject={subject} name={nameOf(subject, named)} reader={reader} />
        </>
      ))}
      {more > 0 && <> {words.t('decisions.more', { count: more })}</>}
    </>
  )
}
