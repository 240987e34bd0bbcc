import { isDay, type Day } from '#platform/day.ts'
import { isCurrency } from '#platform/tree/currency.ts'
import { wrongRecords } from '#platform/record-file.ts'
import { isMore } from '#posts/model/amount.ts'
import type { Rules } from '#funds/model/conditions.ts'
import type { FundFile } from '#funds/model/fund-file.ts'

/**
 * Refuses (`record-file/wrong`) funds that a schema cannot refuse: an id that is not the file's name, days that are none, versions
 * out of order or over each other, a currency that is none, least amounts above most.
 */
export function refuseWrongFunds(funds: ReadonlyMap<string, FundFile>): void {
  const wrong = [...funds].flatMap(([name, fund]) => [
    ...(name === `${fund.id}.json` ? [] : [{ field: name, message: `id ${fund.id}` }]),
    ...wrongPeriods(name, fund.versions),
    ...fund.versions.flatMap(({ rules }, at) => wrongRules(`${name}/versions/${at}`, rules)),
  ])
  if (wrong.length > 0) throw wrongRecords(wrong)
}

/** What is wrong with periods that follow each other: no day, an end before its beginning, one over the next. */
export function wrongPeriods(
  name: string,
  periods: readonly { from: Day | null; until: Day | null }[],
): { field: string; message: string }[] {
  return periods.flatMap(({ from, until }, at) => {
    const field = `${name}/${at}`
    const noDay = [from, until].find((day) => day !== null && !isDay(day))
    if (noDay !== undefined) return [{ field, message: `${noDay}: no day` }]
    const before = periods[at - 1]
    const isLate =
      before !== undefined && (before.until === null || from === null || from < before.until)
    const isBackwards = from !== null && until !== null && until <= from
    return isLate || isBackwards ? [{ field, message: `${from} – ${until}: order` }] : []
  })
}

function wrongRules(field: string, rules: Rules): { field: string; message: string }[] {
  const currency = rules.currency?.value ?? null
  const pairs = [
    [rules.nationalLeast?.value, rules.nationalMost?.value],
    [rules.regionalLeast?.value, rules.regionalMost?.value],
  ]
  return [
    ...(currency === null || isCurrency(currency)
      ? []
      : [{ field: `${field}/currency`, message: currency }]),
    ...pairs.flatMap(([least, most]) =>
      least != null && most != null && isMore(least, most)
        ? [{ field, message: `${least} > ${most}` }]
        : [],
    ),
  ]
}
