import type { Reader } from '#platform/http/reader.ts'
import { isProjectState } from '#projects/model/life.ts'
import type { RollUp } from '#projects/model/programme.ts'
import { StatePicture } from '#projects/web/listing/states.tsx'
import { CountryMap } from '#projects/web/reading/places.tsx'
import { Covers } from '#network/web/place-links.tsx'
import { Money } from '#projects/web/reading/said.tsx'

interface RolledUpProps {
  rollUp: RollUp
  tinted: readonly string[]
  names: ReadonlyMap<string, string>
  reader: Reader
}

/** What the projects add up to, as far as the reader sees them: sums by currency, never across. */
export function RolledUp({ rollUp, tinted, names, reader }: RolledUpProps) {
  const { words } = reader
  const { states, amounts, people, countries, projects } = rollUp
  const counts = Object.entries(states).flatMap(([state, count]) =>
    isProjectState(state) ? [{ state, count }] : [],
  )
  return (
    <>
      <p>{words.t('projects.list.count', { count: projects })}</p>
      {counts.length > 1 && <StatePicture counts={counts} reader={reader} isOfList={false} />}
      <dl class="facts__list">
        {amounts.length > 0 && (
          <>
            <dt>{words.t('projects.page.amount')}</dt>
            <dd>
              <ul class="countries">
                {amounts.map(({ amount, currency, projects: of }) => (
                  <li>
                    <Money amount={amount} currency={currency} reader={reader} />{' '}
                    <small>{words.t('projects.list.count', { count: of })}</small>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {people.target + people.reached > 0 && (
          <>
            <dt>{words.t('projects.page.people')}</dt>
            <dd>
              {words.t('projects.page.people.total', people)}{' '}
              <small>{words.t('projects.programme.people-between')}</small>
            </dd>
          </>
        )}
        {countries.length > 0 && (
          <>
            <dt>{words.t('projects.page.coverage')}</dt>
            <dd>
              <Covers covers={countries} names={names} reader={reader} />
            </dd>
          </>
        )}
      </dl>
      {tinted.length > 0 && (
        <CountryMap title={words.t('projects.programme.map')} tinted={tinted} reader={reader} />
      )}
    </>
  )
}
