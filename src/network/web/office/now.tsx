import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { WorldMap } from '#platform/ui/map.tsx'
import { paths } from '#network/paths.ts'
import type { Office } from '#network/views/office.ts'
import { placeText } from '#network/web/office-list.tsx'

/** What the office is on the day, and where. */
export function Now({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const kind = office.kinds.find((line) => line.holds)
  const place = office.places.find((line) => line.holds)
  const line = office.lines.find((each) => each.holds)
  const languages = office.languages.filter((each) => each.holds)
  return (
    <div class="facts">
      <dl class="facts__list">
        {kind && (
          <Fact term={words.t('network.column.kind')}>
            <a class="ds-link" href={linkTo(reader, paths.kind(kind.kind))}>
              {words.t(`network.kind.${kind.kind}`)}
            </a>
            <Grounds row={kind} reader={reader} />
          </Fact>
        )}
        {place && (
          <Fact term={words.t('network.column.place')}>
            {placeText(office, reader)}
            <Grounds row={place} reader={reader} />
          </Fact>
        )}
        {office.country !== null && (
          <Fact term={words.t('network.column.country')}>
            <a class="ds-link" href={linkTo(reader, paths.country(office.country))}>
              {office.countryName}
            </a>
          </Fact>
        )}
        {line && (
          <Fact term={words.t('network.office.line')}>
            <bdi lang="en">{line.name}</bdi>
            <Grounds row={line} reader={reader} />
          </Fact>
        )}
        {languages.length > 0 && (
          <Fact term={words.t('network.column.languages')}>
            {words.list(
              languages.map((each) => words.languageName(each.language) ?? each.language),
            )}
            {languages.slice(0, 1).map((each) => (
              <Grounds row={each} reader={reader} />
            ))}
          </Fact>
        )}
      </dl>
      {office.latitude !== null && office.longitude !== null && (
        <div class="facts__map">
          <WorldMap
            title={words.t('network.office.map', { name: office.name })}
            disclaimer={words.t('network.map.disclaimer')}
            points={[
              {
                id: office.id,
                label: office.name,
                latitude: office.latitude,
                longitude: office.longitude,
                href: linkTo(reader, paths.office(office.id)),
                tone: 'regional',
              },
            ]}
            legend={[]}
          />
        </div>
      )}
    </div>
  )
}

function Fact({ term, children }: { term: string; children: preact.ComponentChildren }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
