import type { Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Group, Reckoning, Sum } from '#projects/model/reckoning.ts'
import type { Budget } from './budget.ts'
import { faultTold } from './told.ts'

const sumOf = ({ direct, staff, office, programme, overhead, total }: Sum): Sum => ({
  direct,
  staff,
  office,
  programme,
  overhead,
  total,
})
const nothing = {
  direct: null,
  staff: null,
  office: null,
  programme: null,
  overhead: null,
  total: null,
}

const grouped = <Key>(groups: readonly Group<Key>[] = []) =>
  groups.map((group) => ({ of: group.of, ...sumOf(group) }))

/** A budget as the API and the terminal tell it. `revision` is that of the project. */
export function budgetItem(
  { which, day, reckoning, overhead, beside, faults }: Budget,
  {
    revision,
    words,
    offices,
  }: { revision: number; words: Words; offices: ReadonlyMap<string, string> },
) {
  return {
    ...which,
    revision,
    day,
    currency: reckoning?.currency ?? null,
    ...(reckoning === null ? nothing : sumOf(reckoning)),
    ...groupings(reckoning),
    overheadRule: overhead,
    inDollars:
      beside === null
        ? null
        : {
            total: beside.total,
            rate: beside.rate,
            day: beside.day,
            source: beside.source,
            isDemo: beside.isDemo,
          },
    faults: faults.map((fault) => {
      const { wrong, repair } = faultTold(fault, words, offices)
      const { rule, part, field, said, isWarning } = fault
      return {
        rule,
        part,
        field,
        reason: wrong,
        repair,
        fund: said?.fund ?? null,
        source: said?.source ?? null,
        isWarning,
      }
    }),
  }
}

const groupings = (reckoning: Reckoning | null) => ({
  byYear: grouped(reckoning?.byYear),
  byOffice: grouped(reckoning?.byOffice),
  byActivity: grouped(reckoning?.byActivity),
  byOutput: grouped(reckoning?.byOutput),
  byKind: grouped(reckoning?.byKind),
})

/** The lines of a budget, a row each; titles in the reader's language where there is one. */
export function lineItems({ reckoning }: Budget, locale: Locale) {
  return (reckoning?.lines ?? []).map(({ part, fields, cost, ...line }) => ({
    id: part,
    title: titleOf(fields, locale),
    activity: line.activity,
    output: line.output,
    kind: line.kind,
    office: line.office,
    year: line.year,
    unit: fields['unit'] ?? null,
    quantity: fields['quantity'] ?? null,
    duration: fields['duration'] ?? null,
    rate: fields['rate'] ?? null,
    share: fields['share'] ?? null,
    purpose: fields['purpose'] ?? null,
    cost,
    currency: reckoning?.currency ?? null,
  }))
}

function titleOf(fields: Readonly<Record<string, string>>, locale: Locale): string {
  const titles = Object.entries(fields).filter(([name]) => name.startsWith('title.'))
  const own = titles.find(([name]) => name === `title.${locale}`) ?? titles[0]
  return own?.[1] ?? ''
}
