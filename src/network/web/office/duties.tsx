import { isCountryCode } from '#world/model/period-tables.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Grounds, Sources } from '#platform/ui/dated.tsx'
import { Section } from '#platform/ui/section.tsx'
import { paths } from '#network/paths.ts'
import type { Office } from '#network/views/office.ts'

/** What the office is responsible for on the day, and was at other times. */
export function Functions({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const held = office.functions.filter((line) => line.holds)
  const before = office.functions.filter((line) => !line.holds)
  if (office.functions.length === 0) return null
  const item = (line: Office['functions'][number]) => (
    <li>
      <a class="ds-link" href={linkTo(reader, paths.function(line.function))}>
        {words.t(`network.function.${line.function}`)}
      </a>{' '}
      {line.heldForName !== null && (
        <bdi>{words.t('network.office.held-for', { area: line.heldForName })}</bdi>
      )}
      {line.heldFor === 'from:headquarters' && words.t('network.office.moved-from-headquarters')}
      <Grounds row={line} reader={reader} />
    </li>
  )
  return (
    <Section title={words.t('network.office.functions')}>
      {held.length > 0 ? (
        <ul class="statements">{held.map(item)}</ul>
      ) : (
        <p>{words.t('network.office.no-functions')}</p>
      )}
      {before.length > 0 && (
        <details>
          <summary>{words.t('network.office.other-times', { count: before.length })}</summary>
          <ul class="statements">{before.map(item)}</ul>
        </details>
      )}
    </Section>
  )
}

/** For which areas and countries it is responsible. */
export function Coverage({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const lines = office.coverage.filter((line) => line.holds)
  if (lines.length === 0) return null
  return (
    <Section title={words.t('network.office.coverage')}>
      <ul class="statements">
        {lines.map((line) => (
          <li>
            <a
              class="ds-link"
              href={linkTo(
                reader,
                isCountryCode(line.covers) ? paths.country(line.covers) : paths.area(line.covers),
              )}
            >
              <bdi>{line.coversName ?? line.covers}</bdi>
            </a>{' '}
            {line.condition !== '' && words.t(`network.condition.${line.condition}`)}
            <Grounds row={line} reader={reader} />
          </li>
        ))}
      </ul>
      {office.countries.length > 0 && (
        <ul class="countries">
          {office.countries
            .toSorted((a, b) => a.name.localeCompare(b.name, reader.locale))
            .map((each) => (
              <li>
                <a class="ds-link" href={linkTo(reader, paths.country(each.id))}>
                  {each.name}
                </a>
              </li>
            ))}
        </ul>
      )}
    </Section>
  )
}

/** The units inside it. */
export function Units({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const units = office.units.filter((unit) => unit.holds)
  if (units.length === 0) return null
  return (
    <Section title={words.t('network.office.units')}>
      <ul class="columns">
        {[...new Map(units.map((unit) => [unit.id, unit])).values()].map((unit) => (
          <li>
            <bdi lang="en">{unit.name}</bdi>
            {unit.kind !== null && <small> {words.t(`network.unit-kind.${unit.kind}`)}</small>}
            <Sources sources={unit.sources} reader={reader} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
