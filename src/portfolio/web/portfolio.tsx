import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Contents } from '#platform/ui/section.tsx'
import { refuseUnknown } from '#world/views.ts'
import { paths as projects } from '#projects/paths.ts'
import { projectChoices } from '#projects/views/reading/choices.ts'
import type { Wanted } from '#projects/views/reading/listing.ts'
import { sightOf } from '#projects/views/seen.ts'
import { ListQuery, wantedIn } from '#projects/web/listing/asked.ts'
import { Chips, Narrowing } from '#projects/web/listing/narrowing.tsx'
import { LastKnown } from '#projects/web/listing/table.tsx'
import { unsummedStates } from '#portfolio/model/figures.ts'
import { paths } from '#portfolio/paths.ts'
import { portfolioFor } from '#portfolio/views/asked.ts'
import { findingList } from '#portfolio/views/findings.ts'
import { numbersOf } from '#portfolio/views/map.ts'
import { Groups, type Shown } from './groups.tsx'
import { PortfolioMap } from './map.tsx'
import { Regions } from './regions.tsx'
import { Beside, Rates, Sums } from './sums.tsx'

/** The portfolio in figures: by region, country, year, theme, type, donor and state. */
export function portfolioPage(app: FastifyInstance): void {
  page(app, paths.portfolio, ListQuery, async (reader, query) => {
    const { words, db, moment } = reader
    const wanted = wantedIn(query)
    await refuseUnknown(db, { country: wanted.country, area: wanted.area })
    const { figures, nameOf, dollars } = await portfolioFor(reader, wanted)
    const [choices, sight, findings, numbers] = await Promise.all([
      projectChoices(reader),
      sightOf(reader),
      findingList(db, moment),
      numbersOf(
        db,
        moment,
        figures.countries.flatMap(({ id }) => id ?? []),
      ),
    ])
    const shown: Shown = { reader, query: queryOf(wanted), nameOf, dollars }
    const { total } = figures
    const demo = figures.origins.find(({ id }) => id === 'demo')?.count ?? 0
    const title = words.t('portfolio.title')
    const sections = [
      { id: 'region', is: figures.regions },
      { id: 'state', is: figures.states },
      { id: 'begun', is: figures.begun },
      { id: 'year', is: figures.years },
      { id: 'type', is: figures.types },
      { id: 'theme', is: figures.themes },
      { id: 'donor', is: figures.donors },
      { id: 'country', is: figures.countries },
      { id: 'office', is: figures.offices },
      { id: 'origin', is: figures.origins },
    ].filter(({ is }) => is.length > 0)
    return (
      <Page reader={reader} title={title} summary={words.t('portfolio.lead')}>
        <div class="portfolio">
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('portfolio.lead')}</p>
          <Narrowing
            reader={reader}
            wanted={wanted}
            choices={choices}
            isInside={sight.reads}
            page={paths.portfolio}
          />
          <Chips reader={reader} wanted={wanted} choices={choices} />
          {total.count === 0 ? (
            <p class="empty">{words.t('portfolio.none')}</p>
          ) : (
            <>
              <LastKnown reader={reader} />
              <dl class="portfolio__total">
                <dt>{words.t('portfolio.total.projects')}</dt>
                <dd>
                  <a class="ds-link" href={linkTo(reader, projects.projects, shown.query)}>
                    {words.number(total.count)}
                  </a>
                </dd>
                <dt>{words.t('portfolio.total.amount')}</dt>
                <dd>
                  <Sums sums={total.sums} reader={reader} />
                  <Beside sums={total.sums} dollars={dollars} reader={reader} />
                </dd>
                {total.untold > 0 && (
                  <>
                    <dt>{words.t('portfolio.total.untold')}</dt>
                    <dd>{words.number(total.untold)}</dd>
                  </>
                )}
              </dl>
              {wanted.state === undefined && <Unsummed shown={shown} />}
              {demo > 0 && (
                <p class="portfolio__note">{words.t('portfolio.total.demo', { count: demo })}</p>
              )}
              <Rates sums={total.sums} dollars={dollars} reader={reader} />
              <Contents
                words={words}
                places={sections.map(({ id, is }) => ({
                  id,
                  title: words.t(`portfolio.by.${id}`),
                  count: is.length,
                }))}
              />
              <PortfolioMap countries={figures.countries} numbers={numbers} reader={reader} />
              <Regions regions={figures.regions} shown={shown} />
              <Groups by="state" lines={figures.states} shown={shown} />
              <Groups by="begun" lines={figures.begun} shown={shown} />
              <Groups
                by="year"
                lines={figures.years}
                shown={shown}
                note={words.t('portfolio.year.note')}
              />
              {figures.untoldYears.length > 0 && (
                <div class="portfolio__note">
                  <p>{words.t('portfolio.year.untold')}</p>
                  <Sums sums={figures.untoldYears} reader={reader} />
                </div>
              )}
              <Groups by="type" lines={figures.types} shown={shown} />
              <Groups
                by="theme"
                lines={figures.themes}
                shown={shown}
                note={words.t('portfolio.theme.note')}
              />
              <Groups by="donor" lines={figures.donors} shown={shown} />
              <Groups
                by="country"
                lines={figures.countries}
                shown={shown}
                note={words.t('portfolio.country.note')}
              />
              <Groups by="office" lines={figures.offices} shown={shown} />
              <Groups by="origin" lines={figures.origins} shown={shown} />
              <Exports reader={reader} list={paths.portfolio} query={shown.query} />
            </>
          )}
          {findings.length > 0 && (
            <p>
              <a class="ds-link" href={linkTo(reader, paths.findings)}>
                {words.t('portfolio.findings.link', { count: findings.length })}
              </a>
            </p>
          )}
        </div>
      </Page>
    )
  })
}

/** Whose amounts are not in the sums, with ways to them. */
const Unsummed = ({ shown: { reader, query } }: { shown: Shown }) => (
  <p class="portfolio__note">
    {reader.words.t('portfolio.total.unsummed')}{' '}
    {unsummedStates.map((state, at) => (
      <>
        {at > 0 && ' · '}
        <a class="ds-link" href={linkTo(reader, paths.portfolio, { ...query, state })}>
          {reader.words.t(`projects.state.${state}`)}
        </a>
      </>
    ))}
  </p>
)

/** What the page is narrowed by, as addresses tell it. */
const queryOf = (wanted: Wanted): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [
      name,
      value === undefined ? undefined : String(value),
    ]),
  )
