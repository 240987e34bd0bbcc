import { placeNames } from '#world/views.ts'
import { sharesOf, sumOfShares } from '#projects/model/drafting/shares.ts'
import { PlaceTable } from '#projects/web/reading/places.tsx'
import type { SectionProps } from './section.ts'
import { AddWay, ofKind, PartWays } from './ways.tsx'

/** Where the project works: places with their P-codes and shares, and what the shares add up to. */
export async function PlacesSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words, db, moment, locale } = reader
  const places = ofKind(draft, 'place')
  const names = await placeNames(db, moment, locale)
  const sum = sumOfShares(places)
  const isWrong = sharesOf(places).length > 0
  return (
    <>
      {places.length === 0 ? (
        <p class="empty">{words.t('projects.draft.none.place')}</p>
      ) : (
        <>
          <PlaceTable
            caption={words.t('projects.draft.section.places')}
            places={places}
            names={names}
            beside={(part) => (
              <PartWays part={part} draft={draft} reader={reader} comments={comments} />
            )}
            reader={reader}
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
