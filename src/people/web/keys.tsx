import type { FastifyInstance } from 'fastify'
import { perform } from '#platform/act.ts'
import { form } from '#platform/doors/forms.ts'
import { Field, Form, Refused, typedOr } from '#platform/ui/form.tsx'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Section } from '#platform/ui/section.tsx'
import {
  addPasskey,
  mayHavePasskeys,
  passkeyQuestion,
  passkeyWish,
  personByPasskey,
} from '#people/actions/passkeys.ts'
import { beginSession, raiseToSecondFactor } from '#people/actions/sessions.ts'
import { succeeded, tryOnce } from '#people/actions/sign-in.ts'
import { PasskeyBody, ShowPasskeyBody } from '#people/forms/factor.ts'
import { PlainQuery, SignInQuery } from '#people/forms.ts'
import { browserOf } from '#people/model/session.ts'
import { ownPath } from '#people/model/way-on.ts'
import { paths } from '#people/paths.ts'
import { personById } from '#people/views.ts'
import { type PasskeyItem, passkeysOf } from '#people/views/factor.ts'
import { cookieIn, giveCookie } from './cookie.ts'
import { keyRemovalPage } from './key-removal.tsx'
import { mustHaveShown, ownAccount } from './own.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { addressOf, OwnPage, wayTo } from './shared.tsx'

/** Passkeys: one's own, added and removed; and signing in with one. */
export function keyPages(app: FastifyInstance, now: () => Date): void {
  form(app, paths.passkeys, {
    query: PlainQuery,
    body: PasskeyBody,
    admission: 'signed-in',
    async show(reader, query, _params, again) {
      const { words, db, site } = reader
      const { person } = await ownAccount(reader)
      const own = await passkeysOf(db, person.id)
      return (
        <OwnPage reader={reader} title={words.t('people.keys.title')} done={query.done}>
          <p>{words.t('people.keys.what')}</p>
          <Refused again={again} words={words} />
          <Passkeys reader={reader} items={own} />
          <Section title={words.t('people.keys.add')}>
            {mayHavePasskeys(site) ? (
              <Form reader={reader}>
                <Field
                  name="name"
                  label={words.t('people.keys.name')}
                  hint={words.t('people.keys.name.hint')}
                  again={again}
                  words={words}
                >
                  {(attributes) => (
                    <input
                      class="ds-input"
                      type="text"
                      dir="auto"
                      maxLength={60}
                      required
                      value={typedOr(again, 'name')}
                      {...attributes}
                    />
                  )}
                </Field>
                <PasskeyButton
                  reader={reader}
                  label={words.t('people.keys.add.do')}
                  wish={{ create: await passkeyWish(db, person, site, now()) }}
                />
              </Form>
            ) : (
              <p>{words.t('people.keys.no-name')}</p>
            )}
          </Section>
        </OwnPage>
      )
    },
    async send(reader, { name, answer }, _params, reply) {
      const { db, site } = reader
      const { person, session, by } = await ownAccount(reader)
      await mustHaveShown(reader)
      const deedDone = { by, name: 'people.passkey-added', subject: `person:${person.id}` }
      await perform(db, deedDone, (act) => addPasskey(act, { person, site, name, answer }, now()))
      // The device just made sure who holds it: what a passkey stands for is shown.
      void giveCookie(reply, site.origin, await raiseToSecondFactor(db, session, now()))
      return wayTo(reader, paths.passkeys, { done: 'passkey-added' })
    },
  })

  keyRemovalPage(app, now)

  form(app, paths.showPasskey, {
    query: SignInQuery,
    body: ShowPasskeyBody,
    admission: 'anyone',
    async show(reader, query, _params, again) {
      const { words } = reader
      const to = again === null ? query.to : typedOr(again, 'to')
      return (
        <OwnPage reader={reader} title={words.t('people.keys.sign-in')}>
          <Refused again={again} words={words} />
          <ShowPasskey reader={reader} to={to} wish={await questionFor(reader, now())} />
          <p>
            <a class="ds-link" href={wayTo(reader, paths.signIn, { to: ownPath(to) ?? undefined })}>
              {words.t('people.keys.other-way')}
            </a>
          </p>
        </OwnPage>
      )
    },
    async send(reader, { answer, to }, _params, reply) {
      const { db, site } = reader
      const address = addressOf(reply)
      const account = `passkey ${address}`
      const attempt = await tryOnce(db, { purpose: 'sign-in', account, address }, now())
      const id = await personByPasskey(db, site, answer, now())
      await succeeded(db, attempt)
      const person = found(await personById(db, id), 'people/unknown')
      const { request } = reply
      const secret = await beginSession(
        db,
        {
          person: id,
          way: 'passkey',
          browser: browserOf(request.headers['user-agent']),
          awaitsFactor: false,
          hasSecondFactor: true,
          instead: cookieIn(request, site.origin),
        },
        now(),
      )
      void giveCookie(reply, site.origin, secret)
      return ownPath(to) ?? wayTo({ locale: person.locale }, '/')
    },
  })
}

/** What a browser is asked for to sign in; null where this site can have no passkeys. */
export const questionFor = (reader: Reader, now: Date) =>
  mayHavePasskeys(reader.site) ? passkeyQuestion(reader.db, reader.site, now) : null

/** The form that signs in with a passkey. */
export function ShowPasskey({
  reader,
  to,
  wish,
  isQuiet = false,
}: {
  reader: Reader
  to: string | undefined
  wish: Awaited<ReturnType<typeof questionFor>>
  isQuiet?: boolean
}) {
  const { words } = reader
  if (wish === null) return <p>{words.t('people.keys.no-name')}</p>
  return (
    <form class="form" method="post" action={wayTo(reader, paths.showPasskey)}>
      <input type="hidden" name="to" value={ownPath(to) ?? ''} />
      <PasskeyButton
        reader={reader}
        label={words.t('people.keys.sign-in')}
        wish={{ get: wish }}
        isQuiet={isQuiet}
      />
    </form>
  )
}

function Passkeys({ reader, items }: { reader: Reader; items: readonly PasskeyItem[] }) {
  const { words } = reader
  if (items.length === 0) return <p>{words.t('people.keys.none')}</p>
  return (
    <ul class="keys">
      {items.map(({ id, name, addedAt, usedAt }) => (
        <li>
          <div>
            <strong dir="auto">{name}</strong>
            <small>
              {words.t('people.keys.added', { day: words.day(addedAt.slice(0, 10)) })}{' '}
              {usedAt === null
                ? words.t('people.keys.unused')
                : words.t('people.keys.used', { day: words.day(usedAt.slice(0, 10)) })}
            </small>
          </div>
          <a
            class="ds-button"
            data-variant="secondary"
            href={wayTo(reader, paths.removePasskey(encodeURIComponent(id)))}
            aria-label={words.t('people.keys.remove.which', { name })}
          >
            {words.t('people.keys.remove')}
          </a>
        </li>
      ))}
    </ul>
  )
}
