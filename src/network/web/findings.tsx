import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Sources } from '#platform/ui/dated.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type FindingKind, findingKinds } from '#network/model/findings/finding.ts'
import { paths } from '#network/paths.ts'
import { type FindingItem, findingItems } from '#network/views/findings.ts'

const path = '/findings'
const FindingsQuery = PageQuery({ kind: Type.Optional(Type.Enum(['', ...findingKinds])) })

/** What does not fit in the documents, kind by kind, each with its sentence, its offices and its sources. */
export function findingsPage(app: FastifyInstance): void {
  page(app, path, FindingsQuery, async (reader, query) => {
    const found = await findingItems(reader.db, reader.moment, reader.words, query.kind || null)
    const { words } = reader
    const byKind = [...Map.groupBy(found, (each) => each.kind)]
    const lead = words.t('network.findings.lead', { count: found.length })
    return (
      <Page reader={reader} title={words.t('network.findings.title')} summary={lead}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('network.findings.title')}
        </h1>
        <p class="lead">{lead}</p>
        {query.kind ? (
          <p>
            <a class="ds-link" href={linkTo(reader, path)}>
              {words.t('network.findings.all')}
            </a>
          </p>
        ) : (
          <Contents
            kinds={byKind.map(([kind, items]) => ({ kind, count: items.length }))}
            reader={reader}
          />
        )}
        {found.length === 0 && <p>{words.t('network.findings.none')}</p>}
        {byKind.map(([kind, items]) => (
          <section id={kind}>
            <h2 class="ds-heading" data-size="sm">
              {words.t(`network.finding.${kind}.title`)}
            </h2>
            <ul class="statements">
              {items.map((item) => (
                <FindingLine item={item} reader={reader} />
              ))}
            </ul>
          </section>
        ))}
        <Exports reader={reader} list="/findings" query={{ kind: query.kind || undefined }} />
      </Page>
    )
  })
}

interface ContentsProps {
  kinds: readonly { kind: FindingKind; count: number }[]
  reader: Reader
}

function Contents({ kinds, reader }: ContentsProps) {
  const { words } = reader
  return (
    <nav aria-label={words.t('network.findings.contents')}>
      <ul class="columns">
        {kinds.map(({ kind, count }) => (
          <li>
            <a class="ds-link" href={`#${kind}`}>
              {words.t(`network.finding.${kind}.title`)}
            </a>{' '}
            ({words.number(count)})
          </li>
        ))}
      </ul>
    </nav>
  )
}

function FindingLine({ item, reader }: { item: FindingItem; reader: Reader }) {
  const { reason } = item.details
  return (
    <li id={item.id}>
      <p>{item.text}</p>
      {reason !== undefined && (
        <p class="remark" lang="en" dir="ltr">
          {reason}
        </p>
      )}
      {item.offices.length > 0 && (
        <ul class="countries">
          {item.offices.map((office) => (
            <li>
              <a class="ds-link" href={linkTo(reader, paths.office(office.id))}>
                <bdi lang="en">{office.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Sources sources={item.sources} reader={reader} />
    </li>
  )
}
