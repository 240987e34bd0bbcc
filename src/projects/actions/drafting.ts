import { type Act, type Actor, perform } from '#platform/act.ts'
import { heldByRevision, refuseStale } from '#platform/doors/version.ts'
import { type Fault, Refusal, refuseFaults } from '#platform/refusal.ts'
import { kept } from '#platform/tree/held.ts'
import { thePart } from '#platform/tree/open.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { isOffice } from '#network/views/lists.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { withoutPast } from '#projects/model/drafting/copy.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import type { Which } from '#projects/model/project.ts'
import { readableProjectId } from '#projects/model/drafting/naming.ts'
import type { ProjectTemplate } from '#projects/model/template.ts'
import { fieldsOf, heldByHead, skeletonOf } from '#projects/model/writing.ts'
import { addProject, addVersion, addWriter, putStanding } from '#projects/store.ts'
import { putCitations, putLanguages, putParts } from '#projects/store/parts.ts'
import { freeProjectId } from '#projects/views.ts'
import { citedUppers } from '#projects/views/cited.ts'
import { citationsOf, partsOf } from '#projects/views/parts.ts'
import { templatesInUse } from '#projects/views/templates.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { aroundOf, changing } from './drafting/changing.ts'
import { faultsOfLanguages, faultsOfPart } from './drafting/checking.ts'
import { tellFields } from './drafting/telling.ts'
import { keepHeader } from './header.ts'
import { actingAt, nowOf } from '#posts/actions/acting.ts'
import { next, theProject, theVersion, unchanged, writing } from './permitted.ts'

/** A project to be begun. */
export interface Beginning {
  /** Of its root: `title.en`, `type`, `office`, `from`, `to`, `themes` …; title and office there must be. */
  fields: PartFields
  /** The first is the one it is written in. */
  languages: readonly string[]
  /** Codes of the countries in which it works. */
  countries?: readonly string[] | undefined
  /** The template's id; the one in use today, unless told. */
  template?: string | undefined
  /** A version of another project whose parts it begins with. */
  copyOf?: Which | undefined
  isConfidential?: boolean | undefined
}

/**
 * Begins a project as a concept, with the chapters and questions of its template, as yet unwritten, or with the parts of another one;
 * answers its id. Refuses who may not develop for the office, and, each by its field: an unknown office, a template that is not in
 * use, a project to copy that they may not see, and what `addPart` refuses of fields.
 */
export async function beginProject(by: By, wanted: Beginning): Promise<string> {
  const moment = nowOf(by)
  const actor = await developing(by, kept(wanted.fields)['office'])
  const template = await templateFor(by, wanted)
  const from = await partsToBegin(by, wanted, template)
  const writing = { template, languages: wanted.languages }
  const bare: ProjectPart = { part: rootPart, kind: 'project', parent: null, place: 1, fields: {} }
  const fields = kept(wanted.fields, fieldsOf(bare, writing))
  const root = { ...bare, fields }
  const parts = [root, ...from.parts.filter(({ part }) => part !== rootPart)]
  const faults: Fault[] = [...faultsOfLanguages(wanted.languages)]
  if (faults.length === 0)
    for (const part of [root, ...parts.filter(({ kind }) => kind === 'place')])
      faults.push(...(await faultsOfPart(part, { db: by.db, moment, writing, parts, before: {} })))
  refuseFaults(faults)
  const title = fields[`title.${wanted.languages[0] ?? ''}`] ?? ''
  const id = await freeProjectId(by.db, readableProjectId(title))
  const office = fields['office'] ?? ''
  const deed = { by: actor, name: 'projects.begun', subject: `project:${id}`, office }
  await perform(by.db, deed, async (act) => {
    // Somebody may have taken the id since it was found free.
    if ((await freeProjectId(act.db, id)) !== id) throw new Refusal('conflict', 'projects/id-taken')
    const which = { project: id, number: 1 }
    const copiedFrom = wanted.copyOf?.project ?? null
    await addProject(act, { id, origin: 'own', source: null, copiedFrom })
    const { id: of, version } = template
    const { languages, isConfidential = false } = wanted
    await addVersion(act, { ...which, basedOn: null, template: { id: of, version }, languages })
    await putParts(act, which, parts)
    await putCitations(
      act,
      which,
      parts.map(({ part }) => part),
      from.citations,
    )
    await addWriter(act, which)
    const unheld = { anchor: null, reason: null, manager: null, isConfidential }
    const standing = { state: 'concept', since: moment.asOf, version: 1, ...unheld } as const
    await putStanding(act, id, { ...standing, revision: 1 })
    await keepHeader(act, moment, which)
    if (copiedFrom !== null)
      act.note({ field: 'projects.field.copied-from', before: null, after: copiedFrom })
    tellLanguages(act, [], languages)
    await tellFields(act, {}, fields, { shapes: fieldsOf(root, writing), moment })
  })
  return id
}

async function developing(by: By, office: string | undefined): Promise<Actor> {
  if (office === undefined) throw wrongField('office', 'field/missing')
  if (!(await isOffice(by.db, office))) throw wrongField('office', 'field/office')
  const name = await officeCalled(by.db, nowOf(by), office)
  return actingAt(by, 'projects.develop', { id: office, name })
}

async function templateFor(by: By, { template }: Beginning): Promise<ProjectTemplate> {
  const inUse = await templatesInUse(by.db, nowOf(by))
  const chosen = template === undefined ? inUse[0] : inUse.find((each) => each.id === template)
  if (chosen === undefined) throw wrongField('template', 'projects/no-template')
  return chosen
}

interface Said {
  parts: ProjectPart[]
  citations: Citation[]
}

/** What a project begins with beside its root: the template's chapters, or what it is a copy of; and the places told. */
async function partsToBegin(
  by: By,
  { copyOf, countries = [], fields }: Beginning,
  template: ProjectTemplate,
): Promise<Said> {
  const places = countries.map((country, at): ProjectPart => ({
    part: `pl${at + 1}`,
    kind: 'place',
    parent: rootPart,
    place: 1000 + at,
    fields: { country, level: '0' },
  }))
  const skeleton = skeletonOf(template, {})
  if (copyOf === undefined) return { parts: [...skeleton, ...places], citations: [] }
  await theProject(by, copyOf.project)
  await theVersion(by, copyOf)
  const copied = withoutPast(await partsOf(by.db, nowOf(by), copyOf), fields)
  const stays =
    places.length === 0 ? copied : [...copied.filter(({ kind }) => kind !== 'place'), ...places]
  const held = new Set(stays.map(({ part }) => part))
  const parts = [...stays, ...skeleton.filter(({ part }) => !held.has(part))]
  const all = await citationsOf(by.db, nowOf(by), copyOf)
  const cited = await citedUppers(
    by.db,
    nowOf(by),
    all.map(({ upper }) => upper),
  )
  const isLive = ({ upper }: Citation) => cited.get(upperText(upper))?.standing === 'in-force'
  const citations = all.filter((each) => held.has(each.part) && isLive(each))
  return { parts, citations }
}

/** The head of a project as it is written: all fields of its root, and its languages. */
export interface WrittenHead {
  fields: PartFields
  languages: readonly string[]
  version: string
}

/**
 * Gives a version another head. Refuses who may not write for its office, and for the one it goes to, what cannot be written now, what somebody
 * else changed since, field by field (`form/stale`), fields that are wrong, and a language taken away in which something is written
 * (`projects/language-in-use`).
 */
export const editHead = (
  by: By,
  which: Which,
  { fields: written, languages, version }: WrittenHead,
): Promise<void> =>
  changing(by, which, 'projects.head-edited', async (draft) => {
    const { act, now, template, parts } = draft
    const before = thePart(draft, rootPart)
    const all = [...new Set([...now.languages, ...languages])]
    const shapes = fieldsOf(before, { template, languages: all })
    const after = { ...before, fields: kept(written, shapes) }
    refuseStale(
      version,
      heldByHead(before, fieldsOf(before, { template, languages: now.languages }), now.languages),
      heldByHead(after, shapes, languages),
    )
    const wrong = faultsOfLanguages(languages, now.languages)
    const around = { ...aroundOf(draft, before.fields), writing: { template, languages } }
    refuseFaults([
      ...wrong,
      ...(wrong.length > 0 ? [] : await faultsOfPart(after, around)),
      ...languagesInUse(parts, now.languages, languages),
    ])
    const [from, to] = [before.fields['office'], after.fields['office']]
    if (to !== undefined && to !== from) await developing(draft.by, to)
    await putParts(act, which, [after])
    if (languages.join() !== now.languages.join()) await putLanguages(act, which, languages)
    tellLanguages(act, now.languages, languages)
    await tellFields(act, before.fields, after.fields, { shapes, moment: nowOf(by) })
  })

function languagesInUse(
  parts: readonly ProjectPart[],
  held: readonly string[],
  wanted: readonly string[],
): Fault[] {
  const gone = held.filter((each) => !wanted.includes(each))
  const used = gone.filter((language) =>
    parts.some(
      ({ kind, fields }) =>
        kind !== 'project' && Object.keys(fields).some((name) => name.endsWith(`.${language}`)),
    ),
  )
  const details = { languages: used.join(', ') }
  return used.length === 0
    ? []
    : [{ field: 'languages', reason: 'projects/language-in-use', details }]
}

function tellLanguages(act: Act, before: readonly string[], after: readonly string[]): void {
  const said = (list: readonly string[]) => (list.length === 0 ? null : list.join(', '))
  act.note({ field: 'projects.field.languages', before: said(before), after: said(after) })
}

/**
 * Makes a project confidential, or no longer. Refuses who may not write for its office, and a page that is no longer true
 * (`form/stale`).
 */
export async function setConfidential(
  by: By,
  project: string,
  { isConfidential, version }: { isConfidential: boolean; version: string },
): Promise<void> {
  const before = await theProject(by, project)
  const actor = await writing(by, before, { project, number: before.version })
  const deed = { by: actor, name: 'projects.confidentiality-set', subject: `project:${project}` }
  await perform(by.db, { ...deed, office: before.office }, async (act) => {
    const now = await unchanged({ ...by, db: act.db }, project, version)
    refuseStale(version, heldByRevision(now), {})
    await putStanding(act, project, next(now, { isConfidential }))
    const said = (is: boolean) => (is ? 'yes' : 'no')
    act.note({
      field: 'projects.field.confidential',
      before: said(now.isConfidential),
      after: said(isConfidential),
    })
  })
}
