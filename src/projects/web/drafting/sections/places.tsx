import { Table } from '#platform/ui/table.tsx'
import { placeNames } from '#world/views.ts'
import { sharesOf, sumOfShares } from '#projects/model/drafting/shares.ts'
import { PlaceLink } from '#projects/web/reading/said.tsx'
import type { SectionProps } from './section.ts'
import { AddWay, ofKind, PartWays } from './ways.tsx'

/** Where the project works: places with their P-codes and shares, and what the shares add up to. */
export async function PlacesSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words, db, moment, locale } = reader
  const places = ofKind(draft, 'place')
  const names = await placeNames(db, moment, locale)
  const column = (key: string) => words.t(`projects.field.${key}`)
  const sum = sumOfShares(places)
  const isWrong = sharesOf(places).length > 0
  return (
    <>
      {places.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.place')}</p>
      ) : (
        <>
          <Table
            caption={words.t('projects.draft.section.places')}
            rows={places}
            idOf={({ part }) => part}
            columns={[
              {
                title: words.t('projects.kind.place'),
                cell: (part) => {
                  const { country, area = country, name } = part.fields
                  return (
                    <>
                      {area !== undefined && (
                        <PlaceLink code={area} names={names} reader={reader} />
                      )}
                      {name !== undefined && (
                        <>
                          {area !== undefined && ' · '}
                          <bdi>{name}</bdi>
                        </>
                      )}
                      <PartWays part={part} draft={draft} reader={reader} comments={comments} />
                    </>
                  )
                },
              },
              {
                title: column('level'),
                cell: ({ fields: { level } }) =>
                  level !== undefined && words.t(`projects.choice.level.${level}`),
              },
              {
                title: column('p-code'),
                cell: ({ fields }) => fields['p-code'] && <bdi dir="ltr">{fields['p-code']}</bdi>,
              },
              {
                title: column('share'),
                cell: ({ fields: { share } }) =>
                  share !== undefined &&
                  words.t('projects.draft.percent', { share: words.number(share) }),
              },
            ]}
          />
          {sum !== null && (
            <p class={isWrong ? 'write__over' : ''}>
              {words.t(isWrong ? 'projects.draft.shares-wrong' : 'projects.draft.shares', {
                sum: words.number(sum),
              })}
            </p>
          )}
        </>
      )}
      <AddWay kind="place" draft={draft} reader={reader} />
    </>
  )
}
