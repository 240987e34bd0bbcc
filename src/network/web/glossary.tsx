import type { FastifyInstance } from 'fastify'
import { paths } from '#network/paths.ts'
import { functionsInUse, kindsInUse, type WordInUse } from '#network/views/lists.ts'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { RestatedLink } from './restated-link.tsx'

/** The words of the network: every kind and function any office ever had, what it means, and when it was in use. */
export function glossaryPages(app: FastifyInstance): void {
  page(app, paths.kinds, PageQuery({}), async (reader) => {
    const rows = await kindsInUse(reader.db, reader.moment)
    return <Glossary word="kind" rows={rows} reader={reader} to={paths.kind} />
  })
  page(app, paths.functions, PageQuery({}), async (reader) => {
    const rows = await functionsInUse(reader.db, reader.moment)
    return <Glossary word="function" rows={rows} reader={reader} to={paths.function} />
  })
}

interface GlossaryProps {
  word: 'kind' | 'function'
  rows: readonly WordInUse[]
  reader: Reader
  to(id: string): string
}

function Glossary({ word, rows, reader, to }: GlossaryProps) {
  const { words, moment } = reader
  const title = words.t(`network.glossary.${word}`)
  return (
    <Page reader={reader} title={title}>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">{words.t('network.glossary.lead', { day: words.day(moment.asOf) })}</p>
      <Table
        caption={title}
        rows={rows}
        columns={[
          {
            title: words.t(`network.column.${word}`),
            cell: (row) => (
              <a class="ds-link" href={linkTo(reader, to(row.id))}>
                {words.t(`network.${word}.${row.id}`)}
              </a>
            ),
          },
          {
            title: words.t('network.glossary.meaning'),
            cell: (row) => words.t(`network.${word}-meaning.${row.id}`),
          },
          {
            title: words.t('network.glossary.offices'),
            cell: (row) => words.number(row.offices),
          },
          {
            title: words.t('network.column.when'),
            cell: (row) => (
              <Grounds row={{ ...row, sources: row.sources.slice(0, 4) }} reader={reader} />
            ),
          },
        ]}
      />
      <RestatedLink reader={reader} query={{ count: word === 'kind' ? 'offices' : 'functions' }} />
    </Page>
  )
}

/** Links to the words a reader of a list of offices may want explained. */
export function GlossaryLinks({ reader }: { reader: Reader }) {
  const { words } = reader
  const links = [
    { path: paths.kinds, title: words.t('network.glossary.kind') },
    { path: paths.functions, title: words.t('network.glossary.function') },
    { path: paths.areas, title: words.t('network.areas.title') },
  ]
  return (
    <ul class="columns">
      {links.map(({ path, title }) => (
        <li>
          <a class="ds-link" href={linkTo(reader, path)}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
