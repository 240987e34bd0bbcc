import { type Act, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { type Fault, Refusal, refuseFaults } from '#platform/refusal.ts'
import { isOffice } from '#network/views/lists.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { misfitOf } from '#plans/model/drafting/fit.ts'
import { languagesAsked } from '#plans/model/drafting/languages.ts'
import { yearsOf } from '#platform/tree/field.ts'
import { headOf, heldByHead } from '#plans/model/held.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import { chapterPart, type Part, rootPart } from '#plans/model/part.ts'
import { readablePlanId } from '#plans/model/plan.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { addPlan, addVersion, putCovers, putStanding } from '#plans/store.ts'
import { putLanguages } from '#plans/store/languages.ts'
import { putParts } from '#plans/store/parts.ts'
import { freePlanId, versionList } from '#plans/views.ts'
import { type PlanningOffice, planningOffice } from '#plans/views/drafting/offices.ts'
import type { Which } from '#plans/views/parts.ts'
import { templatesInUse } from '#plans/views/templates.ts'
import { thePart } from '#platform/tree/open.ts'
import { type Changing, changing } from './drafting/changing.ts'
import { kept } from '#platform/tree/held.ts'
import { faultsOfCovers, faultsOfLanguages, faultsOfPart } from './drafting/checking.ts'
import { tellFields } from './drafting/telling.ts'
import { type By } from '#posts/actions/operator.ts'
import { actingAt, nowOf } from '#posts/actions/acting.ts'

/** What the head of a version says. */
export interface WrittenHead {
  /** By language. */
  titles: Readonly<Record<string, string>>
  from: Day
  /** The last day. */
  to: Day
  /** The first is the one it is written in. */
  languages: readonly string[]
  /** Codes of countries and ids of areas. */
  covers: readonly string[]
}

/** A plan to be begun. */
export interface Beginning extends WrittenHead {
  level: PlanLevel
  office: string
  /** The template's id; the one of the level that is in use today, unless told. */
  template?: string | undefined
  /** The plan of the same office and level that it comes after. */
  follows?: string | undefined
}

/**
 * Begins a plan with its first version, with the chapters of its template, as yet unwritten; answers its id. Refuses who may not
 * write for the office, and, each by its field: an unknown office, a level that such an office does not write, a template
 * that is not in use, countries or areas beyond what the office covers or is responsible for, a period that ends before it begins
 * or is too long, and a plan to follow that is not of the same office and level.
 */
export async function beginPlan(by: By, wanted: Beginning): Promise<string> {
  const { level, languages, follows = null } = wanted
  if (!(await isOffice(by.db, wanted.office))) throw wrongField('office', 'field/office')
  const moment = nowOf(by)
  const office = await planningOffice(by.db, moment, wanted.office)
  const actor = await actingAt(by, 'plans.write', office)
  const template = await templateFor(by, wanted)
  const root = rootFrom(wanted)
  refuseFaults([
    ...faultsOfLevel(level, office),
    ...(await faultsOfHead(by, wanted, { office, template })),
    ...(await faultsOfFollowing(by, wanted)),
  ])
  const id = await freePlanId(by.db, readablePlanId(titleOf(wanted), level))
  const deed = { by: actor, name: 'plans.begun', subject: `plan:${id}`, office: office.id }
  await perform(by.db, deed, async (act) => {
    // Somebody may have taken the id since it was found free.
    if ((await freePlanId(act.db, id)) !== id) throw new Refusal('conflict', 'plans/id-taken')
    const which = { plan: id, number: 1 }
    const { covers } = wanted
    await addPlan(act, {
      id,
      level,
      office: office.id,
      covers,
      follows,
      origin: 'own',
      source: null,
    })
    const { id: of, version } = template
    await addVersion(act, { ...which, basedOn: null, template: { id: of, version }, languages })
    await putParts(act, which, [root, ...chaptersOf(template)])
    const unheld = { anchor: null, deadline: null, inForce: null, fingerprint: null, reason: null }
    await putStanding(act, which, { state: 'draft', since: moment.asOf, ...unheld, revision: 1 })
    const named = wordsIn('en').t(`plans.level.${level}`)
    act.note({ field: 'plans.field.level', before: null, after: named })
    act.note({ field: 'plans.field.office', before: null, after: office.name ?? office.id })
    tellLists(act, { languages: [], covers: [] }, wanted)
    await tellFields(act, {}, root.fields, { template, shapes: [], moment })
  })
  return id
}

const titleOf = ({ titles, languages: [first = ''] }: WrittenHead) => titles[first] ?? ''

/** The root of a version with this head. */
function rootFrom({ titles, from, to, languages }: WrittenHead): Part {
  const named = Object.entries(titles).filter(([language]) => languages.includes(language))
  const fields = Object.fromEntries(named.map(([language, text]) => [`title.${language}`, text]))
  return {
    part: rootPart,
    kind: 'plan',
    parent: null,
    place: 1,
    fields: kept({ ...fields, from, to }),
  }
}

const chaptersOf = ({ chapters }: PlanTemplate): Part[] =>
  chapters.map(({ id }, at) => ({
    part: chapterPart(id),
    kind: 'chapter',
    parent: rootPart,
    place: at + 1,
    fields: {},
  }))

async function templateFor(by: By, { level, template }: Beginning): Promise<PlanTemplate> {
  const ofLevel = (await templatesInUse(by.db, nowOf(by))).filter((each) => each.level === level)
  const chosen = template === undefined ? ofLevel[0] : ofLevel.find((each) => each.id === template)
  if (chosen === undefined) throw wrongField('template', 'plans/no-template')
  return chosen
}

function faultsOfLevel(level: PlanLevel, office: PlanningOffice): Fault[] {
  const asked = misfitOf(level, office)
  const details = { office: office.name ?? office.id }
  return asked === null ? [] : [{ field: 'level', reason: `plans/misfit.${asked}`, details }]
}

interface Placed {
  office: PlanningOffice
  template: PlanTemplate
}

async function faultsOfHead(
  by: By,
  head: WrittenHead,
  { office, template }: Placed,
  also: readonly string[] = [],
): Promise<Fault[]> {
  const { languages, covers, from, to } = head
  const wrong = [...faultsOfLanguages(languages, also), ...faultsOfTitles(head)]
  const writing = { template, languages, years: yearsOf({ from, to }) }
  return [
    ...wrong,
    ...(wrong.length > 0 ? [] : await faultsOfPart(by.db, rootFrom(head), writing)),
    ...(await faultsOfCovers(by.db, nowOf(by), { office, covers })),
  ]
}

/** Titles in languages that were not chosen, which would be lost. */
const faultsOfTitles = ({ titles, languages }: WrittenHead): Fault[] =>
  Object.entries(titles).flatMap(([language, text]) =>
    text.trim() === '' || languages.includes(language)
      ? []
      : [{ field: `title.${language}`, reason: 'plans/language-not-chosen' }],
  )

async function faultsOfFollowing(by: By, { follows, office, level }: Beginning): Promise<Fault[]> {
  if (follows === undefined) return []
  const [before] = await versionList(by.db, nowOf(by), { plan: follows })
  const isRight = before?.plan.office === office && before.plan.level === level
  return isRight ? [] : [{ field: 'follows', reason: 'plans/wrong-follows' }]
}

/**
 * Gives a draft another head. Refuses who may not write for its office, what is no draft (`plans/not-draft`), what somebody else
 * changed since (`form/stale`), what `beginPlan` refuses of a head, a language taken away in which something is written
 * (`plans/language-in-use`), and other countries than those of a version that was published (`plans/covers-fixed`).
 */
export const editHead = (
  by: By,
  which: Which,
  { version, ...wanted }: WrittenHead & { version: string },
): Promise<void> =>
  changing(by, which, 'plans.head-edited', async (draft) => {
    const { act, now, template } = draft
    const asked = languagesAsked(now)
    refuseStale(version, heldByHead(headOf(now), asked), heldByHead(wanted, asked))
    const moment = nowOf(by)
    const office = await planningOffice(act.db, moment, now.plan.office)
    refuseFaults([
      ...(await faultsOfHead(draft.by, wanted, { office, template }, now.languages)),
      ...faultsOfLanguagesGone(draft, wanted),
      ...(await faultsOfFixed(draft, wanted)),
    ])
    const before = thePart(draft, rootPart)
    const root = { ...before, fields: rootFrom(wanted).fields }
    await putParts(act, which, [root])
    if (wanted.languages.join() !== now.languages.join())
      await putLanguages(act, which, wanted.languages)
    await putCovers(act, which.plan, wanted.covers)
    tellLists(act, { languages: now.languages, covers: now.plan.covers }, wanted)
    await tellFields(act, before.fields, root.fields, { template, shapes: [], moment })
  })

function faultsOfLanguagesGone({ now, parts }: Changing, { languages }: WrittenHead): Fault[] {
  const gone = now.languages.filter((each) => !languages.includes(each))
  const used = gone.filter((language) =>
    parts.some(
      ({ kind, fields }) =>
        kind !== 'plan' && Object.keys(fields).some((name) => name.endsWith(`.${language}`)),
    ),
  )
  const details = { languages: used.join(', ') }
  return used.length === 0 ? [] : [{ field: 'languages', reason: 'plans/language-in-use', details }]
}

/** What a published version is for is as fixed as what it says: other countries are another plan's. */
async function faultsOfFixed({ act, by, now }: Changing, { covers }: WrittenHead) {
  if (covers.toSorted().join() === now.plan.covers.toSorted().join()) return []
  const versions = await versionList(act.db, nowOf(by), { plan: now.plan.id })
  // What was withdrawn was published too, and may still be in force.
  const isPublished = versions.some(({ fingerprint }) => fingerprint !== null)
  return isPublished ? [{ field: 'covers', reason: 'plans/covers-fixed' }] : []
}

function tellLists(
  act: Act,
  before: Pick<WrittenHead, 'languages' | 'covers'>,
  { languages, covers }: WrittenHead,
): void {
  const said = (list: readonly string[]) => (list.length === 0 ? null : list.join(', '))
  const told = (field: string, was: readonly string[], is: readonly string[]) =>
    act.note({ field: `plans.field.${field}`, before: said(was), after: said(is) })
  told('languages', before.languages, languages)
  told('covers', before.covers.toSorted(), covers.toSorted())
}
