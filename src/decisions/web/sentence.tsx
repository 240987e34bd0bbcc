import { paths as liaison } from '#liaison/paths.ts'
import { paths as network } from '#network/paths.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Sentence } from '#decisions/views/sentence.ts'

/** A sentence whose names lead to their pages. */
export const SentenceText = ({ sentence, reader }: { sentence: Sentence; reader: Reader }) => (
  <>
    {sentence.map(({ text, subject }) =>
      subject === null ? text : <NamedThing subject={subject} name={text} reader={reader} />,
    )}
  </>
)

/** What a subject is called, leading to its page where it has one. */
export function NamedThing({
  subject,
  name,
  reader,
}: {
  subject: string
  name: string
  reader: Reader
}) {
  const href = linkOf(subject, reader)
  // Names of offices, units and bodies stay in the language they are stated in, which is mostly not the reader's.
  const text = /^(office|unit|body):/.test(subject) ? (
    <bdi lang="en">{name}</bdi>
  ) : (
    <bdi>{name}</bdi>
  )
  if (href === null) return text
  return (
    <a class="ds-link" href={href}>
      {text}
    </a>
  )
}

function linkOf(subject: string, reader: Reader): string | null {
  const at = subject.indexOf(':')
  const id = subject.slice(at + 1)
  if (id === '') return null
  switch (subject.slice(0, at)) {
    case 'office':
      return linkTo(reader, network.office(id))
    case 'country':
      return linkTo(reader, network.country(id))
    case 'area':
      return linkTo(reader, network.area(id))
    case 'city':
      return linkTo(reader, network.offices, { city: id })
    case 'body':
      return linkTo(reader, liaison.body(id))
    default:
      return null
  }
}
