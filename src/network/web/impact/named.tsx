import { linkTo, type Reader } from '#platform/http/reader.ts'
import { namedText, type PartWords } from '#network/model/impact-rows.ts'
import type { Named } from '#network/model/impact.ts'
import { paths } from '#network/paths.ts'

const pageOf: Readonly<Record<string, (id: string) => string>> = {
  office: paths.office,
  'regional-office': paths.office,
  country: paths.country,
  area: paths.area,
}

/** Names that stay in the language in which they are stated. */
const asStated = new Set(['office', 'regional-office', 'unit', 'body', 'name'])

interface NamedThingProps {
  named: Named
  /** Offices that are only foreseen: they have no page yet. */
  foreseen: ReadonlySet<string>
  reader: Reader
  /** The part that speaks of it, which may know its page. */
  part?: PartWords
}

/** Something that an impact speaks of, leading to its page where it has one. */
export function NamedThing({ named, foreseen, reader, part }: NamedThingProps) {
  const text = namedText(named, reader.words)
  const shown = asStated.has(named.type) ? <bdi lang="en">{text}</bdi> : <bdi>{text}</bdi>
  const page = pageOf[named.type]?.(named.id) ?? part?.pageOf?.(named)
  const path = foreseen.has(named.id) ? undefined : page
  if (path === undefined) return shown
  return (
    <a class="ds-link" href={linkTo(reader, path)}>
      {shown}
    </a>
  )
}
