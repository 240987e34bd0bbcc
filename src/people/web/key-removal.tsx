import type { FastifyInstance } from 'fastify'
import { perform } from '#platform/act.ts'
import { signedIn } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { removePasskey } from '#people/actions/passkeys.ts'
import { confirmPassword } from '#people/actions/sign-in.ts'
import { PasskeyRemovalBody } from '#people/forms/factor.ts'
import { PlainQuery } from '#people/forms.ts'
import { paths } from '#people/paths.ts'
import { passkeysOf } from '#people/views/factor.ts'
import { ownAccount } from './own.ts'
import { addressOf, letterLink, OwnPage, wayTo, PresentPassword } from './shared.tsx'

/**
 * Taking a passkey away: after a second factor, or with the password where the device is lost. Of whom a second factor is asked
 * the password is not enough: whoever guessed it would put their own factor in its place.
 */
export function keyRemovalPage(app: FastifyInstance, now: () => Date): void {
  form(app, paths.removePasskey(':id'), {
    query: PlainQuery,
    body: PasskeyRemovalBody,
    admission: 'signed-in',
    async show(reader, _query, { id = '' }, again) {
      const { words, db } = reader
      const { person } = await ownAccount(reader)
      refuseUnproven(reader)
      const own = await passkeysOf(db, person.id)
      const passkey = found(
        own.find((each) => each.id === id),
        'people/unknown-passkey',
      )
      return (
        <OwnPage
          reader={reader}
          title={words.t('people.keys.remove.which', { name: passkey.name })}
        >
          <Refused again={again} words={words} />
          <Form reader={reader}>
            {!signedIn(reader).asker.hasSecondFactor && (
              <PresentPassword words={words} again={again} />
            )}
            <p class="ways">
              <SubmitButton label={words.t('people.keys.remove')} barred={null} id="remove" />
              <a class="ds-link" href={wayTo(reader, paths.passkeys)}>
                {words.t('people.keys.keep')}
              </a>
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { current = '' }, { id = '' }, reply) {
      const { db, site, locale } = reader
      const { person, by } = await ownAccount(reader)
      refuseUnproven(reader)
      const recovery = letterLink(site.origin, locale, paths.recover)
      if (!signedIn(reader).asker.hasSecondFactor)
        await confirmPassword(
          db,
          { person: person.id, password: current, address: addressOf(reply), recovery },
          now(),
        )
      const deedDone = { by, name: 'people.passkey-removed', subject: `person:${person.id}` }
      await perform(db, deedDone, (act) => removePasskey(act, { person, site, id }))
      return wayTo(reader, paths.passkeys, { done: 'passkey-removed' })
    },
  })
}

function refuseUnproven(reader: Reader): void {
  if (signedIn(reader).asker.mustProve?.isDue === true)
    throw new Refusal('forbidden', 'asker/no-factor')
}
