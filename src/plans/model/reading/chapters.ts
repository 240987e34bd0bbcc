import { under } from '#platform/tree/part.ts'
import { chapterPart, type Part, rootPart } from '#plans/model/part.ts'
import type { PlanTemplate } from '#plans/model/template.ts'

/** A chapter that is written, with its title in each language. */
export interface WrittenChapter {
  part: Part
  titles: Readonly<Record<string, string>>
}

/** The chapters of a version in the order of its template; one that the template does not know comes last, and has no title. */
export function chaptersOf(
  parts: readonly Part[],
  { chapters }: Pick<PlanTemplate, 'chapters'>,
): WrittenChapter[] {
  const written = under(parts, rootPart).filter(({ kind }) => kind === 'chapter')
  const place = ({ part }: Part) => {
    const at = chapters.findIndex(({ id }) => chapterPart(id) === part)
    return at === -1 ? chapters.length : at
  }
  return written
    .toSorted((a, b) => place(a) - place(b))
    .map((part) => ({ part, titles: chapters[place(part)]?.titles ?? {} }))
}
