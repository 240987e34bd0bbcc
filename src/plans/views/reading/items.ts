import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { type PlanVersion, versionText } from '#plans/model/plan.ts'
import { costSums } from '#plans/model/reading/costs.ts'
import type { PartChange } from '#plans/model/reading/compare.ts'
import { numbersOf } from '#plans/model/reading/numbering.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { CitedBy } from '#plans/views/reading/below.ts'
import type { Cascade, StepDown } from '#plans/views/reading/cascade.ts'
import { titlesIn, type ToldUpper } from '#plans/views/reading/cited.ts'
import type { WholeVersion } from '#plans/views/reading/whole.ts'

const called = (titles: Readonly<Record<string, string>>, locale: string): string | null =>
  nearest(titles, locale)?.text ?? null

/** A version in a list. */
export const versionItem = (version: PlanVersion, locale: string) => ({
  id: versionText(version),
  plan: version.plan.id,
  number: version.number,
  title: called(version.titles, locale) ?? version.plan.id,
  level: version.plan.level,
  office: version.plan.office,
  officeName: version.plan.officeName,
  covers: [...version.plan.covers],
  state: version.state,
  since: version.since,
  from: version.from,
  to: version.to,
  inForceFrom: version.inForce?.from ?? null,
  inForceUntil: version.inForce?.until ?? null,
  languages: [...version.languages],
  origin: version.plan.origin,
  fingerprint: version.fingerprint,
  recordedFrom: version.recordedFrom,
})

/** A version whole; `follows` is the plan it comes after, where the asker may see that one. */
export const wholeItem = (
  { version, parts }: Pick<WholeVersion, 'version' | 'parts'>,
  { follows, locale }: { follows: string | null; locale: string },
) => ({
  ...versionItem(version, locale),
  titles: version.titles,
  basedOn: version.basedOn,
  template: version.template,
  anchor: version.anchor,
  deadline: version.deadline,
  follows,
  source: version.plan.source,
  costs: costSums(parts),
  revision: version.revision,
  versions: { revision: versionOf(heldByRevision(version)) },
})

/** The parts of a version in reading order. */
export function partItems({ parts }: Pick<WholeVersion, 'parts'>, locale: string) {
  const numbers = numbersOf(parts)
  return parts.map(({ part, kind, parent, place, fields }) => ({
    id: part,
    kind,
    parent,
    place,
    number: numbers.get(part) ?? null,
    title: called(titlesIn(fields), locale),
    fields,
  }))
}

/** What the parts of a version cite, with what that is where the asker may see it. */
export const citationItems = (
  { citations }: Pick<WholeVersion, 'citations'>,
  uppers: ReadonlyMap<string, ToldUpper>,
  locale: string,
) =>
  citations.map(({ part, upper }) => {
    const cites = upperText(upper)
    const told = uppers.get(cites)
    return {
      id: `${part}:${cites}`,
      part,
      cites,
      title: told === undefined ? null : called(told.titles, locale),
      of: told === undefined ? null : called(told.of.titles, locale),
      kind: told?.kind ?? null,
      standing: told?.standing ?? null,
    }
  })

/** Who cites the parts of a version. */
export const citingItems = (citing: readonly CitedBy[], locale: string) =>
  citing.map(({ cited, part, titles, planTitles, ...each }) => {
    const citedByPart = upperText({ of: each.plan, version: String(each.number), code: part })
    return {
      id: `${cited}@${each.citedIn}:${citedByPart}`,
      part: cited,
      version: each.citedIn,
      citedBy: citedByPart,
      title: called(titles, locale) ?? part,
      planTitle: called(planTitles, locale) ?? each.plan,
      plan: each.plan,
      number: each.number,
      level: each.level,
      office: each.office,
      officeName: each.officeName,
      state: each.state,
      recordedFrom: each.recordedFrom,
    }
  })

/** What changed, field by field; a citation that came or went is the field `cites`, an issue `answers`. */
export function differenceItems(
  changes: readonly PartChange[],
  seesIssue: (issue: string) => boolean,
) {
  return changes.flatMap(({ part, kind, became, isMoved, fields, cites, answers }) => {
    if (became === 'kept') return []
    const links = [
      ...cites.removed.map((each) => ({ field: 'cites', before: upperText(each), after: null })),
      ...cites.added.map((each) => ({ field: 'cites', before: null, after: upperText(each) })),
      ...answers.removed
        .filter(seesIssue)
        .map((each) => ({ field: 'answers', before: each, after: null })),
      ...answers.added
        .filter(seesIssue)
        .map((each) => ({ field: 'answers', before: null, after: each })),
    ]
    const told = [...fields, ...links]
    const all = told.length === 0 ? [{ field: null, before: null, after: null }] : told
    return all.map((each, at) => ({ id: `${part}:${at}`, part, kind, became, isMoved, ...each }))
  })
}

/** Every step of a cascade: upwards what is cited, downwards what cites, and what stands under it in its plan. */
export function stepItems({ above, below, parts, uppers }: Cascade, locale: string) {
  const title = (key: string) => {
    const titles = uppers.get(key)?.titles ?? parts.get(key)?.titles
    return titles === undefined ? null : called(titles, locale)
  }
  const step = (under: string, over: string, via: StepDown['via']) => ({
    id: `${under} ${over}`,
    below: under,
    above: over,
    via,
    belowTitle: title(under),
    aboveTitle: title(over),
  })
  const all = [
    ...[...above].flatMap(([under, cited]) => cited.map((over) => step(under, over, 'cites'))),
    ...[...below].flatMap(([over, under]) => under.map(({ key, via }) => step(key, over, via))),
  ]
  return [...new Map(all.map((each) => [each.id, each])).values()]
}
