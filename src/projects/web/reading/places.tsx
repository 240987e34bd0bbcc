import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import { inOrder } from '#platform/tree/part.ts'
import { type MapPoint, WorldMap } from '#platform/ui/map.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { Beside } from './narrative.tsx'
import type { Reading } from './reading.ts'
import { PlaceLink } from '#network/web/place-links.tsx'

/** The places of a version, in their order. */
export const placesOf = (parts: readonly ProjectPart[]): ProjectPart[] =>
  inOrder(parts).filter(({ kind }) => kind === 'place')

/** Where a project works: on the map, and place by place in words. `tinted` are its countries as maps know them. */
export function Places({ reading, tinted }: { reading: Reading; tinted: readonly string[] }) {
  const { shown, reader, places: names } = reading
  const { words } = reader
  const places = placesOf(shown.parts)
  return (
    <>
      <CountryMap
        title={words.t('projects.page.map')}
        tinted={tinted}
        points={places.flatMap((part) => pointOf(part, reading))}
        reader={reader}
      />
      <PlaceTable
        caption={words.t('projects.page.places')}
        places={places}
        names={names}
        beside={(part) => <Beside part={part} reading={reading} />}
        reader={reader}
      />
    </>
  )
}

interface PlaceTableProps {
  caption: string
  places: readonly ProjectPart[]
  names: ReadonlyMap<string, string>
  /** What stands below the name of a place. */
  beside: (part: ProjectPart) => ComponentChildren
  reader: Reader
}

/** Places one by one: what each is called, of which level it is, its P-code and its share. */
export function PlaceTable({ caption, places, names, beside, reader }: PlaceTableProps) {
  const { words } = reader
  const column = (name: string) => words.t(`projects.field.${name}`)
  return (
    <Table
      caption={caption}
      rows={places}
      idOf={({ part }) => part}
      columns={[
        {
          title: words.t('projects.kind.place'),
          cell: (part) => {
            const { country, area = country, name } = part.fields
            return (
              <>
                {area !== undefined && <PlaceLink code={area} names={names} reader={reader} />}
                {name !== undefined && (
                  <>
                    {area !== undefined && ' · '}
                    <bdi>{name}</bdi>
                  </>
                )}
                {beside(part)}
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
          stands: 'short',
          cell: ({ fields }) => fields['p-code'] && <bdi dir="ltr">{fields['p-code']}</bdi>,
        },
        {
          title: column('share'),
          cell: ({ fields: { share } }) =>
            share !== undefined && words.t('projects.page.percent', { share: words.number(share) }),
        },
      ]}
    />
  )
}

function pointOf({ part, fields }: ProjectPart, { places }: Reading): MapPoint[] {
  const { latitude, longitude, country = '', name = places.get(country) ?? part } = fields
  if (latitude === undefined || longitude === undefined) return []
  const at = { latitude: Number(latitude), longitude: Number(longitude) }
  return [{ id: part, label: name, ...at, href: `#${part}`, tone: 'country' }]
}

/** The world with the countries of a project, or of several, tinted. */
export const CountryMap = ({
  title,
  tinted,
  points = [],
  reader: { words },
}: {
  title: string
  tinted: readonly string[]
  points?: readonly MapPoint[]
  reader: Pick<Reader, 'words'>
}) => (
  <WorldMap
    title={title}
    disclaimer={words.t('network.map.disclaimer')}
    points={points}
    shaded={new Map(tinted.map((code) => [code, 0]))}
    legend={
      points.length === 0 ? [] : [{ tone: 'country', label: words.t('projects.page.map.place') }]
    }
    tints={tinted.length === 0 ? [] : [{ tone: 0, label: words.t('projects.page.map.country') }]}
  />
)
