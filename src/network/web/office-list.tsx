import { Table } from '#platform/ui/table.tsx'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { CertaintyTag, Sources } from '#platform/ui/dated.tsx'
import type { MapPoint } from '#platform/ui/map.tsx'
import { paths } from '#network/paths.ts'
import type { OfficePoint } from '#network/views/office-map.ts'
import type { OfficeItem } from '#network/views/offices.ts'

/** “Vienna, Austria”, in the reader's language. */
export const placeText = (
  item: Pick<OfficeItem, 'cityName' | 'countryName'>,
  reader: Reader,
): string =>
  [item.cityName, item.countryName]
    .filter((part) => part !== null)
    .join(reader.locale === 'ar' ? '، ' : ', ')

/** An office's name, leading to its page; names stay in the language they are stated in. */
export function OfficeLink({ id, name, reader }: { id: string; name: string; reader: Reader }) {
  return (
    <a class="ds-link" href={linkTo(reader, paths.office(id))}>
      <bdi lang="en">{name}</bdi>
    </a>
  )
}

/** Offices as a table: name, what it is, where, what it is responsible for, how sure, by which source. */
export function OfficeTable({
  items,
  reader,
  caption,
}: {
  items: readonly OfficeItem[]
  reader: Reader
  caption: string
}) {
  const { words } = reader
  if (items.length === 0) return <p class="empty">{words.t('network.offices.none')}</p>
  return (
    <Table
      caption={caption}
      rows={items}
      columns={[
        {
          title: words.t('network.column.office'),
          cell: (item) => <OfficeLink id={item.id} name={item.name} reader={reader} />,
        },
        {
          title: words.t('network.column.kind'),
          cell: (item) => words.t(`network.kind.${item.kind}`),
        },
        { title: words.t('network.column.place'), cell: (item) => placeText(item, reader) },
        {
          title: words.t('network.column.functions'),
          cell: (item) =>
            words.list(item.functions.map((each) => words.t(`network.function.${each}`))),
        },
        {
          title: words.t('network.column.languages'),
          cell: (item) =>
            item.languages
              .map((code) => words.languageName(code) ?? code)
              .join(words.locale === 'ar' ? '، ' : ', '),
        },
        {
          title: words.t('network.column.sources'),
          cell: (item) => (
            <div class="grounds">
              <CertaintyTag certainty={item.certainty} words={words} />
              <Sources sources={item.sources} reader={reader} />
            </div>
          ),
        },
      ]}
    />
  )
}

const tones: Record<string, MapPoint['tone']> = {
  headquarters: 'headquarters',
  'administrative-centre': 'headquarters',
  'regional-office': 'regional',
  'mission-with-regional-functions': 'regional',
  'subregional-office': 'regional',
  'special-liaison-mission': 'special',
  'special-liaison-office': 'special',
  'iom-office-at-the-un': 'special',
  'global-office': 'special',
  'research-centre': 'special',
}

/** The offices, or cities with many, that have a place on earth, as points of the map. */
export function pointsOf(points: readonly OfficePoint[], reader: Reader): MapPoint[] {
  return points.flatMap((point) => {
    const { id, latitude, longitude } = point
    if (id === null || latitude === null || longitude === null) return []
    return [{ id, latitude, longitude, ...shownAs(point, id, reader) }]
  })
}

function shownAs(
  { type, name, kind, offices, certainty }: OfficePoint,
  id: string,
  reader: Reader,
): Pick<MapPoint, 'label' | 'href' | 'tone'> {
  const { words, moment } = reader
  if (type === 'city')
    return {
      label: words.t('network.map.city', { name: name ?? id, count: offices }),
      href: linkTo(reader, paths.offices, { city: id }),
      tone: 'country',
    }
  const isUnsure = certainty === 'possible' && moment.asOf <= moment.horizon
  return {
    label: `${name ?? id}: ${words.t(`network.kind.${kind ?? ''}`)}`,
    href: linkTo(reader, paths.office(id)),
    tone: isUnsure ? 'possible' : (tones[kind ?? ''] ?? 'country'),
  }
}

/** The legend of a map, for the tones its points use. */
export function legendOf(points: readonly MapPoint[], reader: Reader) {
  const used = new Set(points.map((point) => point.tone))
  const order = ['headquarters', 'regional', 'special', 'country', 'possible'] as const
  return order
    .filter((tone) => used.has(tone))
    .map((tone) => ({ tone, label: reader.words.t(`network.tone.${tone}`) }))
}

/** The countries with an office or an entry, tinted on the map: many entries name a country and no city. */
export function countriesOf(items: readonly OfficePoint[]): ReadonlyMap<string, number> {
  return new Map(
    items.flatMap((item): [string, number][] =>
      item.countryNumeric === null ? [] : [[item.countryNumeric.padStart(3, '0'), 0]],
    ),
  )
}
