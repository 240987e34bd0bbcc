import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
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

/** What it came from and what came after it. */
export function Succession({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  if (office.successions.length === 0) return null
  return (
    <Section title={words.t('network.office.succession')}>
      <ul class="statements">
        {office.successions.map((line) => (
          <li>
            <a class="ds-link" href={linkTo(reader, paths.office(line.office))}>
              <bdi lang="en">{line.name}</bdi>
            </a>{' '}
            {words.t(`network.manner.${line.manner}`)}{' '}
            <a class="ds-link" href={linkTo(reader, paths.office(line.successor))}>
              <bdi lang="en">{line.successorName}</bdi>
            </a>
            <Grounds row={line} reader={reader} />
          </li>
        ))}
      </ul>
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
