import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Grounds, periodText, Sources } from '#platform/ui/dated.tsx'
import { WorldMap } from '#platform/ui/map.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Timeline } from '#platform/ui/timeline.tsx'
import { paths } from '#network/paths.ts'
import { type Office, officePage } from '#network/views/office.ts'
import { rulingsOn, type Statement, statements } from '#sources/views.ts'
import { StatementTable } from '#sources/web/statements.tsx'
import { placeText } from './office-list.tsx'

/** What other domains show on an office's page: given by the app, since the network knows nothing of them. */
export type OfficeSection = (reader: Reader, office: string) => Promise<preact.VNode | null>

/** One office: what it is on the day, and its whole life with the claims behind it. */
export function officePages(app: FastifyInstance, sections: readonly OfficeSection[]): void {
  page(app, paths.office(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    const office = found(await officePage(reader.db, reader.moment, reader.locale, id), 'network/unknown-office')
    const [claims, rulings, ...more] = await Promise.all([
      statements(reader.db, reader.moment, { subject: `office:${id}` }, { limit: 500, cursor: null }),
      rulingsOn(reader.db, reader.moment, `office:${id}`),
      ...sections.map((section) => section(reader, id)),
    ])
    const { words } = reader
    return (
      <Page reader={reader} title={office.name} summary={summaryOf(office, reader)}>
        <h1 class="ds-heading" data-size="lg">
          <bdi lang="en">{office.name}</bdi>
        </h1>
        <p class="lead">{summaryOf(office, reader)}</p>
        <Now office={office} reader={reader} />
        <Functions office={office} reader={reader} />
        {more}
        <Coverage office={office} reader={reader} />
        <Contacts office={office} reader={reader} />
        <Units office={office} reader={reader} />
        <Life office={office} reader={reader} />
        <Succession office={office} reader={reader} />
        <Neighbours office={office} reader={reader} />
        {rulings.length > 0 && (
          <section>
            <h2 class="ds-heading" data-size="sm">
              {words.t('network.office.rulings')}
            </h2>
            <ul>
              {rulings.map((ruling) => (
                <li lang="en">
                  {ruling.reason} <small>({ruling.taken})</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Claims claims={claims.items} reader={reader} />
      </Page>
    )
  })
}

/** What the office is on the day, in one line; when nothing is stated for it, what was stated last. */
function summaryOf(office: Office, reader: Reader): string {
  const { words, moment } = reader
  if (office.kind !== null)
    return words.t('network.office.is', { kind: words.t(`network.kind.${office.kind}`), place: placeText(office, reader) || '–', day: words.day(moment.asOf) })
  const before = office.kinds.findLast((line) => line.from_latest !== null && line.from_latest <= moment.asOf)
  if (before)
    return words.t('network.office.was', { kind: words.t(`network.kind.${before.kind}`), day: words.day(moment.asOf), period: periodText(before, words) })
  return words.t('network.office.unstated', { day: words.day(moment.asOf) })
}

function Now({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const kind = office.kinds.find((line) => line.holds)
  const place = office.places.find((line) => line.holds)
  const line = office.lines.find((each) => each.holds)
  const languages = office.languages.filter((each) => each.holds)
  return (
    <section class="facts">
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
          {words.list(languages.map((each) => words.languageName(each.language) ?? each.language))}
          {languages.slice(0, 1).map((each) => (
            <Grounds row={each} reader={reader} />
          ))}
        </Fact>
      )}
      {office.latitude !== null && office.longitude !== null && (
        <div class="facts__map">
          <WorldMap
            title={words.t('network.office.map', { name: office.name })}
            disclaimer={words.t('network.map.disclaimer')}
            points={[{ id: office.id, label: office.name, latitude: office.latitude, longitude: office.longitude, href: linkTo(reader, paths.office(office.id)), tone: 'regional' }]}
            legend={[]}
          />
        </div>
      )}
    </section>
  )
}

function Fact({ term, children }: { term: string; children: preact.ComponentChildren }) {
  return (
    <div class="fact">
      <h2 class="fact__term">{term}</h2>
      <div>{children}</div>
    </div>
  )
}

function Section({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Functions({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const held = office.functions.filter((line) => line.holds)
  const before = office.functions.filter((line) => !line.holds)
  if (office.functions.length === 0) return null
  const item = (line: Office['functions'][number]) => (
    <li>
      <a class="ds-link" href={linkTo(reader, paths.function(line.function))}>
        {words.t(`network.function.${line.function}`)}
      </a>{' '}
      {line.heldForName !== null && <bdi>{words.t('network.office.held-for', { area: line.heldForName })}</bdi>}
      {line.heldFor === 'from:headquarters' && words.t('network.office.moved-from-headquarters')}
      <Grounds row={line} reader={reader} />
    </li>
  )
  return (
    <Section title={words.t('network.office.functions')}>
      {held.length > 0 ? <ul class="statements">{held.map(item)}</ul> : <p>{words.t('network.office.no-functions')}</p>}
      {before.length > 0 && (
        <details class="ds-details-plain">
          <summary>{words.t('network.office.other-times', { count: before.length })}</summary>
          <ul class="statements">{before.map(item)}</ul>
        </details>
      )}
    </Section>
  )
}

function Coverage({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  const lines = office.coverage.filter((line) => line.holds)
  if (lines.length === 0) return null
  const isCountry = (place: string) => /^[A-Z]{3}$/.test(place)
  return (
    <Section title={words.t('network.office.coverage')}>
      <ul class="statements">
        {lines.map((line) => (
          <li>
            <a class="ds-link" href={linkTo(reader, isCountry(line.covers) ? paths.country(line.covers) : paths.area(line.covers))}>
              <bdi>{line.coversName ?? line.covers}</bdi>
            </a>{' '}
            {line.condition !== '' && words.t(`network.condition.${line.condition}`)}
            <Grounds row={line} reader={reader} />
          </li>
        ))}
      </ul>
      {office.countries.length > 0 && (
        <p class="countries">
          {office.countries
            .toSorted((a, b) => a.name.localeCompare(b.name, reader.locale))
            .map((each) => (
              <a class="ds-link" href={linkTo(reader, paths.country(each.id))}>
                {each.name}
              </a>
            ))}
        </p>
      )}
    </Section>
  )
}

function Contacts({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  if (office.contacts.length === 0) return null
  return (
    <Section title={words.t('network.office.contacts')}>
      <dl class="contacts">
        {office.contacts.map((line) => (
          <>
            <dt>{words.t(`network.channel.${line.channel}`)}</dt>
            <dd>
              <Contact channel={line.channel} value={line.value} />
              <Grounds row={line} reader={reader} />
            </dd>
          </>
        ))}
      </dl>
    </Section>
  )
}

/** A contact as published; telephone numbers, mail and web addresses can be used at once. */
function Contact({ channel, value }: { channel: string; value: string }) {
  if (channel === 'telephone' || channel === 'hotline')
    return (
      <a class="ds-link" href={`tel:${value.replace(/[^+\d]/g, '')}`} dir="ltr">
        {value}
      </a>
    )
  if (channel === 'email')
    return (
      <a class="ds-link" href={`mailto:${value}`} dir="ltr">
        {value}
      </a>
    )
  if (channel === 'website')
    return (
      <a class="ds-link" href={/^https?:/.test(value) ? value : `http://${value}`} rel="external noreferrer" dir="ltr">
        {value}
      </a>
    )
  return <bdi lang="en">{value}</bdi>
}

function Units({ office, reader }: { office: Office; reader: Reader }) {
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

function Life({ office, reader }: { office: Office; reader: Reader }) {
  const { words } = reader
  return (
    <Section title={words.t('network.office.life')}>
      <Timeline
        reader={reader}
        title={words.t('network.office.life-of', { name: office.name })}
        rows={[
          { title: words.t('network.column.kind'), bars: office.kinds.map((row) => ({ label: words.t(`network.kind.${row.kind}`), row })) },
          { title: words.t('network.office.name'), bars: office.names.map((row) => ({ label: row.name, row })) },
          { title: words.t('network.column.place'), bars: office.places.map((row) => ({ label: row.cityName, row })) },
        ]}
      />
    </Section>
  )
}

function Succession({ office, reader }: { office: Office; reader: Reader }) {
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

function Neighbours({ office, reader }: { office: Office; reader: Reader }) {
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

function Claims({ claims, reader }: { claims: readonly Statement[]; reader: Reader }) {
  const { words } = reader
  return (
    <Section title={words.t('network.office.claims')}>
      <details>
        <summary>{words.t('network.office.claims.count', { count: claims.length })}</summary>
        <StatementTable statements={claims} reader={reader} caption={words.t('network.office.claims')} />
      </details>
    </Section>
  )
}
