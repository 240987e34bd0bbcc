import type { Act } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { type Fault, found, Refusal, refuseFaults } from '#platform/refusal.ts'
import { notePart, type OpenVersion, thePart } from '#platform/tree/open.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import type { Citation } from '#frameworks/model/citation.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { By } from '#posts/actions/operator.ts'
import { citedFrom } from '#plans/model/drafting/cited.ts'
import { isFrozen, type PlanVersion } from '#plans/model/plan.ts'
import { versionBy } from '#plans/views.ts'
import { partsOf } from '#plans/views/parts.ts'

/** An upper as it was chosen or typed, and the field of the form that it came from. */
export interface Named {
  text: string
  field: string
}

/** What a part is to cite; `origin` is this organisation's own address. */
export interface Citing {
  part: string
  uppers: readonly Named[]
  origin: string
}

/** Why something may not be cited. */
export type Wrong = Omit<Fault, 'field'>

/** How the parts of a version cite what stands above them. */
export interface CitingRules<Kind extends string> {
  by: By
  /** The kinds of parts that cite. */
  kinds: readonly Kind[]
  /** What all parts cite. */
  held: () => Promise<readonly Citation[]>
  /** Of this part, exactly these citations hold from now on. */
  put: (part: string, citations: readonly Citation[]) => Promise<void>
  /** Why a part of this kind may not cite this; null where it may. */
  wrong: (upper: Upper, kind: Kind) => Promise<Wrong | null>
}

/**
 * Lets a part cite what stands above it; what it cites already stays. Refuses a part that cites nothing (`<domain>/cites-nothing`) and,
 * each by its field, what names no upper, what is of another organisation, and what it may not cite.
 */
export async function citeIn<Kind extends string>(
  open: OpenVersion<Kind>,
  { part, uppers, origin }: Citing,
  rules: CitingRules<Kind>,
): Promise<void> {
  const { act, domain } = open
  const citing = thePart(open, part)
  if (!rules.kinds.includes(citing.kind)) throw new Refusal('conflict', `${domain}/cites-nothing`)
  if (uppers.length === 0) refuseFaults([{ field: 'uppers', reason: 'field/missing' }])
  const held = (await rules.held()).filter((each) => each.part === part)
  const known = new Set(held.map(({ upper }) => upperText(upper)))
  const faults: Fault[] = []
  const wanted: Upper[] = []
  for (const each of uppers) {
    const read = await readNamed(each, origin, (upper) => rules.wrong(upper, citing.kind))
    if ('reason' in read) faults.push(read)
    else if (!known.has(upperText(read))) wanted.push(read)
  }
  refuseFaults(faults)
  await rules.put(part, [...held, ...wanted.map((upper) => ({ part, upper }))])
  notePart(open, citing)
  for (const upper of wanted) {
    const after = await calledUpper({ act, by: rules.by }, upper)
    act.note({ field: `${domain}.field.cites`, before: null, after })
  }
}

/** Lets a part no longer cite these. Refuses what it does not cite (`<domain>/not-cited`). */
export async function unciteIn<Kind extends string>(
  open: OpenVersion<Kind>,
  { part, uppers }: { part: string; uppers: readonly string[] },
  rules: CitingRules<Kind>,
): Promise<void> {
  const { act, domain } = open
  const citing = thePart(open, part)
  const held = (await rules.held()).filter((each) => each.part === part)
  const gone = uppers.map((text) =>
    found(
      held.find(({ upper }) => upperText(upper) === text),
      `${domain}/not-cited`,
    ),
  )
  const stays = held.filter((each) => !gone.includes(each))
  await rules.put(part, stays)
  notePart(open, citing)
  for (const { upper } of gone) {
    const before = await calledUpper({ act, by: rules.by }, upper)
    act.note({ field: `${domain}.field.cites`, before, after: null })
  }
}

const unread: Readonly<Record<'foreign' | 'nothing', Wrong>> = {
  foreign: { reason: 'plans/other-organisation' },
  nothing: { reason: 'plans/no-upper' },
}

/** The upper that somebody named, or by its field why it may not be cited. `origin` is this organisation's own address. */
export async function readNamed(
  { text, field }: Named,
  origin: string,
  wrongUpper: (upper: Upper) => Promise<Wrong | null>,
): Promise<Upper | Fault> {
  const typed = citedFrom(text, origin)
  const wrong = typed.is === 'upper' ? await wrongUpper(typed.upper) : unread[typed.is]
  if (typed.is === 'upper' && wrong === null) return typed.upper
  return { field, reason: 'plans/no-upper', ...wrong, details: { upper: text, ...wrong?.details } }
}

/** The published version of a plan that an upper is of, or why none of its parts is cited. */
export async function citedVersion(
  db: Db,
  moment: Moment,
  { of, version }: Upper,
): Promise<{ version: PlanVersion; wrong: null } | { wrong: Wrong }> {
  const cited = await versionBy(db, moment, of, versionNumber(version))
  if (cited === undefined) return { wrong: { reason: 'plans/unknown-upper' } }
  if (cited.state === 'withdrawn') return { wrong: { reason: 'plans/upper-withdrawn' } }
  return isFrozen(cited)
    ? { version: cited, wrong: null }
    : { wrong: { reason: 'plans/upper-not-published' } }
}

/** Inside an act, by whom. */
interface Inside {
  act: Pick<Act, 'db'>
  by: By
}

/** An upper as the history tells it: its text and its English title. */
export async function calledUpper({ act, by }: Inside, upper: Upper): Promise<string> {
  const text = upperText(upper)
  const title = isOfPlan(upper)
    ? await partTitle({ act, by }, upper)
    : (await uppersNamed(act.db, nowOf(by), [upper])).get(text)?.titles.en
  return title === undefined ? text : `${text} ${title}`
}

async function partTitle(
  { act, by }: Inside,
  { of, version, code }: Upper,
): Promise<string | undefined> {
  const parts = await partsOf(act.db, nowOf(by), { plan: of, number: Number(version) })
  const fields = parts.find(({ part }) => part === code)?.fields ?? {}
  return (
    fields['title.en'] ?? Object.entries(fields).find(([name]) => name.startsWith('title.'))?.[1]
  )
}
