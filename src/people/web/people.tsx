import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { deed } from '#platform/doors/forms.ts'
import { page } from '#platform/http/answer.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Table } from '#platform/ui/table.tsx'
import { deactivate, reactivate } from '#people/actions/invitation.ts'
import { NothingBody, PeopleQuery } from '#people/forms.ts'
import { standings } from '#people/model/person.ts'
import { paths } from '#people/paths.ts'
import { people, type PersonLine } from '#people/views.ts'
import { invitePages, performOn, rights } from './invite.tsx'
import { OwnPage, type PeopleHelp, wayTo } from './shared.tsx'

const perPage = 50
const mayInvite = (reader: Reader) =>
  signedIn(reader).asker.grants.some(({ right }) => right === rights.invite)
const mayEnd = (reader: Reader) =>
  signedIn(reader).asker.grants.some(({ right }) => right === rights.end)

/** The people who sign in: who they are, whether they may, and asking new ones to come. */
export function peopleList(app: FastifyInstance, help: PeopleHelp): void {
  page(
    app,
    paths.people,
    PeopleQuery,
    async (reader, query) => {
      const { words } = reader
      const at = query.page ?? 1
      const shown = await people(reader.db, {
        ...(query.standing ? { standing: query.standing } : {}),
        text: query.q ?? '',
        limit: perPage,
        offset: (at - 1) * perPage,
      })
      return (
        <OwnPage reader={reader} title={words.t('people.list.title')} done={query.done}>
          <p class="lead">{words.t('people.list.lead')}</p>
          <p class="ways">
            <WayTo
              href={wayTo(reader, paths.invite)}
              label={words.t('people.invite.title')}
              barred={mayInvite(reader) ? null : words.t('platform.asker/no-right')}
              id="no-invite"
            />
          </p>
          <Narrowing reader={reader} q={query.q ?? ''} standing={query.standing ?? ''} />
          {shown.items.length === 0 ? (
            <p class="empty">{words.t('people.list.none')}</p>
          ) : (
            <PeopleTable reader={reader} lines={shown.items} total={shown.total} />
          )}
          <p class="ways">
            {at > 1 && (
              <a class="ds-link" href={wayTo(reader, paths.people, pageAt(query, at - 1))}>
                {words.t('people.list.before')}
              </a>
            )}
            {at * perPage < shown.total && (
              <a class="ds-link" href={wayTo(reader, paths.people, pageAt(query, at + 1))}>
                {words.t('people.list.after')}
              </a>
            )}
          </p>
        </OwnPage>
      )
    },
    { right: rights.read, reach: 'everywhere' },
  )
  invitePages(app, help)
  standingDeeds(app)
}

const pageAt = ({ q, standing }: { q?: string; standing?: string }, at: number) => ({
  q,
  standing,
  page: at > 1 ? String(at) : undefined,
})

function Narrowing({ reader, q, standing }: { reader: Reader; q: string; standing: string }) {
  const { words } = reader
  return (
    <form class="finder" method="get" role="search" aria-label={words.t('people.list.find')}>
      <div class="finder__field finder__field--wide">
        <label for="people-q">{words.t('people.list.text')}</label>
        <input class="ds-input" id="people-q" type="search" name="q" value={q} maxLength={200} />
      </div>
      <ChoiceOf
        form="people"
        name="standing"
        label={words.t('people.field.standing')}
        any={words.t('people.list.all')}
        options={standings.map((id) => ({ id, name: words.t(`people.standing.${id}`) }))}
        chosen={standing === '' ? undefined : standing}
      />
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('people.list.find')}
        </button>
      </div>
    </form>
  )
}

function PeopleTable({
  reader,
  lines,
  total,
}: {
  reader: Reader
  lines: readonly PersonLine[]
  total: number
}) {
  const { words } = reader
  const own = signedIn(reader).asker.person
  const button = (path: string, key: string) => (
    <form method="post" action={wayTo(reader, path)}>
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.t(key)}
      </button>
    </form>
  )
  return (
    <Table
      caption={words.t('people.list.count', { count: total })}
      rows={lines}
      columns={[
        { title: words.t('people.field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { title: words.t('people.field.email'), cell: ({ email }) => <bdi dir="ltr">{email}</bdi> },
        {
          title: words.t('people.field.standing'),
          cell: ({ standing }) => words.t(`people.standing.${standing}`),
        },
        {
          title: words.t('people.sessions.seen'),
          cell: ({ seenOn }) => (seenOn === null ? '' : words.day(seenOn)),
        },
        {
          title: words.t('people.list.change'),
          cell: ({ id, standing }) => {
            if (id === own) return ''
            if (standing === 'deactivated')
              return mayEnd(reader) ? button(paths.reactivate(id), 'people.reactivate') : ''
            return (
              <div class="list__deeds">
                {standing === 'invited' &&
                  mayInvite(reader) &&
                  button(paths.reinvite(id), 'people.invite.again')}
                {mayEnd(reader) && button(paths.deactivate(id), 'people.deactivate')}
              </div>
            )
          },
        },
      ]}
    />
  )
}

function standingDeeds(app: FastifyInstance): void {
  deed(app, paths.deactivate(':id'), {
    body: NothingBody,
    admission: { right: rights.end, reach: 'everywhere' },
    async send(reader, _body, { id = '' }) {
      const done = { name: 'people.deactivated', right: rights.end, person: id }
      await performOn(reader, done, (act) => deactivate(act, id))
      return wayTo(reader, paths.people, { done: 'deactivated' })
    },
  })
  deed(app, paths.reactivate(':id'), {
    body: NothingBody,
    admission: { right: rights.end, reach: 'everywhere' },
    async send(reader, _body, { id = '' }) {
      const done = { name: 'people.reactivated', right: rights.end, person: id }
      await performOn(reader, done, (act) => reactivate(act, id))
      return wayTo(reader, paths.people, { done: 'reactivated' })
    },
  })
}
