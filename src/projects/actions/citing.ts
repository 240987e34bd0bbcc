import { type Fault, found, Refusal } from '#platform/refusal.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { uppersNamed } from '#frameworks/views.ts'
import { citedFrom } from '#plans/model/drafting/cited.ts'
import { isFrozen, isInForce } from '#plans/model/plan.ts'
import { versionBy } from '#plans/views.ts'
import { partsOf } from '#plans/views/parts.ts'
import type { By } from '#posts/actions/operator.ts'
import { citingKinds } from '#projects/model/drafting/citing.ts'
import type { Which } from '#projects/model/project.ts'
import { putCitations } from '#projects/store/parts.ts'
import { citedUppers } from '#projects/views/cited.ts'
import { citationsOf } from '#projects/views/parts.ts'
import { type Changing, changing, thePart } from './drafting/changing.ts'
import { refuseFaults } from './drafting/checking.ts'
import { calledInHistory } from './drafting/telling.ts'
import { nowOf } from './permitted.ts'

/** An upper as it was chosen or typed, and the field of the form that it came from. */
export interface Named {
  text: string
  field: string
}

/** What a part is to cite; `origin` is this organisation's own address. */
export interface Citing {
  /** `project`: the whole. */
  part: string
  uppers: readonly Named[]
  origin: string
}

/**
 * Lets a part, or the whole project, cite what stands above it; what it cites already stays. Refuses who may not write, what cannot be
 * written now, a part that cites nothing (`projects/cites-nothing`), and, each by its field: what names no upper, what is of another
 * organisation, what there is not, a plan that is not published or not in force, and what was withdrawn.
 */
export const cite = (by: By, which: Which, { part, uppers, origin }: Citing): Promise<void> =>
  changing(by, which, 'projects.cited', async (draft) => {
    const { act, template } = draft
    const citing = thePart(draft, part)
    if (!citingKinds.includes(citing.kind)) throw new Refusal('conflict', 'projects/cites-nothing')
    if (uppers.length === 0) refuseFaults([{ field: 'uppers', reason: 'field/missing' }])
    const held = (await citationsOf(act.db, nowOf(by), which)).filter((each) => each.part === part)
    const known = new Set(held.map(({ upper }) => upperText(upper)))
    const faults: Fault[] = []
    const wanted: Upper[] = []
    for (const each of uppers) {
      const read = await readUpper(draft, each, origin)
      if ('reason' in read) faults.push(read)
      else if (!known.has(upperText(read))) wanted.push(read)
    }
    refuseFaults(faults)
    const all = [...held, ...wanted.map((upper) => ({ part, upper }))]
    await putCitations(act, which, [part], all)
    act.note({
      field: 'projects.field.part',
      before: null,
      after: calledInHistory(citing, template),
    })
    for (const text of await called(draft, wanted))
      act.note({ field: 'projects.field.cites', before: null, after: text })
  })

/** Lets a part no longer cite these. Refuses who may not write, what cannot be written now, and what it does not cite (`projects/not-cited`). */
export const uncite = (
  by: By,
  which: Which,
  { part, uppers }: { part: string; uppers: readonly string[] },
): Promise<void> =>
  changing(by, which, 'projects.cited-no-longer', async (draft) => {
    const { act, template } = draft
    const citing = thePart(draft, part)
    const held = (await citationsOf(act.db, nowOf(by), which)).filter((each) => each.part === part)
    const gone = uppers.map((text) =>
      found(
        held.find(({ upper }) => upperText(upper) === text),
        'projects/not-cited',
      ),
    )
    const stays = held.filter((each) => !gone.includes(each))
    await putCitations(act, which, [part], stays)
    act.note({
      field: 'projects.field.part',
      before: null,
      after: calledInHistory(citing, template),
    })
    const uppersGone = gone.map(({ upper }) => upper)
    for (const text of await called(draft, uppersGone))
      act.note({ field: 'projects.field.cites', before: text, after: null })
  })

/** The upper that somebody named, or by its field why it may not be cited. */
async function readUpper(
  draft: Changing,
  { text, field }: Named,
  origin: string,
): Promise<Upper | Fault> {
  const typed = citedFrom(text, origin)
  const reason =
    typed.is === 'upper'
      ? await wrongUpper(draft, typed.upper)
      : typed.is === 'foreign'
        ? 'plans/other-organisation'
        : 'plans/no-upper'
  if (typed.is === 'upper' && reason === null) return typed.upper
  return { field, reason: reason ?? 'plans/no-upper', details: { upper: text } }
}

async function wrongUpper({ act, by }: Changing, upper: Upper): Promise<string | null> {
  const moment = nowOf(by)
  if (!isOfPlan(upper)) {
    const named = (await uppersNamed(act.db, moment, [upper])).get(upperText(upper))
    if (named === undefined) return 'plans/unknown-upper'
    return named.standing === 'withdrawn' ? 'plans/upper-withdrawn' : null
  }
  const { of, version, code } = upper
  const number = /^[1-9]\d{0,5}$/.test(version) ? Number(version) : 0
  const cited = await versionBy(act.db, moment, of, number)
  if (cited === undefined) return 'plans/unknown-upper'
  if (cited.state === 'withdrawn') return 'plans/upper-withdrawn'
  if (!isFrozen(cited)) return 'plans/upper-not-published'
  if (!isInForce(cited, moment.asOf)) return 'projects/plan-not-in-force'
  const parts = await partsOf(act.db, moment, { plan: of, number })
  const above = parts.find(({ part }) => part === code)
  const isCitable = above !== undefined && above.kind !== 'plan' && above.kind !== 'chapter'
  return isCitable ? null : 'plans/unknown-upper'
}

/** Uppers as the history tells them: their text and their English title. */
async function called({ act, by }: Changing, uppers: readonly Upper[]): Promise<string[]> {
  const cited = await citedUppers(act.db, nowOf(by), uppers)
  return uppers.map((upper) => {
    const text = upperText(upper)
    const titles = cited.get(text)?.titles ?? {}
    const title = titles['en'] ?? Object.values(titles)[0]
    return title === undefined ? text : `${text} ${title}`
  })
}
