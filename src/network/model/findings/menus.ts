import type { DatedClaim } from '#sources/model/claim.ts'
import { type Finding, finding, lines } from './finding.ts'
import type { Known } from './known.ts'

interface Menu {
  name: DatedClaim
  parts: readonly DatedClaim[]
}

/** Menus of one name in one document that do not hold the same entries, or hold them under other names. */
export function menuFindings(known: Known): Finding[] {
  const parts = Map.groupBy(known.all('entry', 'part-of'), (claim) => claim.value)
  const menus = known
    .all('entry', 'kind')
    .filter((claim) => claim.value === 'menu' && parts.has(claim.subject))
    .flatMap((claim) => menusNamed(known, claim, parts.get(claim.subject) ?? []))
  const byName = Map.groupBy(menus, ({ name }) => `${name.source} ${name.value}`)
  return [...byName.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted((a, b) => (a.name.line ?? 0) - (b.name.line ?? 0))
    return first ? others.flatMap((other) => differing(known, first, other)) : []
  })
}

const menusNamed = (known: Known, claim: DatedClaim, parts: readonly DatedClaim[]): Menu[] =>
  known
    .about(claim.subject, 'name')
    .filter((name) => name.source === claim.source)
    .slice(0, 1)
    .map((name) => ({ name, parts: parts.filter((part) => part.source === claim.source) }))

function differing(known: Known, first: Menu, second: Menu): Finding[] {
  const inSecond = new Map(second.parts.map((part) => [part.subject, part]))
  const inFirst = new Map(first.parts.map((part) => [part.subject, part]))
  const missing = [
    ...first.parts.filter((part) => !inSecond.has(part.subject)),
    ...second.parts.filter((part) => !inFirst.has(part.subject)),
  ]
  const renamed = first.parts.flatMap((part) => {
    const other = inSecond.get(part.subject)
    return other && other.stated !== part.stated ? [part, other] : []
  })
  if (missing.length + renamed.length === 0) return []
  const defects = known
    .about(`document:${first.name.source}`, 'defect')
    .filter((claim) => claim.value === 'menus-differ')
  return [
    finding('menus-differ', second.name.subject, {
      subjects: [first.name.subject, second.name.subject, ...missing.map((part) => part.subject)],
      details: {
        menu: first.name.value,
        absent: lines(missing.map((part) => known.nameOn(part.subject, part.referenceDay))),
        absentCount: missing.length,
        renamed: lines(renamed.map((part) => part.stated)),
        renamedCount: renamed.length / 2,
        document: known.title(first.name.source),
      },
      claims: [first.name, second.name, ...missing, ...renamed, ...defects],
    }),
  ]
}
