import { isDay } from '#platform/day.ts'
import { isDecimal } from '#platform/decimal.ts'
import { oneOf, type Parsed, type Reading, readRows, type WrongRow } from '#platform/rows.ts'
import {
  type PublishedBudget,
  type PublishedCode,
  type PublishedFunding,
  type PublishedLink,
  type PublishedPlace,
  type PublishedProject,
  publishedStatuses,
} from '#portfolio/model/published.ts'

/** The files of `portfolio/` in an organisation's folder that are read, and their columns. `line` is that of the document. */
export const portfolioColumns = {
  'projects.csv': [
    'code',
    'type',
    'language',
    'title',
    'status',
    'planned-start',
    'planned-end',
    'actual-start',
    'actual-end',
    'gender-marker',
    'humanitarian',
    'managing-office',
    'office',
    'office-note',
    'document',
    'line',
  ],
  'places.csv': [
    'code',
    'kind',
    'country',
    'region-vocabulary',
    'region-code',
    'region-name',
    'percentage',
    'name',
    'reach',
    'location-vocabulary',
    'location-code',
    'document',
    'line',
  ],
  'budgets.csv': [
    'code',
    'type',
    'from',
    'to',
    'status',
    'amount',
    'currency',
    'value-date',
    'document',
    'line',
  ],
  'funding.csv': [
    'code',
    'role',
    'donor',
    'donor-reference',
    'donor-name',
    'donor-type',
    'donor-activity',
    'transaction-type',
    'transaction-date',
    'amount',
    'currency',
    'value-date',
    'provider-reference',
    'provider-name',
    'flow',
    'finance',
    'aid',
    'document',
    'line',
  ],
  'sectors.csv': ['code', 'vocabulary', 'sector', 'name', 'document', 'line'],
  'scopes.csv': [
    'code',
    'type',
    'vocabulary',
    'vocabulary-address',
    'scope',
    'name',
    'document',
    'line',
  ],
  'documents.csv': ['code', 'address', 'title', 'category', 'format', 'document', 'line'],
} as const
export type PortfolioFile = keyof typeof portfolioColumns

/** The texts of the files, by name. */
export type PortfolioTexts = Readonly<Record<PortfolioFile, string>>

/** Rows of one file, by the code of the project they are about. */
type Told<T> = Parsed<T & { code: string }>

/**
 * The published projects as the files of a folder tell of them. Wrong are: unreadable rows, a code that is none or stands twice, days
 * that are none, amounts that are none, and rows about a project that `projects.csv` does not name.
 */
export function readPortfolio(texts: PortfolioTexts): Parsed<PublishedProject> {
  const codes = new Set<string>()
  const heads = readHeads(texts['projects.csv'], codes)
  const places = readPlaces(texts['places.csv'])
  const budgets = readBudgets(texts['budgets.csv'])
  const funding = readFunding(texts['funding.csv'])
  const sectors = readCodes('sectors.csv', texts['sectors.csv'], 'sector')
  const scopes = readCodes('scopes.csv', texts['scopes.csv'], 'scope')
  const links = readLinks(texts['documents.csv'])
  const others = { places, budgets, funding, sectors, scopes, links }
  const wrong = [heads, ...Object.values(others)].flatMap((each) => each.wrong)
  const of = {
    places: byCode(places.rows),
    budgets: byCode(budgets.rows),
    funding: byCode(funding.rows),
    sectors: byCode(sectors.rows),
    scopes: byCode(scopes.rows),
    links: byCode(links.rows),
  }
  const rows = heads.rows.map((head) => ({
    ...head,
    places: of.places(head.code),
    budgets: of.budgets(head.code),
    funding: of.funding(head.code),
    sectors: of.sectors(head.code),
    scopes: of.scopes(head.code),
    links: of.links(head.code),
  }))
  return { rows, wrong: [...wrong, ...strangers(codes, Object.values(others))] }
}

/** What rows tell of one project, without its code. */
function byCode<T extends { code: string }>(rows: readonly T[]): (code: string) => Omit<T, 'code'>[] {
  const groups = Map.groupBy(rows, ({ code }) => code)
  return (code) => (groups.get(code) ?? []).map(({ code: _code, ...rest }) => rest)
}

const strangers = (
  codes: ReadonlySet<string>,
  files: readonly Told<object>[],
): WrongRow[] =>
  files
    .flatMap(({ rows }) => rows)
    .filter(({ code }) => !codes.has(code))
    .map(({ code }) => ({
      file: 'projects.csv',
      row: 1,
      field: 'code',
      reason: 'row/unknown-subject',
      details: { value: code },
    }))

function readHeads(text: string, codes: Set<string>) {
  const columns = portfolioColumns['projects.csv']
  return readRows('projects.csv', text, columns, (reading) => {
    const { row, fault } = reading
    if (!/^[A-Z]{2}\.\d{4,}$/.test(row.code)) fault('code', 'row/unknown-subject', { value: row.code })
    if (codes.has(row.code)) fault('code', 'row/key-twice', { value: row.code, first: 'projects.csv' })
    codes.add(row.code)
    const status = oneOf(publishedStatuses, row.status)
    if (status === undefined)
      fault('status', 'row/word', { value: row.status, expected: publishedStatuses.join(', ') })
    if (row.title === '') fault('title', 'row/empty')
    const day = (name: 'planned-start' | 'planned-end' | 'actual-start') => dayIn(reading, name)
    const planned = { plannedStart: day('planned-start'), plannedEnd: day('planned-end') }
    if (status === undefined) return null
    return {
      code: row.code,
      type: row.type,
      language: row.language,
      title: row.title,
      status,
      ...planned,
      actualStart: day('actual-start'),
      actualEnd: row['actual-end'] === '' ? null : dayIn(reading, 'actual-end'),
      genderMarker: row['gender-marker'] || null,
      isHumanitarian: row.humanitarian === '1',
      contact: row['managing-office'],
      office: row.office || null,
      officeNote: row['office-note'],
      document: row.document,
      line: Number(row.line),
    }
  })
}

const readPlaces = (text: string): Told<PublishedPlace> =>
  readRows('places.csv', text, portfolioColumns['places.csv'], ({ row, fault }) => {
    const kind = oneOf(['recipient', 'location'] as const, row.kind)
    if (kind === undefined) {
      fault('kind', 'row/word', { value: row.kind, expected: 'recipient, location' })
      return null
    }
    return {
      code: row.code,
      kind,
      country: row.country || null,
      region: row['region-code'] || null,
      name: row.name || row['region-name'],
      line: Number(row.line),
    }
  })

const readBudgets = (text: string): Told<PublishedBudget> =>
  readRows('budgets.csv', text, portfolioColumns['budgets.csv'], (reading) => ({
    code: reading.row.code,
    from: dayIn(reading, 'from'),
    to: dayIn(reading, 'to'),
    amount: amountIn(reading),
    currency: reading.row.currency,
    valueDate: dayIn(reading, 'value-date'),
    line: Number(reading.row.line),
  }))

const readFunding = (text: string): Told<PublishedFunding> =>
  readRows('funding.csv', text, portfolioColumns['funding.csv'], (reading) => ({
    code: reading.row.code,
    donor: reading.row.donor,
    donorName: reading.row['donor-name'],
    donorReference: reading.row['donor-reference'],
    donorActivity: reading.row['donor-activity'],
    transactionDate: dayIn(reading, 'transaction-date'),
    amount: amountIn(reading),
    currency: reading.row.currency,
    line: Number(reading.row.line),
  }))

const readCodes = <Name extends 'sector' | 'scope'>(
  file: `${Name}s.csv`,
  text: string,
  column: Name,
): Told<PublishedCode> => {
  const columns: readonly (Name | 'code' | 'vocabulary' | 'name' | 'line')[] = columnsOf(file)
  return readRows(file, text, columns, ({ row }) => ({
    code: row.code,
    vocabulary: row.vocabulary,
    is: row[column],
    name: row.name,
    line: Number(row.line),
  }))
}
