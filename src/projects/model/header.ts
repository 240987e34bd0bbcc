import { chosenIn } from '#platform/tree/field.ts'
import { rootPart, type ProjectPart } from './kinds.ts'
import type { ProjectHeader } from './project.ts'
import { type OverheadRate, type Reckoning, reckoned } from './reckoning.ts'

/** What a version says of a project for lists and sums: all of a header but its code and programme, which are the project's. */
export type SaidHeader = Omit<ProjectHeader, 'code' | 'programme' | 'officeName'>

/** What the lines of a version come to, where one of them can be reckoned already. */
function linesReckoned(
  parts: readonly ProjectPart[],
  overhead: OverheadRate | null,
): Reckoning | null {
  const told = reckoned(parts, overhead)
  return told?.lines.some(({ cost }) => cost !== null) === true ? told : null
}

/**
 * What lists show of a version with these parts. Amounts are those of its budget lines with the overhead on them, else what the concept
 * expects to cost.
 */
export function headerOf(parts: readonly ProjectPart[], overhead: OverheadRate | null): SaidHeader {
  const fields = parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const titles = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    name.startsWith('title.') ? [[name.slice('title.'.length), value]] : [],
  )
  const covers = parts.flatMap((part) =>
    part.kind === 'place'
      ? [part.fields['country'], part.fields['area']].filter((each) => each !== undefined)
      : [],
  )
  const totals = linesReckoned(parts, overhead)
  const currency = fields['currency'] ?? null
  return {
    titles: Object.fromEntries(titles),
    type: fields['type'] ?? null,
    office: fields['office'] ?? '',
    from: fields['from'] ?? null,
    to: fields['to'] ?? null,
    currency,
    amount: totals?.total ?? (currency === null ? null : (fields['expected'] ?? null)),
    staffAndOffice: totals?.staffAndOffice ?? null,
    overhead: totals?.overhead ?? null,
    donor: fields['donor'] ?? null,
    fund: fields['fund'] ?? null,
    genderMarker: fields['gender-marker'] ?? null,
    themes: chosenIn(fields['themes'] ?? ''),
    covers: [...new Set(covers)].toSorted(),
  }
}

/** What a version costs year by year, overhead included; lines that name no year are in none of them. */
export function yearsOf(
  parts: readonly ProjectPart[],
  overhead: OverheadRate | null,
): { year: number; currency: string; amount: string }[] {
  const told = linesReckoned(parts, overhead)
  if (told === null) return []
  return told.byYear.flatMap(({ of: year, total: amount }) =>
    year === null ? [] : [{ year, currency: told.currency, amount }],
  )
}
