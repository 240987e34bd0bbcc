import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { paths } from '#frameworks/paths.ts'
import {
  type EditionListed,
  frameworkById,
  frameworkList,
  type FrameworkListed,
} from '#frameworks/views/frameworks.ts'
import { periodText, Source, Titled } from './parts.tsx'

/** All frameworks with their editions, and what is in force on the day; and each framework by itself. */
export function listPages(app: FastifyInstance): void {
  page(app, paths.frameworks, PageQuery({}), async (reader) => {
    const { words, moment } = reader
    const all = await frameworkList(reader.db, moment)
    const title = words.t('frameworks.list.title')
    return (
      <Page reader={reader} title={title} summary={words.t('frameworks.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('frameworks.list.lead')}</p>
        <p>
          <a class="ds-link" href={linkTo(reader, paths.compare)}>
            {words.t('frameworks.compare.title')}
          </a>
        </p>
        {all.length === 0 && <p class="empty">{words.t('frameworks.list.none')}</p>}
        {all.map((framework) => (
          <Section
            id={framework.id}
            title={
              <a class="ds-link" href={linkTo(reader, paths.framework(framework.id))}>
                <Titled titles={framework.titles} reader={reader} />
              </a>
            }
          >
            <Editions framework={framework} reader={reader} />
          </Section>
        ))}
        {all.length > 0 && <Exports reader={reader} list={paths.frameworks} />}
      </Page>
    )
  })
  page(app, paths.framework(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    const { words, moment, locale } = reader
    const framework = found(
      await frameworkById(reader.db, moment, id),
      'frameworks/unknown-framework',
    )
    const now = framework.editions.find(({ edition }) => edition === framework.inForce)
    return (
      <Page reader={reader} title={titleIn(framework.titles, locale).text}>
        <h1 class="ds-heading" data-size="lg">
          <Titled titles={framework.titles} reader={reader} />
        </h1>
        <p class="lead">
          {now === undefined
            ? words.t('frameworks.list.none-in-force', { day: words.day(moment.asOf) })
            : words.t('frameworks.list.in-force', {
                day: words.day(moment.asOf),
                edition: titleIn(now.titles, locale).text,
              })}
        </p>
        <Editions framework={framework} reader={reader} />
        <p>
          <a class="ds-link" href={linkTo(reader, paths.frameworks)}>
            {words.t('frameworks.list.title')}
          </a>
        </p>
      </Page>
    )
  })
}

interface EditionsProps {
  framework: FrameworkListed
  reader: Reader
}

function Editions({ framework, reader }: EditionsProps) {
  const { words, locale } = reader
  const columns = [
    {
      title: words.t('frameworks.column.edition'),
      cell: (each: EditionListed) => (
        <a class="ds-link" href={linkTo(reader, paths.edition(framework.id, each.edition))}>
          <Titled titles={each.titles} reader={reader} />
        </a>
      ),
    },
    {
      title: words.t('frameworks.column.standing'),
      cell: (each: EditionListed) => words.t(`frameworks.standing.${each.standing}`),
    },
    {
      title: words.t('frameworks.column.period'),
      cell: (each: EditionListed) => periodText(each, reader),
    },
    {
      title: words.t('frameworks.column.objectives'),
      cell: (each: EditionListed) => words.number(each.objectives),
    },
    {
      title: words.t('frameworks.column.source'),
      cell: (each: EditionListed) => <Source source={each.source} reader={reader} />,
    },
  ]
  const caption = titleIn(framework.titles, locale).text
  return <Table caption={caption} rows={framework.editions} columns={columns} variant="editions" />
}
