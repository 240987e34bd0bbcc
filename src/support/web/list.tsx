import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { themes } from '#posts/model/themes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { RequestsPageQuery } from '#support/forms/queries.ts'
import { inUse } from '#support/model/kind.ts'
import { states } from '#support/model/request.ts'
import { paths } from '#support/paths.ts'
import { kindList, type RequestFilter, requestList } from '#support/views.ts'
import { RequestTable } from './parts.tsx'

const perPage = 50

/** Requests for support: those that wait for the reader, those their office asked for, all that they may see. */
export function supportList(app: FastifyInstance): void {
  page(
    app,
    paths.support,
    RequestsPageQuery,
    async (visitor, { view = 'waiting', cursor, state, office, giver, theme, kind }) => {
      const reader = presently(visitor)
      const { words } = reader
      const filter: RequestFilter = {
        view,
        state: state || undefined,
        office: office || undefined,
        giver: giver || undefined,
        theme: theme || undefined,
        kind: kind || undefined,
      }
      const { items, total, next } = await requestList(reader, filter, { limit: perPage, cursor })
      return (
        <Page reader={reader} title={words.t('support.page.title')} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {words.t('support.page.title')}
          </h1>
          <p class="lead">{words.t('support.page.lead')}</p>
          <Ways reader={reader} />
          <Tabs view={view} reader={reader} />
          {await narrowing(reader, filter)}
          {items.length === 0 ? (
            <p class="empty">{words.t('support.page.none')}</p>
          ) : (
            <RequestTable
              requests={items}
              caption={words.t('support.page.count', { count: total })}
              reader={reader}
            />
          )}
          <Pager next={next} reader={reader} />
          {items.length > 0 && (
            <Exports
              reader={reader}
              list={paths.api.support}
              query={{ ...filter, isOpen: undefined }}
            />
          )}
        </Page>
      )
    },
    'signed-in',
  )
}

/** The ways on: to ask, where the reader may somewhere; to the load. */
function Ways({ reader }: { reader: SignedReader }) {
  const { words, asker } = reader
  return (
    <p class="ways">
      {asker.grants.some(({ right }) => right === 'projects.develop') && (
        <a class="ds-button" data-variant="secondary" href={linkTo(reader, paths.make)}>
          {words.t('support.page.ask')}
        </a>
      )}{' '}
      <a class="ds-link" href={linkTo(reader, paths.load)}>
        {words.t('support.page.load')}
      </a>
    </p>
  )
}

/** The three lists, side by side. */
const Tabs = ({ view, reader }: { view: string; reader: SignedReader }) => (
  <nav class="tabs" aria-label={reader.words.t('support.page.title')}>
    <ul>
      {(['waiting', 'own', 'all'] as const).map((each) => (
        <li>
          <a
            class="ds-link"
            href={linkTo(reader, paths.support, { view: each })}
            {...(each === view ? { 'aria-current': 'page' as const } : {})}
          >
            {reader.words.t(`support.page.view.${each}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

async function narrowing(reader: SignedReader, filter: RequestFilter) {
  const { words, db, moment, locale } = reader
  const offices = await officeChoices(db, moment)
  const kinds = inUse(await kindList(db, moment), moment.asOf)
  const field = (name: string) => ({
    form: 'support',
    name,
    label: words.t(`support.column.${name}`),
    reader,
  })
  return (
    <Narrowing reader={reader}>
      <input type="hidden" name="view" value={filter.view ?? 'waiting'} />
      <OneOf
        {...field('state')}
        chosen={filter.state}
        options={states.map((id) => ({ id, name: words.t(`support.state.${id}`) }))}
      />
      <OneOf
        {...field('theme')}
        chosen={filter.theme}
        options={themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) }))}
      />
      <OneOf
        {...field('kind')}
        chosen={filter.kind}
        options={kinds.map(({ id, titles }) => ({ id, name: titles[locale] }))}
      />
      <OneOf {...field('office')} chosen={filter.office} options={offices} />
      <OneOf {...field('giver')} chosen={filter.giver} options={offices} />
    </Narrowing>
  )
}
