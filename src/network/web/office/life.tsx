import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { Timeline } from '#platform/ui/timeline.tsx'
import { paths } from '#network/paths.ts'
import type { Office } from '#network/views/office.ts'

/** Its kinds, names and places through time. */
export function Life({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  return (
    <Section title={words.t('network.office.life')}>
      <Timeline
        reader={reader}
        title={words.t('network.office.life-of', { name: office.name })}
        rows={[
          {
            title: words.t('network.column.kind'),
            bars: office.kinds.map((row) => ({ label: words.t(`network.kind.${row.kind}`), row })),
          },
          {
            title: words.t('network.office.name'),
            bars: office.names.map((row) => ({ label: row.name, row })),
          },
          {
            title: words.t('network.column.place'),
            bars: office.places.map((row) => ({ label: row.cityName, row })),
          },
        ]}
      />
    </Section>
  )
}

/** Other offices in the same city. */
export function Neighbours({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  if (office.neighbours.length === 0) return null
  return (
    <Section title={words.t('network.office.neighbours', { city: office.cityName ?? '' })}>
      <ul>
        {office.neighbours.map((each) => (
          <li>
            <a class="ds-link" href={linkTo(reader, paths.office(each.id))}>
              <bdi lang="en">{each.name}</bdi>
            </a>{' '}
            – {words.t(`network.kind.${each.kind}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
