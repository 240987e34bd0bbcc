import type { Reader } from '#platform/http/reader.ts'
import { sightOf } from '#trends/model/sight.ts'
import type { IssueNamed } from '#trends/model/issue.ts'
import { issuesNamed } from '#trends/views.ts'
import { placeNames } from '#world/views.ts'
import { numbersOf } from '#plans/model/reading/numbering.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { readingOrder } from '#platform/i18n/wording.ts'
import { citedBy, type CitedBy } from '#plans/views/reading/below.ts'
import { type ToldUpper, uppersTold } from '#plans/views/reading/cited.ts'
import { officesCalled } from '#plans/views/reading/offices.ts'
import { seenVersions } from '#plans/views/seen.ts'
import { wholeVersion } from '#plans/views/reading/whole.ts'
import type { Aside, Beside, ShownVersion } from '#plans/web/beside.ts'

/** Everything that the page of a version is made of. */
export interface Reading {
  reader: Reader
  shown: ShownVersion
  /** By part, as people say them: `2.1`. */
  numbers: ReadonlyMap<string, string>
  /** What is cited, by `upperText`. */
  uppers: ReadonlyMap<string, ToldUpper>
  issues: ReadonlyMap<string, IssueNamed>
  /** Who cites a part, by part. */
  below: ReadonlyMap<string, readonly CitedBy[]>
  /** What offices are called that parts name. */
  offices: ReadonlyMap<string, string>
  /** What countries and areas are called. */
  places: ReadonlyMap<string, string>
  /** The plan that this one comes after, where the reader may see it. */
  follows: PlanVersion | null
  asides: readonly Aside[]
}

/** Reads a version whole, in the language asked for, with what others show beside it. */
export async function readingOf(
  reader: Reader,
  version: PlanVersion,
  { language, besides }: { language: string | undefined; besides: readonly Beside[] },
): Promise<Reading> {
  const { db, moment, asker, locale } = reader
  const which = { plan: version.plan.id, number: version.number }
  const [whole, below] = await Promise.all([wholeVersion(reader, version), citedBy(reader, which)])
  const languages = readingOrder(version.languages, language, locale)
  const shown = { ...whole, languages }
  const [uppers, issues, offices, places, followed, asides] = await Promise.all([
    uppersTold(
      reader,
      whole.citations.map(({ upper }) => upper),
    ),
    issuesNamed(
      db,
      moment,
      whole.rationale.map(({ issue }) => issue),
      sightOf(asker),
    ),
    officesCalled(
      db,
      moment,
      whole.parts.flatMap(({ fields: { responsible } }) => responsible ?? []),
    ),
    placeNames(db, moment, locale),
    version.plan.follows === null ? [] : seenVersions(reader, { plan: version.plan.follows }),
    Promise.all(besides.map((beside) => beside(reader, shown))),
  ])
  return {
    reader,
    shown,
    numbers: numbersOf(whole.parts),
    uppers,
    issues,
    below: Map.groupBy(below, ({ cited }) => cited),
    offices,
    places,
    follows: followed[0] ?? null,
    asides,
  }
}
