import { linkTo, type Reader } from '#platform/http/reader.ts'
import { type MapPoint, WorldMap } from '#platform/ui/map.tsx'
import { Section } from '#platform/ui/section.tsx'
import { differing, type Fate } from '#network/model/differing.ts'
import { paths } from '#network/paths.ts'
import type { NetworkPicture } from '#network/views/impact/picture.ts'
import type { OfficePoint } from '#network/views/office-map.ts'
import { countriesOf, legendOf, pointsOf } from '#network/web/office-list.tsx'
import { DifferingTable } from './differing-table.tsx'

interface MapProps {
  before: NetworkPicture
  after: NetworkPicture
  reader: Reader
}

const hasId = ({ id }: OfficePoint) => id !== null
const idOf = ({ id }: OfficePoint) => id ?? ''
const told = ({ name, kind, offices, latitude, longitude, countryNumeric }: OfficePoint) =>
  [name, kind, offices, latitude, longitude, countryNumeric].join('\n')

/**
 * The offices of two networks on two maps, side by side where there is room. What differs has a ring around it and leads to its
 * row in the table below, which says the same in words.
 */
export function BeforeAfterMap({ before, after, reader }: MapProps) {
  const { words } = reader
  const [placed, placedAfter] = [before.points.filter(hasId), after.points.filter(hasId)]
  const fates = differing(placed, placedAfter, { idOf, told })
  const label = ({ kind, offices, type }: OfficePoint) =>
    type === 'city' ? words.number(offices) : words.t(`network.kind.${kind ?? ''}`)
  return (
    <Section id="impact-map" title={words.t('network.impact.map')}>
      <div class="impact__sides">
        <SideMap side="before" picture={before} fates={fates} reader={reader} />
        <SideMap side="after" picture={after} fates={fates} reader={reader} />
      </div>
      <DifferingTable
        caption={words.t('network.impact.map')}
        anchor="map"
        rows={[...fates].map(([id, fate]) => {
          const was = placed.find((point) => point.id === id)
          const is = placedAfter.find((point) => point.id === id)
          return {
            id,
            fate,
            name: (is ?? was)?.name ?? id,
            href: pageOf(id, fate, (is ?? was)?.type ?? 'office', reader),
            before: was ? label(was) : null,
            after: is ? label(is) : null,
          }
        })}
        reader={reader}
      />
    </Section>
  )
}

/** Many offices of one city stand as one point, which leads to their list. An office that is only foreseen has no page yet. */
function pageOf(id: string, fate: Fate, type: OfficePoint['type'], reader: Reader): string | null {
  if (type === 'city') return linkTo(reader, paths.offices, { city: id })
  return fate === 'opened' ? null : linkTo(reader, paths.office(id))
}

interface SideMapProps {
  side: 'before' | 'after'
  picture: NetworkPicture
  fates: ReadonlyMap<string, Fate>
  reader: Reader
}

function SideMap({ side, picture, fates, reader }: SideMapProps) {
  const { words } = reader
  const points = pointsOf(picture.points, reader).map((point): MapPoint => {
    const fate = fates.get(point.id)
    if (fate === undefined) return point
    const label = words.t('network.impact.map.marked-label', {
      office: point.label,
      fate: words.t(`network.impact.fate.${fate}`),
    })
    return { ...point, label, isMarked: true, href: `#map-${point.id}` }
  })
  const caption = words.t(`network.impact.side.${side}`, { day: words.day(picture.day) })
  return (
    <div>
      <h3 class="ds-heading" data-size="2xs">
        {caption}
      </h3>
      <WorldMap
        title={words.t('network.impact.map.title', { count: points.length, side: caption })}
        disclaimer={words.t('network.map.disclaimer')}
        shaded={countriesOf(picture.points)}
        points={points}
        legend={legendOf(points, reader)}
        mark={
          points.some(({ isMarked }) => isMarked === true)
            ? words.t('network.impact.map.marked')
            : undefined
        }
      />
    </div>
  )
}
