import type { FastifyInstance } from 'fastify'
import { type Act, perform } from '#platform/act.ts'
import { actorOf, signedIn } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { type Guest, idOfGuest, invite } from '#people/actions/invitation.ts'
import { InviteBody, NothingBody, PlainQuery } from '#people/forms.ts'
import { paths } from '#people/paths.ts'
import { grantOf } from '#people/permits.ts'
import { personById } from '#people/views.ts'
import {
  AddressField,
  LanguageField,
  letterLink,
  NameField,
  OwnPage,
  type PeopleHelp,
  wayTo,
} from './shared.tsx'

/** What is done to people, each with its right. */
export const rights = { read: 'people.read', invite: 'people.invite', end: 'people.end' }

/** Does something about a person under the right it takes. */
export function performOn<T>(
  reader: Reader,
  { name, right, person }: { name: string; right: string; person: string },
  work: (act: Act) => Promise<T>,
): Promise<T> {
  const { asker } = signedIn(reader)
  const by = actorOf(asker, grantOf(asker, right))
  return perform(reader.db, { by, name, subject: `person:${person}` }, work)
}

/** Asking a person to come, and asking again. */
export function invitePages(app: FastifyInstance, { now }: PeopleHelp): void {
  const send = async (reader: Reader, guest: Guest) => {
    const id = await idOfGuest(reader.db, guest.email)
    await performOn(reader, { name: 'people.invited', right: rights.invite, person: id }, (act) =>
      invite(act, guest, {
        id,
        now: now(),
        inviter: act.by.name,
        link: (token) => letterLink(reader.site.origin, guest.locale, paths.invitation, { token }),
      }),
    )
  }
  form(app, paths.invite, {
    query: PlainQuery,
    body: InviteBody,
    admission: { right: rights.invite, reach: 'everywhere' },
    async show(reader, _query, _params, again) {
      const { words } = reader
      return (
        <OwnPage reader={reader} title={words.t('people.invite.title')}>
          <p class="lead">{words.t('people.invite.lead')}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <NameField
              words={words}
              again={again}
              value={typedOr(again, 'name')}
              autocomplete="off"
            />
            <AddressField
              words={words}
              again={again}
              value={typedOr(again, 'email')}
              autocomplete="off"
            />
            <LanguageField
              words={words}
              again={again}
              value={typedOr(again, 'locale', reader.locale)}
            />
            <p class="ways">
              <SubmitButton label={words.t('people.invite.do')} barred={null} id="invite" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, guest) {
      await send(reader, guest)
      return wayTo(reader, paths.people, { done: 'invited' })
    },
  })
  deed(app, paths.reinvite(':id'), {
    body: NothingBody,
    admission: { right: rights.invite, reach: 'everywhere' },
    async send(reader, _body, { id = '' }) {
      const person = found(await personById(reader.db, id), 'people/unknown')
      await send(reader, person)
      return wayTo(reader, paths.people, { done: 'invited' })
    },
  })
}
