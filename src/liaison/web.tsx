import { OfficesHolding } from '#network/web/offices-holding.tsx'
import { RestatedLink } from '#network/web/restated-link.tsx'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { RecordSection } from '#platform/ui/section.tsx'
import { paths as network } from '#network/paths.ts'
import { bodyKinds } from './model/vocabulary.ts'
import { paths } from './paths.ts'
import { body, bodyList, type Liaison, liaisonOf, liaisonWith } from './views.ts'

/** Bodies outside the organisation, and who speaks to them for it: on the day, before and after. */
export function liaisonPages(app: FastifyInstance, endings: readonly RecordSection[]): void {
  page(
    app,
    paths.bodies,
    PageQuery({ kind: Type.Optional(Type.Enum(['', ...bodyKinds])) }),
    async (reader, query) => {
      const bodies = await bodyList(reader.db, reader.moment, query.kind || null)
      const { words } = reader
      return (
        <Page reader={reader} title={words.t('liaison.bodies.title')}>
          <h1 class="ds-heading" data-size="lg">
            {words.t('liaison.bodies.title')}
          </h1>
          <p class="lead">{words.t('liaison.bodies.lead', { count: bodies.length })}</p>
          {[...Map.groupBy(bodies, (each) => each.kind ?? 'other-organisation')].map(
            ([kind, group]) => (
              <section>
                <h2 class="ds-heading" data-size="sm">
                  {words.t(`liaison.kind.${kind}`)}
                </h2>
                <ul class="columns">
                  {group.map((each) => (
                    <li>
                      <a class="ds-link" href={linkTo(reader, paths.body(each.id))}>
                        <bdi lang="en">{each.name}</bdi>
                      </a>{' '}
                      <small>
                        {each.offices > 0
                          ? words.t('liaison.bodies.offices', { count: each.offices })
                          : each.lastLiaison !== null &&
                            words.t('liaison.bodies.last', { day: words.day(each.lastLiaison) })}
                      </small>
                    </li>
                  ))}
                </ul>
              </section>
            ),
          )}
          <RestatedLink reader={reader} query={{ count: 'liaison' }} />
          <Exports reader={reader} list="/bodies" query={{ kind: query.kind || undefined }} />
        </Page>
      )
    },
  )

  page(app, paths.body(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    const it = found(
      await body(reader.db, reader.moment, reader.locale, id),
      'liaison/unknown-body',
    )
    const [all, ending] = await Promise.all([
      liaisonWith(reader.db, reader.moment, reader.locale, id),
      Promise.all(endings.map((each) => each(reader, id))),
    ])
    const { words, moment } = reader
    const last = lastStatedBefore(
      all.filter(({ holds }) => !holds),
      moment.asOf,
    )
    const day = words.day(moment.asOf)
    return (
      <Page reader={reader} title={it.name}>
        <h1 class="ds-heading" data-size="lg">
          <bdi lang="en">{it.name}</bdi>
          {it.shortNames.length > 0 && <small lang="en"> ({it.shortNames.join(', ')})</small>}
        </h1>
        {it.kind !== null && <p class="lead">{words.t(`liaison.kind.${it.kind}`)}</p>}
        <OfficesHolding
          rows={all}
          column={{
            title: words.t('liaison.column.role'),
            cell: ({ role }) => words.t(`liaison.role.${role}`),
          }}
          title={words.t('liaison.body.now', { day })}
          nobody={
            last
              ? words.t('liaison.body.nobody-since', { day, last: words.day(last) })
              : words.t('liaison.body.nobody', { day })
          }
          others={words.t('liaison.body.other-times')}
          reader={reader}
        />
        <Exports reader={reader} list={`/bodies/${id}/liaison`} />
        {it.members.length > 0 && (
          <section>
            <h2 class="ds-heading" data-size="sm">
              {words.t('liaison.body.members', { count: it.members.length })}
            </h2>
            <ul class="countries">
              {it.members.map((each) => (
                <li>
                  <a class="ds-link" href={linkTo(reader, network.country(each.id))}>
                    {each.name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {ending}
      </Page>
    )
  })
}

/** The last day, up to the one asked about, on which any source stated a liaison. */
const lastStatedBefore = (rows: readonly Liaison[], asOf: string): string | undefined =>
  rows
    .flatMap((row) =>
      row.last_stated !== null && row.last_stated <= asOf ? [row.last_stated] : [],
    )
    .toSorted((a, b) => (a < b ? 1 : -1))[0]

/** The bodies an office speaks to, as a part of its page. */
export async function officeLiaisonSection(reader: Reader, office: string) {
  const rows = await liaisonOf(reader.db, reader.moment, office)
  if (rows.length === 0) return null
  const { words } = reader
  const now = rows.filter((row) => row.holds)
  const others = rows.filter((row) => !row.holds)
  const item = (row: (typeof rows)[number]) => (
    <li>
      <a class="ds-link" href={linkTo(reader, paths.body(row.body))}>
        <bdi lang="en">{row.name}</bdi>
      </a>{' '}
      <small>{words.t(`liaison.role.${row.role}`)}</small>
      <Grounds row={row} reader={reader} />
    </li>
  )
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('liaison.office.title')}
      </h2>
      {now.length > 0 ? (
        <ul class="statements">{now.map(item)}</ul>
      ) : (
        <p>{words.t('liaison.office.nobody')}</p>
      )}
      {others.length > 0 && (
        <details>
          <summary>{words.t('network.office.other-times', { count: others.length })}</summary>
          <ul class="statements">{others.map(item)}</ul>
        </details>
      )}
    </section>
  )
}
