import type { FastifyInstance } from 'fastify'
import { deed, form } from '#platform/doors/forms.ts'
import { Form, Refused, SubmitButton, typedOr, WayTo } from '#platform/ui/form.tsx'
import { leave, beginSession } from '#people/actions/sessions.ts'
import { personByPassword } from '#people/actions/sign-in.ts'
import { NothingBody, SignInBody, SignInQuery } from '#people/forms.ts'
import { browserOf } from '#people/model/session.ts'
import { ownPath } from '#people/model/way-on.ts'
import { paths } from '#people/paths.ts'
import { cookieIn, giveCookie, takeCookie } from './cookie.ts'
import { questionFor } from './keys.tsx'
import {
  AddressField,
  addressOf,
  letterLink,
  OwnPage,
  type PeopleHelp,
  wayTo,
  PresentPassword,
} from './shared.tsx'
import { OtherWays } from './ways.tsx'

/** Signing in with address and password, and signing out. */
export function signInPages(
  app: FastifyInstance,
  { now, awaitsFactor, openidName, demo }: PeopleHelp,
): void {
  form(app, paths.signIn, {
    query: SignInQuery,
    body: SignInBody,
    admission: 'anyone',
    async show(reader, query, _params, again) {
      const { words } = reader
      const to = ownPath(again === null ? query.to : typedOr(again, 'to'))
      return (
        <OwnPage reader={reader} title={words.t('people.sign-in.title')} done={query.done}>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <input type="hidden" name="to" value={to ?? ''} />
            <AddressField
              words={words}
              again={again}
              value={typedOr(again, 'email')}
              autocomplete="username"
            />
            <PresentPassword
              name="password"
              label="people.field.password"
              words={words}
              again={again}
            />
            <p class="ways">
              <SubmitButton label={words.t('people.sign-in.do')} barred={null} id="sign-in" />
            </p>
          </Form>
          <p>
            <a class="ds-link" href={wayTo(reader, paths.recover)}>
              {words.t('people.sign-in.forgotten')}
            </a>
          </p>
          {demo !== null && (
            <p class="ways">
              <WayTo
                href={wayTo(reader, demo.path)}
                label={reader.words.t(demo.words)}
                barred={null}
                id="demo"
              />
            </p>
          )}
          <OtherWays
            reader={reader}
            to={to ?? undefined}
            wish={await questionFor(reader, now())}
            openidName={openidName}
            isLeaving={query.done === 'signed-out'}
          />
          <p>
            <small>{words.t('people.sign-in.who')}</small>
          </p>
        </OwnPage>
      )
    },
    async send(reader, { email, password, to }, _params, reply) {
      const { db, site } = reader
      const person = await personByPassword(
        db,
        {
          email,
          password,
          address: addressOf(reply),
          recovery: letterLink(site.origin, reader.locale, paths.recover),
        },
        now(),
      )
      const owesFactor = await awaitsFactor(db, person.id)
      const { request } = reply
      const secret = await beginSession(
        db,
        {
          person: person.id,
          way: 'password',
          browser: browserOf(request.headers['user-agent']),
          awaitsFactor: owesFactor,
          hasSecondFactor: false,
          instead: cookieIn(request, site.origin),
        },
        now(),
      )
      void giveCookie(reply, site.origin, secret)
      const onward = ownPath(to)
      if (owesFactor) return wayTo(reader, paths.factor, { to: onward ?? undefined })
      return onward ?? wayTo({ locale: person.locale }, '/')
    },
  })

  deed(app, paths.signOut, {
    body: NothingBody,
    admission: 'anyone',
    async send(reader, _body, _params, reply) {
      const { site } = reader
      const secret = cookieIn(reply.request, site.origin)
      if (secret !== undefined) await leave(reader.db, secret)
      void takeCookie(reply, site.origin)
      return wayTo(reader, paths.signIn, { done: 'signed-out' })
    },
  })
}
