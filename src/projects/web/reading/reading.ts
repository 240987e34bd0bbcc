import type { Reader } from '#platform/http/reader.ts'
import { readingOrder } from '#platform/i18n/wording.ts'
import { found } from '#platform/refusal.ts'
import { type Fund } from '#funds/model/conditions.ts'
import { fundsAt } from '#funds/views.ts'
import type { RecordedPartner } from '#partners/views.ts'
import { partnersBy } from '#partners/views.ts'
import { namesOf } from '#people/views.ts'
import { officesCalled } from '#plans/views/reading/offices.ts'
import { type ToldUpper, uppersTold } from '#plans/views/reading/cited.ts'
import { placeNames } from '#world/views.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import { isInside, type ProjectSight } from '#projects/model/sight.ts'
import type { ProjectType } from '#projects/model/vocabulary.ts'
import { citationsOf, partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { seenVersions, type Stage, stagesOf } from '#projects/views/reading/versions.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import type { ProjectAside, ProjectBeside, ShownProject } from '#projects/web/beside.ts'

/** Everything that the page of a project is made of. */
export interface Reading {
  reader: Reader
  sight: ProjectSight
  shown: ShownProject
  root: ProjectPart
  /** The states it went through, the first first. */
  stages: readonly Stage[]
  /** The versions that the reader may see, the newest first. */
  versions: readonly ProjectVersion[]
  /** What is cited, by `upperText`. */
  uppers: ReadonlyMap<string, ToldUpper>
  offices: ReadonlyMap<string, string>
  /** What countries and areas are called. */
  places: ReadonlyMap<string, string>
  partners: ReadonlyMap<string, RecordedPartner>
  fund: Fund | undefined
  types: readonly ProjectType[]
  /** Who manages it, by name; only for those inside. */
  manager: string | null
  asides: readonly ProjectAside[]
}

interface Asked {
  sight: ProjectSight
  /** Which version; the one that counts where it is not told. */
  number?: number | undefined
  language?: string | undefined
  besides: readonly ProjectBeside[]
  /** The project as it is now, where it is shown as it stood on another day: what stands beside it is of now. */
  present?: Project
}

/** Reads a project whole, in the language asked for, with what others show beside it. Refuses a version that the reader may not see. */
export async function readingOf(
  reader: Reader,
  project: Project,
  { sight, number = project.version, language, besides, present = project }: Asked,
): Promise<Reading> {
  const { db, moment, locale } = reader
  const versions = await seenVersions(reader, project, sight)
  const version = found(
    versions.find((each) => each.number === number),
    'projects/unknown-project',
  )
  const which = { project: project.id, number }
  const [parts, citations, stages, held] = await Promise.all([
    partsOf(db, moment, which),
    citationsOf(db, moment, which),
    stagesOf(db, moment, project.id),
    templateBy(db, moment, version.template),
  ])
  const template = found(held, 'projects/no-template')
  const isWithin = isInside(sight, project)
  const open = isWithin ? parts : parts.map(withoutPersons)
  const languages = readingOrder(version.languages, language, locale)
  const shown = {
    project,
    version,
    template,
    parts: open,
    citations,
    languages,
    isInside: isWithin,
  }
  const root = found(
    parts.find(({ part }) => part === rootPart),
    'projects/unknown-project',
  )
  const [uppers, offices, places, partners, funds, types, names, asides] = await Promise.all([
    uppersTold(
      reader,
      citations.map(({ upper }) => upper),
    ),
    officesCalled(db, moment, named(parts, ['office', 'responsible'])),
    placeNames(db, moment, locale),
    partnersBy(db, moment, named(parts, ['donor', 'partner', 'executing-agency'])),
    root.fields['fund'] === undefined ? [] : fundsAt(db, moment),
    typeList(db, moment),
    isWithin && project.manager !== null ? namesOf(db, [project.manager]) : new Map(),
    Promise.all(besides.map((beside) => beside(reader, { ...shown, project: present }))),
  ])
  return {
    reader,
    sight,
    shown,
    root,
    stages: stagesUpTo(stages, project),
    versions,
    uppers,
    offices,
    places,
    partners,
    fund: funds.find(({ id }) => id === root.fields['fund']),
    types,
    manager: project.manager === null ? null : (names.get(project.manager) ?? null),
    asides,
  }
}

/** The states it went through up to the one in which the project is shown, which may be that of another day. */
const stagesUpTo = (stages: readonly Stage[], { since }: Project): readonly Stage[] =>
  stages.filter((each) => each.since <= since)

/** What parts name under these fields. */
const named = (parts: readonly ProjectPart[], fields: readonly string[]) =>
  parts.flatMap((part) => fields.flatMap((name) => part.fields[name] ?? []))

/** Whom to ask in person is nobody's affair outside: of contacts only those of offices are told, by what they do; of risks not who owns them. */
function withoutPersons(part: ProjectPart): ProjectPart {
  if (part.kind === 'contact') {
    const { role = '', function: does } = part.fields
    const isOffice = role === 'office' && does !== undefined
    return { ...part, fields: isOffice ? { role, function: does } : {} }
  }
  if (part.kind === 'risk') {
    const { owner: _owner, ...fields } = part.fields
    return { ...part, fields }
  }
  return part
}
