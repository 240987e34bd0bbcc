import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { Section } from '#platform/ui/section.tsx'
import type { Branch } from '#network/model/lineage.ts'
import { paths } from '#network/paths.ts'
import type { Lineage } from '#network/views/lineage.ts'
import type { SuccessionLine } from '#network/views/office.ts'

/** Where the office came from and what became of it, step by step: each how, when, and by which source. */
export function LineageSection({ lineage, reader }: { lineage: Lineage; reader: Reader }) {
  const { words } = reader
  const sides = (['before', 'after'] as const).filter((side) => lineage[side].length > 0)
  if (sides.length === 0) return null
  return (
    <Section title={words.t('network.office.succession')}>
      {sides.map((side) => (
        <>
          <h3 class="ds-heading" data-size="2xs">
            {words.t(`network.office.succession.${side}`)}
          </h3>
          <Branches branches={lineage[side]} reader={reader} />
        </>
      ))}
    </Section>
  )
}

function Branches({
  branches,
  reader,
}: {
  branches: readonly Branch<SuccessionLine>[]
  reader: Reader
}) {
  return (
    <ul class="statements lineage">
      {branches.map(({ passing, further }) => (
        <li>
          <OfficeLink id={passing.office} name={passing.name} reader={reader} />{' '}
          {reader.words.t(`network.manner.${passing.manner}`)}{' '}
          <OfficeLink id={passing.successor} name={passing.successorName} reader={reader} />
          <Grounds row={passing} reader={reader} />
          {further.length > 0 && <Branches branches={further} reader={reader} />}
        </li>
      ))}
    </ul>
  )
}

function OfficeLink({ id, name, reader }: { id: string; name: string; reader: Reader }) {
  return (
    <a class="ds-link" href={linkTo(reader, paths.office(id))}>
      <bdi lang="en">{name}</bdi>
    </a>
  )
}
