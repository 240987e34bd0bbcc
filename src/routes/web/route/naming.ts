import { linkTo, type Reader } from '#platform/http/reader.ts'
import { textOf } from '#platform/tree/part.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { chapterOf, questionOf } from '#projects/model/writing.ts'
import { paths as projects } from '#projects/paths.ts'
import type { ShownProject } from '#projects/web/beside.ts'
import { fieldName } from '#projects/web/reading/field.ts'

/** How a part of a project and a field of it are called, and where they stand. */
export interface Naming {
  part(part: string): string
  field(field: string): string
  /** Where the part stands on the page of the project; null where it is gone. */
  place(part: string): string | null
}

/** How the parts of a project are called for the reader. */
export function namingOf(
  reader: Reader,
  { project, version, parts, languages, template }: Omit<ShownProject, 'citations' | 'isInside'>,
): Naming {
  const { words, locale } = reader
  const byId = new Map(parts.map((each) => [each.part, each]))
  const page =
    version.number === project.version
      ? projects.project(project.id)
      : projects.version(project.id, version.number)
  return {
    part: (id) => {
      const part = byId.get(id)
      if (part === undefined) return id
      if (id === rootPart) return words.t('routes.page.whole')
      const own = chapterOf(template, id) ?? questionOf(template, id)
      return (
        own?.titles[locale] ??
        textOf(part, 'title', [locale, ...languages])?.text ??
        part.fields['name'] ??
        words.t(`projects.kind.${part.kind}`)
      )
    },
    field: (field) => fieldName(field, reader),
    place: (id) =>
      byId.has(id) ? `${linkTo(reader, page)}#${id === rootPart ? 'content' : id}` : null,
  }
}
