import { decimalText, moneyText } from '#platform/i18n/money.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { paths as networkPaths } from '#network/paths.ts'
import type { BudgetLine, Group, Reckoning } from '#projects/model/reckoning.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { paths } from '#budgets/paths.ts'
import { type Opened, PartTitle } from './draft.tsx'
import { Money } from './sums.tsx'

/** What the lines of a page are shown with. */
export interface Shown {
  opened: Opened
  reckoning: Reckoning
  /** The names of offices. */
  offices: ReadonlyMap<string, string>
  /** Whether the reader may write the lines. */
  mayWrite: boolean
  reader: Reader
}

/** The lines of one group under its name, in the order of their kinds, with what they come to. */
export function GroupOfLines({ group, ...shown }: Shown & { group: Group<string | null> }) {
  const { opened, reckoning, reader } = shown
  const { words, locale } = reader
  const { parts } = opened.budget
  const above = parts.find(({ part }) => part === group.of)
  const own = new Set(group.lines)
  const lines = ['staff', 'office', 'programme'].flatMap((kind) =>
    reckoning.lines.filter((line) => own.has(line.part) && line.kind === kind),
  )
  const told = (['staff', 'office', 'programme'] as const)
    .filter((kind) => group[kind] !== '0')
    .map((kind) =>
      words.t('budgets.sum-of', {
        of: words.t(`budgets.${kind}`),
        amount: moneyText(group[kind], reckoning.currency, locale),
      }),
    )
  return (
    <section class="budget__group" id={`group-${group.of ?? 'project'}`}>
      <h3 class="ds-heading" data-size="xs">
        {above === undefined ? (
          words.t('budgets.under-none')
        ) : (
          <PartTitle part={above} reader={reader} version={opened.version} />
        )}
      </h3>
      <Table
        caption={words.t('budgets.lines-of', {
          name: above?.part ?? words.t('budgets.under-none'),
        })}
        variant="lines"
        rows={lines}
        idOf={({ part }) => part}
        columns={columnsOf(shown)}
      />
      <p class="budget__sum">
        {told.join(' · ')}
        {' · '}
        <strong>
          {words.t('budgets.sum-of', {
            of: words.t('budgets.together'),
            amount: moneyText(group.direct, reckoning.currency, locale),
          })}
        </strong>
      </p>
    </section>
  )
}

function columnsOf({ opened, reckoning, offices, mayWrite, reader }: Shown) {
  const { words } = reader
  const { project, version, budget } = opened
  const partOf = (line: BudgetLine): ProjectPart | undefined =>
    budget.parts.find(({ part }) => part === line.part)
  return [
    {
      title: words.t('budgets.column.title'),
      cell: (line: BudgetLine) => {
        const part = partOf(line)
        const title = part === undefined ? line.part : <PartTitle {...{ part, reader, version }} />
        return mayWrite ? (
          <a
            class="ds-link"
            href={linkTo(reader, paths.line(project.id, version.number, line.part))}
          >
            {title}
          </a>
        ) : (
          title
        )
      },
    },
    {
      title: words.t('budgets.column.kind'),
      cell: ({ kind, fields: { purpose } }: BudgetLine) => (
        <>
          {words.t(`budgets.kind.${kind}`)}
          {purpose !== undefined && <small> {words.t(`budgets.purpose.${purpose}`)}</small>}
        </>
      ),
    },
    {
      title: words.t('budgets.column.office'),
      cell: ({ office }: BudgetLine) =>
        office === null ? (
          ''
        ) : (
          <a class="ds-link" href={linkTo(reader, networkPaths.office(office))}>
            <bdi>{offices.get(office) ?? office}</bdi>
          </a>
        ),
    },
    {
      title: words.t('budgets.column.year'),
      stands: 'short' as const,
      cell: ({ year }: BudgetLine) => (year === null ? '' : String(year)),
    },
    {
      title: words.t('budgets.reckoned'),
      cell: (line: BudgetLine) => (
        <Factors line={line} currency={reckoning.currency} reader={reader} />
      ),
    },
    {
      title: words.t('budgets.column.cost'),
      stands: 'amount' as const,
      cell: ({ cost }: BudgetLine) =>
        cost === null ? (
          <em>{words.t('budgets.unfinished')}</em>
        ) : (
          <Money amount={cost} currency={reckoning.currency} reader={reader} />
        ),
    },
  ]
}

/** How a line is reckoned: `2 officer × 12 × 1,500.00 USD × 50%`. */
function Factors({
  line: { fields },
  currency,
  reader,
}: {
  line: BudgetLine
  currency: string
  reader: Reader
}) {
  const { locale } = reader
  const { quantity, unit, duration, rate, share } = fields
  const number = (text: string) => <bdi>{decimalText(text, locale)}</bdi>
  return (
    <span class="budget__factors">
      {quantity === undefined ? '—' : number(quantity)} {unit !== undefined && <bdi>{unit}</bdi>}
      {duration !== undefined && <> × {number(duration)}</>} ×{' '}
      {rate === undefined ? '—' : <Money amount={rate} currency={currency} reader={reader} />}
      {share !== undefined && <> × {number(share)}%</>}
    </span>
  )
}
