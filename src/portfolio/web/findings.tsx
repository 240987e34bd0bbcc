import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { paths as projects } from '#projects/paths.ts'
import { FindingsPageQuery } from '#portfolio/forms.ts'
import { findingAbouts, findingReasons } from '#portfolio/model/finding.ts'
import { paths } from '#portfolio/paths.ts'
import { countsOf, findingList, type FindingShown } from '#portfolio/views/findings.ts'

/** What of the published projects could not be tied to what is known here, each with the reason and its line. */
export function findingsPage(app: FastifyInstance): void {
  page(app, paths.findings, FindingsPageQuery, async (reader, query) => {
    const { words, db, moment } = reader
    const wanted = { about: query.about || undefined, reason: query.reason || undefined }
    const all = await findingList(db, moment)
    const shown = all.filter(
      ({ about, reason }) =>
        (wanted.about === undefined || about === wanted.about) &&
        (wanted.reason === undefined || reason === wanted.reason),
    )
    const title = words.t('portfolio.findings.title')
    const told = (ids: readonly string[], key: string) =>
      ids.map((id) => ({ id, name: words.t(`${key}.${id}`) }))
    return (
      <Page reader={reader} title={title} summary={words.t('portfolio.findings.lead')}>
        <div class="portfolio">
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('portfolio.findings.lead')}</p>
          <ul>
            {countsOf(all).map(({ about, reason, count }) => (
              <li>
                {words.number(count)} · {words.t(`portfolio.about.${about}`)}:{' '}
                {words.t(`portfolio.reason.${reason}`)}
              </li>
            ))}
          </ul>
          <p>{words.t('portfolio.findings.all')}</p>
          <form
            class="finder"
            method="get"
            role="search"
            aria-label={words.t('portfolio.findings.narrow')}
          >
            <ChoiceOf
              form="findings"
              name="about"
              label={words.t('portfolio.findings.about')}
              any={words.t('projects.list.any')}
              options={told(findingAbouts, 'portfolio.about')}
              chosen={wanted.about}
            />
            <ChoiceOf
              form="findings"
              name="reason"
              label={words.t('portfolio.findings.reason')}
              any={words.t('projects.list.any')}
              options={told(findingReasons, 'portfolio.reason')}
              chosen={wanted.reason}
            />
            <div class="finder__buttons">
              <button class="ds-button" type="submit">
                {words.t('projects.list.show')}
              </button>
              <a class="ds-link" href={linkTo(reader, paths.findings)}>
                {words.t('portfolio.findings.reset')}
              </a>
            </div>
          </form>
          {shown.length === 0 ? (
            <p class="empty">{words.t('portfolio.findings.none')}</p>
          ) : (
            <FindingTable findings={shown} reader={reader} />
          )}
          <Exports reader={reader} list={paths.findings} query={wanted} />
        </div>
      </Page>
    )
  })
}

function FindingTable({ findings, reader }: { findings: readonly FindingShown[]; reader: Reader }) {
  const { words } = reader
  const column = (name: string) => words.t(`portfolio.findings.${name}`)
  return (
    <Table
      caption={words.t('portfolio.findings.count', { count: findings.length })}
      rows={findings}
      columns={[
        {
          title: column('project'),
          cell: ({ code, project, title }) => (
            <>
              <a class="ds-link" href={linkTo(reader, projects.project(project))}>
                <bdi dir="ltr">{code}</bdi>
              </a>{' '}
              <bdi>{title}</bdi>
            </>
          ),
        },
        { title: column('about'), cell: ({ about }) => words.t(`portfolio.about.${about}`) },
        { title: column('reason'), cell: ({ reason }) => words.t(`portfolio.reason.${reason}`) },
        { title: column('stated'), cell: ({ stated }) => stated !== '' && <bdi>{stated}</bdi> },
        {
          title: column('candidates'),
          cell: ({ candidates }) =>
            candidates.length > 0 && (
              <ul class="countries">
                {candidates.map(({ id, name }) => (
                  <li>
                    <OfficeLink id={id} name={name} reader={reader} />
                  </li>
                ))}
              </ul>
            ),
        },
        {
          title: column('source'),
          cell: ({ source, line }) => (
            <a class="ds-link" href={linkTo(reader, `/sources/${source}`)}>
              {words.t('portfolio.line', { source, line: String(line) })}
            </a>
          ),
        },
      ]}
    />
  )
}
