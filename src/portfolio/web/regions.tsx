import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Bar } from '#projects/web/reading/bar.tsx'
import type { RegionLine } from '#portfolio/model/figures.ts'
import { GroupName, type Shown } from './groups.tsx'
import { Sums } from './sums.tsx'

/**
 * The Regional Offices: what they have under the structure of the day, beside what they had as each project began. What moved adds up to
 * nothing: nothing is lost between the two.
 */
export function Regions({ regions, shown }: { regions: readonly RegionLine[]; shown: Shown }) {
  const { reader } = shown
  const { words } = reader
  const most = Math.max(1, ...regions.flatMap(({ now, atStart }) => [now.count, atStart.count]))
  const title = words.t('portfolio.by.region')
  const count = (value: number) => (
    <span class="portfolio__bar">
      <Bar share={value / most} kind="told" reader={reader} />
      <span>{words.number(value)}</span>
    </span>
  )
  return (
    <Section id="region" title={title}>
      <p class="portfolio__note">
        {words.t('portfolio.region.note', { day: words.day(reader.moment.asOf) })}
      </p>
      <Table
        caption={title}
        variant="portfolio"
        rows={regions}
        columns={[
          {
            title: words.t('portfolio.column.region'),
            cell: ({ id }) => <GroupName by="region" id={id} shown={shown} />,
          },
          { title: words.t('portfolio.column.now'), cell: ({ now }) => count(now.count) },
          {
            title: words.t('portfolio.column.now-amount'),
            stands: 'amount',
            cell: ({ now }) => <Sums sums={now.sums} reader={reader} />,
          },
          { title: words.t('portfolio.column.then'), cell: ({ atStart }) => count(atStart.count) },
          {
            title: words.t('portfolio.column.then-amount'),
            stands: 'amount',
            cell: ({ atStart }) => <Sums sums={atStart.sums} reader={reader} />,
          },
          {
            title: words.t('portfolio.column.moved'),
            stands: 'amount',
            cell: ({ moved }) => <Sums sums={moved} reader={reader} />,
          },
        ]}
      />
      <p class="portfolio__note">{words.t('portfolio.region.zero')}</p>
    </Section>
  )
}
