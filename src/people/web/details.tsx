import type { FastifyInstance } from 'fastify'
import { perform } from '#platform/act.ts'
import { form } from '#platform/doors/forms.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import {
  addressWanted,
  askForAddress,
  changeAddress,
  changeName,
  nameOf,
} from '#people/actions/address.ts'
import { confirmPassword, tryOnce } from '#people/actions/sign-in.ts'
import { AddressBody, AddressConfirmBody, LinkQuery, NameBody, PlainQuery } from '#people/forms.ts'
import { paths } from '#people/paths.ts'
import { hasPassword } from '#people/views/account.ts'
import { ownDeed } from './account.tsx'
import { mustHaveShown, ownAccount } from './own.ts'
import {
  AddressField,
  addressOf,
  letterLink,
  NameField,
  OwnPage,
  wayTo,
  PresentPassword,
} from './shared.tsx'

/** What one is called, and at which address: one's own affair. */
export function detailPages(app: FastifyInstance, { now }: { now(): Date }): void {
  namePage(app)
  addressPage(app, now)
  confirmPage(app, now)
}

function namePage(app: FastifyInstance): void {
  form(app, paths.name, {
    query: PlainQuery,
    body: NameBody,
    admission: 'signed-in',
    async show(reader, _query, _params, again) {
      const { words } = reader
      const { person } = await ownAccount(reader)
      return (
        <OwnPage reader={reader} title={words.t('people.name.title')}>
          <p class="lead">{words.t('people.name.lead')}</p>
          <FormBody
            reader={reader}
            again={again}
            label={(field) => words.t(`people.field.${field}`)}
            told={<Refused again={again} words={words} />}
          >
            <Form reader={reader}>
              <Version now={nameOf(person)} again={again} />
              <NameField
                words={words}
                again={again}
                value={typedOr(again, 'name', person.name)}
                autocomplete="name"
              />
              <p class="ways">
                <SubmitButton label={words.t('people.save')} barred={null} id="save" />
              </p>
            </Form>
          </FormBody>
        </OwnPage>
      )
    },
    async send(reader, body) {
      const own = ownDeed(reader, 'people.name-changed')
      await perform(reader.db, own.deed, (act) => changeName(act, own.person, body))
      return wayTo(reader, paths.account, { done: 'saved' })
    },
  })
}

function addressPage(app: FastifyInstance, now: () => Date): void {
  form(app, paths.address, {
    query: PlainQuery,
    body: AddressBody,
    admission: 'signed-in',
    async show(reader, _query, _params, again) {
      const { words, db } = reader
      const { person } = await ownAccount(reader)
      return (
        <OwnPage reader={reader} title={words.t('people.address.title')}>
          <p class="lead">{words.t('people.address.lead', { email: person.email })}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <AddressField
              words={words}
              again={again}
              value={typedOr(again, 'email')}
              autocomplete="email"
            />
            {(await hasPassword(db, person.id)) && <PresentPassword words={words} again={again} />}
            <p class="ways">
              <SubmitButton label={words.t('people.address.do')} barred={null} id="address" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { email, current = '' }, _params, reply) {
      const { db, site, locale } = reader
      const own = ownDeed(reader, 'people.address-asked')
      await mustHaveShown(reader)
      const { person } = await ownAccount(reader)
      const address = addressOf(reply)
      const recovery = letterLink(site.origin, locale, paths.recover)
      // Where letters go, a new password can be had: a session that somebody left open is not enough for that.
      if (await hasPassword(db, person.id))
        await confirmPassword(
          db,
          { person: person.id, password: current, address, recovery },
          now(),
        )
      await tryOnce(db, { purpose: 'recovery', account: person.id, address }, now())
      const link = (token: string) =>
        letterLink(site.origin, locale, paths.confirmAddress, { token })
      await perform(db, own.deed, (act) => askForAddress(act, person, { email, link, now: now() }))
      return wayTo(reader, paths.account, { done: 'address-asked' })
    },
  })
}

function confirmPage(app: FastifyInstance, now: () => Date): void {
  form(app, paths.confirmAddress, {
    query: LinkQuery,
    body: AddressConfirmBody,
    admission: 'signed-in',
    async show(reader, { token = '' }, _params, again) {
      const { words } = reader
      const { person } = await ownAccount(reader)
      const email = await addressWanted(reader.db, person.id, token, now())
      return (
        <OwnPage reader={reader} title={words.t('people.address.confirm')}>
          <p class="lead">{words.t('people.address.confirm.lead', { email })}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <input type="hidden" name="token" value={token} />
            <p class="ways">
              <SubmitButton
                label={words.t('people.address.confirm.do')}
                barred={null}
                id="confirm"
              />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { token }) {
      const { db, site, locale } = reader
      const own = ownDeed(reader, 'people.address-changed')
      const account = letterLink(site.origin, locale, paths.account)
      await perform(db, own.deed, (act) =>
        changeAddress(act, own.person, { secret: token, account, now: now() }),
      )
      return wayTo(reader, paths.account, { done: 'address-changed' })
    },
  })
}
