import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { wordsOf } from '#platform/http/problem.ts'
import type { Words } from '#platform/i18n/words.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { versionText } from '#projects/model/drafting/naming.ts'
import type { Lack } from '#projects/model/need.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import { isWritable } from '#projects/model/drafting/writable.ts'
import { fieldsOf, heldByHead, type Writing } from '#projects/model/writing.ts'
import type { CitedUpper } from './cited.ts'
import type { ProjectComment } from './comments.ts'

/** What something is called for readers of this language; null where it is called nothing. */
export const called = (titles: Readonly<Record<string, string>>, locale: string): string | null =>
  nearest(titles, locale)?.text ?? null

/** What is missing, with what it names in the reader's words: the kind of a document. */
export function toldLack(lack: Lack, words: Words): Lack {
  const document = lack.details?.['document']
  const key = `projects.document.${document ?? ''}`
  return document === undefined || !words.has(key)
    ? lack
    : { ...lack, details: { ...lack.details, document: words.t(key) } }
}

/** What is missing in the reader's language: one sentence. */
export const lackText = (lack: Lack, words: Words): string =>
  words.t(wordsOf(lack.reason, words), { ...toldLack(lack, words).details })

/** A project in a list. */
export const projectItem = (project: Project, locale: string) => ({
  id: project.id,
  code: project.code,
  title: called(project.titles, locale) ?? project.id,
  type: project.type,
  state: project.state,
  since: project.since,
  office: project.office,
  officeName: project.officeName,
  from: project.from,
  to: project.to,
  currency: project.currency,
  amount: project.amount,
  staffAndOffice: project.staffAndOffice,
  overhead: project.overhead,
  donor: project.donor,
  fund: project.fund,
  genderMarker: project.genderMarker,
  themes: [...project.themes],
  covers: [...project.covers],
  programme: project.programme,
  origin: project.origin,
  isConfidential: project.isConfidential,
  recordedFrom: project.recordedFrom,
})

/** A project whole, with what the verbs about it rest on. Who manages it is told by name. */
export const wholeItem = (project: Project, locale: string, manager: string | null) => ({
  ...projectItem(project, locale),
  titles: { ...project.titles },
  version: project.version,
  anchor: project.anchor,
  reason: project.reason,
  manager,
  copiedFrom: project.copiedFrom,
  source: project.source,
  revision: project.revision,
  versions: { revision: versionOf(heldByRevision(project)) },
})

/** A version of a project. */
export const versionItem = (project: Project, version: ProjectVersion) => ({
  id: versionText(version),
  number: version.number,
  basedOn: version.basedOn,
  template: version.template.id,
  templateVersion: version.template.version,
  languages: [...version.languages],
  madeAt: version.madeAt,
  counts: version.number === project.version,
  isWritable: isWritable(project, version),
})

/** The parts of a version, each with what writing it rests on: the project itself with its languages. */
export const partItems = (parts: readonly ProjectPart[], writing: Writing, locale: string) =>
  parts.map((part) => {
    const shapes = fieldsOf(part, writing)
    const titles = Object.fromEntries(
      Object.entries(part.fields).flatMap(([name, text]): [string, string][] =>
        name.startsWith('title.') ? [[name.slice('title.'.length), text]] : [],
      ),
    )
    return {
      id: part.part,
      kind: part.kind,
      parent: part.parent,
      place: part.place,
      title: called(titles, locale) ?? part.fields['name'] ?? null,
      fields: { ...part.fields },
      version: versionOf(
        part.part === rootPart
          ? heldByHead(part, shapes, writing.languages)
          : heldByPart(part, shapes),
      ),
    }
  })

/** What parts cite, and how that stands. */
export const citationItems = (
  citations: readonly Citation[],
  cited: ReadonlyMap<string, CitedUpper>,
  locale: string,
) =>
  citations.map(({ part, upper }) => {
    const text = upperText(upper)
    const told = cited.get(text)
    return {
      id: `${part}:${text}`,
      part,
      cites: text,
      title: called(told?.titles ?? {}, locale),
      standing: told?.standing ?? ('unknown' as const),
    }
  })

/** A comment, told by names. */
export const commentItem = ({ settled, by, ...said }: ProjectComment) => ({
  id: said.id,
  part: said.part,
  field: said.field,
  answers: said.answers,
  office: said.office,
  text: said.text,
  by: by.postTitle ?? by.name,
  at: said.at,
  settledBy: settled === null ? null : (settled.by.postTitle ?? settled.by.name),
  settledAt: settled?.at ?? null,
})
