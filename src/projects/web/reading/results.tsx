import { Table } from '#platform/ui/table.tsx'
import { LongText, ShortText } from '#plans/web/reading/text.tsx'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { type MatrixRow, matrixOf } from '#projects/model/matrix.ts'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import { progressOf } from '#projects/model/reading/progress.ts'
import { Bar } from './bar.tsx'
import { Beside, Cites } from './narrative.tsx'
import type { Reading } from './reading.ts'

/** The results matrix: each objective, outcome, output and activity with its indicators, what stands under it set in. */
export function Results({ reading }: { reading: Reading }) {
  const numbers = numbersOf(reading.shown.parts)
  return (
    <>
      {matrixOf(reading.shown.parts).map((row) => (
        <Row row={row} depth={0} numbers={numbers} reading={reading} />
      ))}
    </>
  )
}

interface RowProps {
  row: MatrixRow
  depth: number
  numbers: ReadonlyMap<string, string>
  reading: Reading
}

const headings = ['h3', 'h4', 'h5', 'h6'] as const

function Row({ row: { part, indicators, below }, depth, numbers, reading }: RowProps) {
  const { shown, reader } = reading
  const { words } = reader
  const Heading = headings[depth] ?? 'h6'
  const kind = words.t(`projects.kind.${part.kind}`)
  const number = numbers.get(part.part) ?? ''
  const texts = { part, languages: shown.languages, reader }
  const hasAssumptions = shown.languages.some(
    (each) => part.fields[`assumptions.${each}`] !== undefined,
  )
  return (
    <section class="plan__part" id={part.part}>
      <Heading>
        <span class="plan__number">{words.t('projects.page.number', { kind, number })}</span>{' '}
        <ShortText {...texts} name="title" />
      </Heading>
      <LongText {...texts} name="text" />
      {hasAssumptions && (
        <div class="project__assumptions">
          <p class="plan__name">{words.t('projects.field.assumptions')}</p>
          <LongText {...texts} name="assumptions" />
        </div>
      )}
      <Cites part={part.part} reading={reading} />
      {indicators.length > 0 && <Indicators indicators={indicators} reading={reading} />}
      <Beside part={part} reading={reading} />
      {below.map((each) => (
        <Row row={each} depth={depth + 1} numbers={numbers} reading={reading} />
      ))}
    </section>
  )
}

function Indicators({
  indicators,
  reading,
}: {
  indicators: readonly ProjectPart[]
  reading: Reading
}) {
  const { shown, reader } = reading
  const { words } = reader
  const { languages } = shown
  const field = (name: string) => words.t(`projects.field.${name}`)
  const value = (part: ProjectPart, name: string) => {
    const told = part.fields[name]
    if (told === undefined) return null
    const day = part.fields[`${name}-day`]
    return (
      <>
        {words.number(told)}{' '}
        <small>
          <ShortText part={part} name="unit" languages={languages} reader={reader} />
          {day !== undefined && ` · ${words.day(day)}`}
        </small>
      </>
    )
  }
  return (
    <Table
      caption={words.t('projects.page.indicators')}
      variant="indicators"
      rows={indicators}
      idOf={({ part }) => part}
      columns={[
        {
          title: words.t('projects.kind.indicator'),
          cell: (part) => (
            <>
              <ShortText part={part} name="title" languages={languages} reader={reader} />
              <Beside part={part} reading={reading} />
            </>
          ),
        },
        { title: field('baseline'), cell: (part) => value(part, 'baseline') },
        { title: field('target'), cell: (part) => value(part, 'target') },
        { title: field('reached'), cell: (part) => value(part, 'reached') },
        {
          title: words.t('projects.page.progress'),
          cell: (part) => <Progress part={part} reading={reading} />,
        },
        {
          title: field('verification'),
          cell: (part) =>
            languages.some((each) => part.fields[`verification.${each}`] !== undefined) && (
              <ShortText part={part} name="verification" languages={languages} reader={reader} />
            ),
        },
      ]}
    />
  )
}

function Progress({ part, reading: { reader } }: { part: ProjectPart; reading: Reading }) {
  const share = progressOf(part.fields)
  if (share === null) return <small>{reader.words.t('projects.page.progress.unknown')}</small>
  return (
    <div class="project__progress">
      <Bar share={Number(share) / 100} kind="reached" reader={reader} />
      <small>
        {reader.words.t('projects.page.progress.share', { share: reader.words.number(share) })}
      </small>
    </div>
  )
}
