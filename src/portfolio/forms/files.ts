import { isDay } from '#platform/day.ts'
import { isDecimal } from '#platform/decimal.ts'
import { oneOf, type Parsed, readRows, type WrongRow } from '#platform/rows.ts'
import {
  type PublishedBudget,
  type PublishedCode,
  type PublishedFunding,
  type PublishedLink,
  type PublishedPlace,
  type PublishedProject,
  publishedStatuses,
} from '#portfolio/model/published.ts'
import { portfolioColumns, type PortfolioTexts } from './columns.ts'

/** Rows of one file, and the code of the project that each is about. */
type Told<T> = Parsed<{ of: string; told: T }>

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
  const sectors = readSectors(texts['sectors.csv'])
  const scopes = readScopes(texts['scopes.csv'])
  const links = readLinks(texts['documents.csv'])
  const all = [places, budgets, funding, sectors, scopes, links]
  const wrong = [heads, ...all].flatMap((each) => each.wrong)
  const about = {
    places: byCode(places),
    budgets: byCode(budgets),
    funding: byCode(funding),
    sectors: byCode(sectors),
    scopes: byCode(scopes),
    links: byCode(links),
  }
  const rows = heads.rows.map((head) => ({
    ...head,
    places: about.places(head.code),
    budgets: about.budgets(head.code),
    funding: about.funding(head.code),
    sectors: about.sectors(head.code),
    scopes: about.scopes(head.code),
    links: about.links(head.code),
  }))
  const named = all.flatMap((each) => each.rows.map(({ of }) => of))
  return { rows, wrong: [...wrong, ...strangers(named.filter((of) => !codes.has(of)))] }
}

/** What the rows tell of one project. */
function byCode<T>({ rows }: Told<T>): (code: string) => T[] {
  const groups = Map.groupBy(rows, ({ of }) => of)
  return (code) => (groups.get(code) ?? []).map(({ told }) => told)
}

const strangers = (codes: readonly string[]): WrongRow[] =>
  codes.map((value) => ({
    file: 'projects.csv',
    row: 1,
    field: 'code',
    reason: 'row/unknown-subject',
    details: { value },
  }))

function readHeads(text: string, codes: Set<string>) {
  const columns = portfolioColumns['projects.csv']
  return readRows('projects.csv', text, columns, ({ row, fault }) => {
    if (!/^[A-Z]{2}\.\d{4,}$/.test(row.code))
      fault('code', 'row/unknown-subject', { value: row.code })
    if (codes.has(row.code))
      fault('code', 'row/key-twice', { value: row.code, first: 'projects.csv' })
    codes.add(row.code)
    if (row.title === '') fault('title', 'row/empty')
    for (const name of ['planned-start', 'planned-end', 'actual-start'] as const)
      if (!isDay(row[name])) fault(name, 'field/day', { value: row[name] })
    if (row['actual-end'] !== '' && !isDay(row['actual-end']))
      fault('actual-end', 'field/day', { value: row['actual-end'] })
    const status = oneOf(publishedStatuses, row.status)
    if (status === undefined) {
      fault('status', 'row/word', { value: row.status, expected: publishedStatuses.join(', ') })
      return null
    }
    return {
      code: row.code,
      type: row.type,
      language: row.language,
      title: row.title,
      status,
      plannedStart: row['planned-start'],
      plannedEnd: row['planned-end'],
      actualStart: row['actual-start'],
      actualEnd: row['actual-end'] || null,
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
    const region = row['region-code'] || null
    const name = row.name || row['region-name']
    const told = { kind, country: row.country || null, region, name, line: Number(row.line) }
    return { of: row.code, told }
  })

const readBudgets = (text: string): Told<PublishedBudget> =>
  readRows('budgets.csv', text, portfolioColumns['budgets.csv'], ({ row, fault }) => {
    const { from, to, amount, currency, 'value-date': valueDate } = row
    refuseWrong({ days: { from, to, 'value-date': valueDate }, amount }, fault)
    return { of: row.code, told: { from, to, amount, currency, valueDate, line: Number(row.line) } }
  })

const readFunding = (text: string): Told<PublishedFunding> =>
  readRows('funding.csv', text, portfolioColumns['funding.csv'], ({ row, fault }) => {
    const { donor, amount, currency, 'transaction-date': transactionDate } = row
    refuseWrong({ days: { 'transaction-date': transactionDate }, amount }, fault)
    const told = {
      donor,
      donorName: row['donor-name'],
      donorReference: row['donor-reference'],
      donorActivity: row['donor-activity'],
      transactionDate,
      amount,
      currency,
      line: Number(row.line),
    }
    return { of: row.code, told }
  })

const readSectors = (text: string): Told<PublishedCode> =>
  readRows('sectors.csv', text, portfolioColumns['sectors.csv'], ({ row }) => ({
    of: row.code,
    told: { vocabulary: row.vocabulary, id: row.sector, name: row.name, line: Number(row.line) },
  }))

const readScopes = (text: string): Told<PublishedCode> =>
  readRows('scopes.csv', text, portfolioColumns['scopes.csv'], ({ row }) => ({
    of: row.code,
    told: { vocabulary: row.vocabulary, id: row.scope, name: row.name, line: Number(row.line) },
  }))

const readLinks = (text: string): Told<PublishedLink> =>
  readRows('documents.csv', text, portfolioColumns['documents.csv'], ({ row }) => ({
    of: row.code,
    told: { title: row.title, address: row.address, line: Number(row.line) },
  }))

type Fault = (field: string, reason: string, details?: Readonly<Record<string, string>>) => void

/** Says which of these days is none, and an amount that is none. */
function refuseWrong(
  { days, amount }: { days: Readonly<Record<string, string>>; amount: string },
  fault: Fault,
): void {
  for (const [name, value] of Object.entries(days))
    if (!isDay(value)) fault(name, 'field/day', { value })
  if (!isDecimal(amount)) fault('amount', 'field/number', { value: amount })
}
