import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { RoleRight } from '#posts/model/post.ts'
import { isComing } from '#posts/model/rights.ts'
import { roles } from '#posts/model/roles.ts'
import { paths } from '#posts/paths.ts'
import { roleRights } from '#posts/views/roles.ts'

/** Every role with the rights it gives on the day. */
export function rolesPage(app: FastifyInstance): void {
  page(app, paths.roles, PageQuery({}), async (reader) => {
    const { words, moment } = reader
    const byRole = Map.groupBy(await roleRights(reader.db, moment), (each) => each.role)
    return (
      <Page reader={reader} title={words.t('posts.roles.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('posts.roles.title')}
        </h1>
        <p class="lead">{words.t('posts.roles.lead')}</p>
        {roles.map((role) => {
          const rights = byRole.get(role) ?? []
          const title = words.t(`posts.role.${role}`)
          return (
            rights.length > 0 && (
              <Section title={title}>
                <RightsTable rights={rights} reader={reader} caption={title} />
              </Section>
            )
          )
        })}
        <Exports reader={reader} list="/roles" />
      </Page>
    )
  })
}

interface RightsProps {
  rights: readonly RoleRight[]
  reader: Reader
  caption: string
}

/** Rights of a role: what, how far, up to which amount, by which source. */
export function RightsTable({ rights, reader: { words }, caption }: RightsProps) {
  return (
    <Table
      caption={caption}
      rows={rights}
      columns={[
        { title: words.t('posts.column.right'), cell: ({ right }) => rightText(right, words) },
        { title: words.t('posts.column.reach'), cell: (each) => reachText(each, words) },
        {
          title: words.t('posts.column.limit'),
          cell: ({ limit }) => limit !== null && <bdi>{amountText(limit, words)}</bdi>,
        },
        { title: words.t('posts.column.source'), cell: ({ source }) => sourceText(source, words) },
      ]}
    />
  )
}

type Words = Reader['words']

/** A right in words; one that opens no door yet says so. */
export const rightText = (right: string, words: Words) =>
  isComing(right)
    ? words.t('posts.right.coming', { right: words.t(`posts.right.${right}`) })
    : words.t(`posts.right.${right}`)

/** How far a right reaches, in words. */
export function reachText(
  { reach, function: held }: { reach: string; function: string | null },
  words: Words,
): string {
  if (reach !== 'mandate') return words.t(`posts.reach.${reach}`)
  if (held === null || held === '') return words.t('posts.reach.coverage')
  return words.t('posts.reach.mandate', { function: words.t(`network.function.${held}`) })
}

/** An amount with its currency, in the digits of the language. */
export const amountText = (
  { amount, currency }: { amount: string; currency: string },
  words: Words,
) => `${words.number(amount)} ${currency}`

/** Where a rule stands: a document's id, or that nobody wrote it down yet. */
const sourceText = (source: string, words: Words) =>
  words.has(`posts.source.${source}`) ? words.t(`posts.source.${source}`) : source
