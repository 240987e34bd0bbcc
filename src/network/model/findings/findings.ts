import type { DatedClaim } from '#sources/model/claim.ts'
import { boundFindings } from './bounds.ts'
import { cityFindings } from './cities.ts'
import { coverageFindings } from './coverage.ts'
import { figureFindings } from './figures.ts'
import { type Finding, findingKinds, type FindingsContext } from './finding.ts'
import { functionFindings } from './functions.ts'
import { layOut } from './known.ts'
import { listFindings } from './lists.ts'
import { menuFindings } from './menus.ts'
import { nameFindings } from './names.ts'
import { siteFindings } from './sites.ts'
import { surveyFindings } from './surveys.ts'
import { textFindings } from './texts.ts'

const rules = [
  functionFindings,
  coverageFindings,
  cityFindings,
  surveyFindings,
  boundFindings,
  figureFindings,
  listFindings,
  siteFindings,
  menuFindings,
  nameFindings,
  textFindings,
] as const

/**
 * Everything in the documents that contradicts, does not fit or is easily misread, worked out from the claims alone:
 * when a row is corrected, the finding is gone. In the order of the kinds, then of the days they are about.
 */
export function findingsIn(claims: readonly DatedClaim[], context: FindingsContext): Finding[] {
  const known = layOut(claims, context)
  const order = new Map(findingKinds.map((kind, at) => [kind, at]))
  const place = (each: Finding) => order.get(each.kind) ?? 0
  return rules
    .flatMap((rule) => rule(known))
    .toSorted(
      (a, b) => place(a) - place(b) || dayOf(a).localeCompare(dayOf(b)) || (a.id < b.id ? -1 : 1),
    )
}

const dayOf = ({ details }: Finding) => String(details['day'] ?? '')
