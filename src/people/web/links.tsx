import type { FastifyInstance } from 'fastify'
import { perform } from '#platform/act.ts'
import { form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { accept } from '#people/actions/invitation.ts'
import { ownerOfLink } from '#people/actions/links.ts'
import { hashFor } from '#people/actions/passwords.ts'
import { askForRecovery, recover } from '#people/actions/recovery.ts'
import { beginSession } from '#people/actions/sessions.ts'
import {
  InvitationBody,
  LinkQuery,
  PlainQuery,
  RecoverBody,
  RecoverNewBody,
} from '#people/forms.ts'
import { plainName, type Person } from '#people/model/person.ts'
import { browserOf } from '#people/model/session.ts'
import { paths } from '#people/paths.ts'
import { cookieIn, giveCookie } from './cookie.ts'
import {
  AddressField,
  addressOf,
  LanguageField,
  letterLink,
  NameField,
  NewPassword,
  OwnPage,
  type PeopleHelp,
  wayTo,
} from './shared.tsx'

/** What others know of someone, which their password must not be made of. */
export const knownOf = (reader: Reader, person: Pick<Person, 'email' | 'name'>): string[] => [
  person.email,
  person.name,
  ...Object.values(reader.site.title),
  'meridian',
]

/** The doors that a link in a letter opens: coming by invitation, and choosing a new password. */
export function linkPages(app: FastifyInstance, { now }: PeopleHelp): void {
  invitationPage(app, now)
  recoverPages(app, now)
}

function invitationPage(app: FastifyInstance, now: () => Date): void {
  form(app, paths.invitation, {
    query: LinkQuery,
    body: InvitationBody,
    admission: 'anyone',
    async show(reader, { token = '' }, _params, again) {
      const { words } = reader
      const person = await ownerOfLink(reader.db, 'invitation', token, now())
      const title = words.t('people.invitation.title', { title: reader.site.title[reader.locale] })
      return (
        <OwnPage reader={reader} title={title}>
          <p class="lead">{words.t('people.invitation.lead', { email: person.email })}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" autocomplete="username" value={person.email} />
            <NameField
              words={words}
              again={again}
              value={typedOr(again, 'name', person.name)}
              autocomplete="name"
            />
            <LanguageField
              words={words}
              again={again}
              value={typedOr(again, 'locale', reader.locale)}
            />
            <NewPassword words={words} again={again} />
            <p class="ways">
              <SubmitButton label={words.t('people.invitation.do')} barred={null} id="accept" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { token, name, locale, password }, _params, reply) {
      const { db, site } = reader
      const invited = await ownerOfLink(db, 'invitation', token, now())
      const hash = await hashFor(password, knownOf(reader, { ...invited, name }))
      const by = { person: invited.id, name: plainName(name), post: null, onBehalfOf: null }
      const deed = { by, name: 'people.came', subject: `person:${invited.id}` }
      const secret = await perform(db, deed, async (act) => {
        const person = await accept(act, { secret: token, name, locale, hash }, now())
        const begun = {
          person,
          way: 'invitation' as const,
          browser: browserOf(reply.request.headers['user-agent']),
          awaitsFactor: false,
          hasSecondFactor: false,
          instead: cookieIn(reply.request, site.origin),
        }
        return beginSession(act.db, begun, now())
      })
      void giveCookie(reply, site.origin, secret)
      return wayTo({ locale }, paths.account, { done: 'came' })
    },
  })
}

function recoverPages(app: FastifyInstance, now: () => Date): void {
  form(app, paths.recover, {
    query: PlainQuery,
    body: RecoverBody,
    admission: 'anyone',
    async show(reader, { done }, _params, again) {
      const { words } = reader
      return (
        <OwnPage reader={reader} title={words.t('people.recover.title')} done={done}>
          <p class="lead">{words.t('people.recover.lead')}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <AddressField
              words={words}
              again={again}
              value={typedOr(again, 'email')}
              autocomplete="username"
            />
            <p class="ways">
              <SubmitButton label={words.t('people.recover.do')} barred={null} id="recover" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { email }, _params, reply) {
      const { db, site, locale } = reader
      const link = (token: string) => letterLink(site.origin, locale, paths.recoverNew, { token })
      await askForRecovery(db, { email, address: addressOf(reply), link }, now())
      return wayTo(reader, paths.recover, { done: 'recovery-asked' })
    },
  })

  form(app, paths.recoverNew, {
    query: LinkQuery,
    body: RecoverNewBody,
    admission: 'anyone',
    async show(reader, { token = '' }, _params, again) {
      const { words } = reader
      const person = await ownerOfLink(reader.db, 'recovery', token, now())
      return (
        <OwnPage reader={reader} title={words.t('people.recover.new')}>
          <p class="lead">{words.t('people.recover.new.lead', { email: person.email })}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" autocomplete="username" value={person.email} />
            <NewPassword words={words} again={again} />
            <p class="ways">
              <SubmitButton label={words.t('people.password.do')} barred={null} id="renew" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { token, password }) {
      const { db, site } = reader
      const person = await ownerOfLink(db, 'recovery', token, now())
      const hash = await hashFor(password, knownOf(reader, person))
      const by = { person: person.id, name: person.name, post: null, onBehalfOf: null }
      const deed = { by, name: 'people.recovered', subject: `person:${person.id}` }
      const signIn = letterLink(site.origin, person.locale, paths.signIn)
      await perform(db, deed, (act) => recover(act, person, { secret: token, hash, signIn }, now()))
      return wayTo(reader, paths.signIn, { done: 'recovered' })
    },
  })
}
