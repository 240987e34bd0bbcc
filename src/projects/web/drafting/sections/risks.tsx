import { Table } from '#platform/ui/table.tsx'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import { RiskField, Weight } from '#projects/web/reading/risks.tsx'
import { PartName } from '#projects/web/drafting/name.tsx'
import type { SectionProps } from './section.ts'
import { AddWay, ofKind, PartWays } from './ways.tsx'

/** What may go wrong: the risks on the field of impact and likelihood, and one by one. */
export function RisksSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words } = reader
  const risks = ofKind(draft, 'risk')
  const numbers = numbersOf(draft.parts)
  return (
    <>
      {risks.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.risk')}</p>
      ) : (
        <>
          <RiskField risks={risks} numbers={numbers} reader={reader} />
          <Table
            caption={words.t('projects.draft.section.risks')}
            rows={risks}
            idOf={({ part }) => part}
            columns={[
              {
                title: words.t('projects.kind.risk'),
                cell: (part) => (
                  <>
                    <bdi>{numbers.get(part.part)}</bdi>{' '}
                    <PartName part={part} draft={draft} reader={reader} />
                    <PartWays part={part} draft={draft} reader={reader} comments={comments} />
                  </>
                ),
              },
              {
                title: words.t('projects.page.risk.level'),
                cell: (part) => <Weight part={part} reader={reader} />,
              },
              {
                title: words.t('projects.field.owner'),
                cell: ({ fields: { owner } }) => owner && <bdi>{owner}</bdi>,
              },
              {
                title: words.t('projects.field.review-day'),
                cell: ({ fields }) =>
                  fields['review-day'] !== undefined && words.day(fields['review-day']),
              },
            ]}
          />
        </>
      )}
      <AddWay kind="risk" draft={draft} reader={reader} />
    </>
  )
}
