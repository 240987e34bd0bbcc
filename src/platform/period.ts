import type { Day } from './day.ts'
import { dayBefore, lastOfMonth } from './day.ts'
import type { Certainty, Period } from './db/periods.ts'

/** How exactly the beginning of a period is known. */
export type FromPrecision = 'day' | 'month' | 'year' | 'between' | 'at-latest' | 'unknown'
/** How exactly the end of a period is known. */
export type UntilPrecision = 'day' | 'month' | 'year' | 'between' | 'not-before' | 'unknown'

/** A period as programs read it: a bound is null unless its day is known, and its precision says what is known instead. */
export interface PlainPeriod {
  from: Day | null
  fromPrecision: FromPrecision
  fromEarliest: Day | null
  fromLatest: Day | null
  until: Day | null
  untilPrecision: UntilPrecision
  untilEarliest: Day | null
  untilLatest: Day | null
  lastStated: Day | null
  certainty: Certainty
}

/** The period of a row in the form the API gives. */
export function plainPeriod(row: Period): PlainPeriod {
  const fromPrecision = beginningOf(row.from_earliest, row.from_latest)
  const untilPrecision = endOf(row.until_earliest, row.until_latest)
  return {
    from: fromPrecision === 'day' ? row.from_latest : null,
    fromPrecision,
    fromEarliest: row.from_earliest,
    fromLatest: row.from_latest,
    until: untilPrecision === 'day' ? row.until_earliest : null,
    untilPrecision,
    untilEarliest: row.until_earliest,
    untilLatest: row.until_latest,
    lastStated: row.last_stated,
    certainty: row.certainty,
  }
}

function beginningOf(earliest: Day | null, latest: Day | null): FromPrecision {
  if (earliest === null) return latest === null ? 'unknown' : 'at-latest'
  return latest === null ? 'between' : span(earliest, latest)
}

function endOf(earliest: Day | null, latest: Day | null): UntilPrecision {
  if (latest === null) return earliest === null ? 'unknown' : 'not-before'
  return earliest === null ? 'between' : span(earliest, latest)
}

/** A span of exactly a month or a year is that month or year. */
function span(earliest: Day, latest: Day): 'day' | 'month' | 'year' | 'between' {
  if (earliest === latest) return 'day'
  const month = earliest.slice(0, 7)
  if (earliest === `${month}-01` && latest === lastOfMonth(month)) return 'month'
  const year = earliest.slice(0, 4)
  return earliest === `${year}-01-01` && latest === `${year}-12-31` ? 'year' : 'between'
}

/** The last day on which a period with this end still holds. */
export const lastDayOf = (until: Day): Day => dayBefore(until)

/** A row with its period in the form programs read. */
export function dated<Row extends Period>(row: Row) {
  const {
    from_earliest: _fromEarliest,
    from_latest: _fromLatest,
    until_earliest: _untilEarliest,
    until_latest: _untilLatest,
    last_stated: _lastStated,
    ...rest
  } = row
  return { ...rest, ...plainPeriod(row) }
}
