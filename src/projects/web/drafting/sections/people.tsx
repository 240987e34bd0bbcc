import { Table } from '#platform/ui/table.tsx'
import { reachedAs } from '#projects/model/fields.ts'
import { countOf, peopleOf } from '#projects/model/people.ts'
import { choiceName } from '#projects/web/drafting/fields.tsx'
import { PartName, partText } from '#projects/web/drafting/name.tsx'
import type { SectionProps } from './section.ts'
import { AddWay, ofKind, PartWays } from './ways.tsx'

/** For whom: groups of people by kind, sex and age; what they come to, nobody counted twice. */
export function PeopleSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words } = reader
  const groups = ofKind(draft, 'people')
  const people = peopleOf(draft.parts)
  const called = (id: string | undefined) => {
    const part = groups.find((each) => each.part === id)
    return part === undefined ? null : partText({ part, draft, reader })
  }
  return (
    <>
      {groups.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.people')}</p>
      ) : (
        <>
          {reachedAs.map((as) => {
            const { total, women, men } = people[as].target
            return (
              total > 0 && (
                <p>
                  <strong>{choiceName('reached-as', as, reader)}</strong>:{' '}
                  {words.t('projects.draft.counted', {
                    total,
                    women,
                    men,
                    other: total - women - men,
                  })}
                </p>
              )
            )
          })}
          <Table
            caption={words.t('projects.draft.section.people')}
            rows={groups}
            idOf={({ part }) => part}
            columns={[
              {
                title: words.t('projects.kind.people'),
                cell: (part) => (
                  <>
                    <PartName part={part} draft={draft} reader={reader} />
                    <PartWays part={part} draft={draft} reader={reader} comments={comments} />
                  </>
                ),
              },
              {
                title: words.t('projects.field.reached-as'),
                cell: ({ fields }) =>
                  choiceName('reached-as', fields['reached-as'] ?? 'direct', reader),
              },
              {
                title: words.t('projects.field.target-people'),
                cell: ({ fields }) => words.number(countOf(fields, 'target').total),
              },
              {
                title: words.t('projects.field.within'),
                cell: ({ fields }) => called(fields['within']),
              },
            ]}
          />
        </>
      )}
      <AddWay kind="people" draft={draft} reader={reader} />
    </>
  )
}
