import type { FastifyInstance } from 'fastify'
import { type Deed, perform } from '#platform/act.ts'
import { actorOf, signedIn } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { page } from '#platform/http/answer.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { hashFor } from '#people/actions/passwords.ts'
import { setPassword } from '#people/actions/recovery.ts'
import { endSession, endSessions } from '#people/actions/sessions.ts'
import { confirmPassword } from '#people/actions/sign-in.ts'
import { NothingBody, PasswordBody, PlainQuery } from '#people/forms.ts'
import { paths } from '#people/paths.ts'
import { grantOf, sessionOf } from '#people/permits.ts'
import { personById } from '#people/views.ts'
import { type OwnSession, sessionsOf } from '#people/views/account.ts'
import { rights } from './invite.tsx'
import { knownOf } from './links.tsx'
import {
  addressOf,
  letterLink,
  NewPassword,
  OwnPage,
  type PeopleHelp,
  wayTo,
  PresentPassword,
} from './shared.tsx'

/** Other domains' and colleagues' ways into the account: each a path and the key of its words. */
export interface AccountWay {
  path: string
  words: string
}

/** What somebody does to their own account, under their own name. */
export function ownDeed(
  reader: Reader,
  name: string,
): { person: string; session: string; deed: Deed } {
  const { asker } = signedIn(reader)
  const session = sessionOf(asker)
  const { person } = asker
  return { person, session, deed: { by: actorOf(asker, null), name, subject: `person:${person}` } }
}

/** One's own account: sessions, password, language and letters. */
export function accountPages(
  app: FastifyInstance,
  { now }: PeopleHelp,
  ways: readonly AccountWay[],
): void {
  page(
    app,
    paths.account,
    PlainQuery,
    async (reader, { done }) => {
      const { words, db } = reader
      const { asker } = signedIn(reader)
      const person = found(await personById(db, asker.person), 'people/unknown')
      const sessions = await sessionsOf(db, asker.person, now())
      return (
        <OwnPage reader={reader} title={words.t('people.account.title')} done={done}>
          <p class="lead">
            <bdi>{person.name}</bdi> · <bdi dir="ltr">{person.email}</bdi>
          </p>
          {asker.mustProve && (
            <p class="note">
              {words.t(asker.mustProve.isDue ? 'people.factor.due' : 'people.factor.due-from', {
                day: words.day(asker.mustProve.from),
              })}{' '}
              <a class="ds-link" href={wayTo(reader, paths.factors)}>
                {words.t('people.factor.title')}
              </a>
            </p>
          )}
          <ul class="own-ways">
            {[
              { path: paths.name, words: 'people.name.title' },
              { path: paths.address, words: 'people.address.title' },
              { path: paths.password, words: 'people.password.title' },
              { path: paths.letters, words: 'people.letters.title' },
              ...ways,
              { path: paths.tokens, words: 'people.tokens.title' },
              ...(grantOf(asker, rights.read) === null
                ? []
                : [{ path: paths.people, words: 'people.list.title' }]),
            ].map((way) => (
              <li>
                <a class="ds-link" href={wayTo(reader, way.path)}>
                  {words.t(way.words)}
                </a>
              </li>
            ))}
          </ul>
          <Section title={words.t('people.sessions.title')}>
            <p>{words.t('people.sessions.lead')}</p>
            <Sessions reader={reader} sessions={sessions} own={asker.session} />
            {sessions.length > 1 && (
              <form method="post" action={wayTo(reader, paths.endOthers)}>
                <button class="ds-button" data-variant="secondary" type="submit">
                  {words.t('people.sessions.end-others')}
                </button>
              </form>
            )}
          </Section>
          <form class="leave" method="post" action={wayTo(reader, paths.signOut)}>
            <button class="ds-button" type="submit">
              {words.t('platform.door.out')}
            </button>
          </form>
        </OwnPage>
      )
    },
    'signed-in',
  )

  deed(app, paths.endSession(':id'), {
    body: NothingBody,
    admission: 'signed-in',
    async send(reader, _body, { id = '' }) {
      const own = ownDeed(reader, 'people.session-ended')
      await perform(reader.db, own.deed, (act) => endSession(act, own.person, id))
      return wayTo(reader, paths.account, { done: 'session-ended' })
    },
  })
  deed(app, paths.endOthers, {
    body: NothingBody,
    admission: 'signed-in',
    async send(reader) {
      const own = ownDeed(reader, 'people.sessions-ended')
      await perform(reader.db, own.deed, (act) => endSessions(act, own.person, own.session))
      return wayTo(reader, paths.account, { done: 'sessions-ended' })
    },
  })
  passwordPage(app, now)
}

function Sessions({
  reader,
  sessions,
  own,
}: {
  reader: Reader
  sessions: readonly OwnSession[]
  own: string | null
}) {
  const { words } = reader
  return (
    <Table
      caption={words.t('people.sessions.count', { count: sessions.length })}
      rows={sessions}
      columns={[
        {
          title: words.t('people.sessions.browser'),
          cell: ({ id, browser, system }) => (
            <>
              {words.t('people.sessions.on', {
                browser: words.t(`people.browser.${browser}`),
                system: words.t(`people.system.${system}`),
              })}{' '}
              {id === own && <small>{words.t('people.sessions.this')}</small>}
            </>
          ),
        },
        { title: words.t('people.sessions.way'), cell: ({ way }) => words.t(`people.way.${way}`) },
        { title: words.t('people.sessions.begun'), cell: ({ begunOn }) => words.day(begunOn) },
        { title: words.t('people.sessions.seen'), cell: ({ seenOn }) => words.day(seenOn) },
        {
          title: words.t('people.sessions.end.title'),
          cell: ({ id }) => (
            <form method="post" action={wayTo(reader, paths.endSession(id))}>
              <button class="ds-button" data-variant="secondary" type="submit">
                {words.t('people.sessions.end')}
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}

function passwordPage(app: FastifyInstance, now: () => Date): void {
  form(app, paths.password, {
    query: PlainQuery,
    body: PasswordBody,
    admission: 'signed-in',
    async show(reader, _query, _params, again) {
      const { words } = reader
      const person = found(
        await personById(reader.db, signedIn(reader).asker.person),
        'people/unknown',
      )
      return (
        <OwnPage reader={reader} title={words.t('people.password.title')}>
          <p class="lead">{words.t('people.password.lead')}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <input type="hidden" autocomplete="username" value={person.email} />
            <PresentPassword words={words} again={again} />
            <NewPassword words={words} again={again} />
            <p class="ways">
              <SubmitButton label={words.t('people.password.do')} barred={null} id="change" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { current, password }, _params, reply) {
      const { db, site } = reader
      const own = ownDeed(reader, 'people.password-changed')
      const address = addressOf(reply)
      const recovery = letterLink(site.origin, reader.locale, paths.recover)
      const asked = { person: own.person, password: current, address, recovery }
      const person = await confirmPassword(db, asked, now())
      const hash = await hashFor(password, knownOf(reader, person))
      const signIn = letterLink(site.origin, person.locale, paths.recover)
      await perform(db, own.deed, (act) =>
        setPassword(act, person, { hash, signIn, but: own.session }),
      )
      return wayTo(reader, paths.account, { done: 'password-changed' })
    },
  })
}
