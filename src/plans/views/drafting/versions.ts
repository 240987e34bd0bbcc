import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { languagesAsked } from '#plans/model/drafting/languages.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { headOf, heldByHead, heldByIssues } from '#plans/model/held.ts'
import { chapterPart } from '#plans/model/part.ts'
import { shapesOf } from '#plans/model/readiness.ts'
import type { WholeVersion } from '#plans/views/reading/whole.ts'

/** What the verbs that write a version take as `version`: of its head, of the whole, of each part, and of the issues that it answers. */
export interface VersionMarks {
  head: string
  revision: string
  parts: Record<string, string>
  issues: Record<string, string>
}

/** The marks of a version as it stands; chapters that are not there yet have theirs too. */
export function marksOf(whole: WholeVersion): VersionMarks {
  const { version, rationale, template } = whole
  const unwritten = template.chapters
    .map(({ id }) => chapterPart(id))
    .filter((id) => whole.parts.every(({ part }) => part !== id))
    .map((part) => ({ part, kind: 'chapter' as const, fields: {} }))
  const parts = [...whole.parts, ...unwritten]
  return {
    head: versionOf(heldByHead(headOf(version), languagesAsked(version))),
    revision: versionOf(heldByRevision(version)),
    parts: Object.fromEntries(
      parts
        .filter(({ kind }) => kind !== 'plan')
        .map((part) => [part.part, versionOf(heldByPart(part, shapesOf(part, whole)))]),
    ),
    issues: Object.fromEntries(
      parts
        .filter(({ kind }) => kind !== 'chapter' && kind !== 'indicator')
        .map(({ part }) => {
          const answered = rationale.filter((each) => each.part === part)
          return [part, versionOf(heldByIssues(answered.map(({ issue }) => issue)))]
        }),
    ),
  }
}
