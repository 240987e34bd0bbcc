import type { FastifyInstance, FastifyReply } from 'fastify'
import { perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { passCode, tellOfUsedCode } from '#people/actions/factors.ts'
import { personByPasskey } from '#people/actions/passkeys.ts'
import { passSecondFactor, raiseToSecondFactor } from '#people/actions/sessions.ts'
import { confirmPassword } from '#people/actions/sign-in.ts'
import { asThemselves } from '#people/actions/themselves.ts'
import { ProofBody } from '#people/forms/factor.ts'
import { SignInQuery } from '#people/forms.ts'
import type { Person } from '#people/model/person.ts'
import { ownPath } from '#people/model/way-on.ts'
import { paths } from '#people/paths.ts'
import { personById } from '#people/views.ts'
import { awaitedBy } from '#people/views/asker.ts'
import { factorsOf } from '#people/views/factor.ts'
import { cookieIn, giveCookie } from './cookie.ts'
import { CodeField } from './factor-parts.tsx'
import { questionFor } from './keys.tsx'
import { ownAccount } from './own.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { addressOf, letterLink, OwnPage, wayTo } from './shared.tsx'

interface Given {
  code?: string | undefined
  answer?: string | undefined
  password?: string | undefined
}

/** Being asked for the second factor: after a password, and before what somebody who is signed in decides. */
export function proofPages(app: FastifyInstance, now: () => Date): void {
  form(app, paths.factor, {
    query: SignInQuery,
    body: ProofBody,
    admission: 'anyone',
    async show(reader, query, _params, again) {
      const { words } = reader
      const to = again === null ? query.to : typedOr(again, 'to')
      return (
        <OwnPage reader={reader} title={words.t('people.factor.asked')}>
          <p>{words.t('people.factor.asked.what')}</p>
          <Refused again={again} words={words} />
          <Proof reader={reader} again={again} to={to} wish={await questionFor(reader, now())} />
          <p>
            <a class="ds-link" href={wayTo(reader, paths.signIn)}>
              {words.t('people.factor.start-again')}
            </a>
          </p>
        </OwnPage>
      )
    },
    async send(reader, { to, ...given }, _params, reply) {
      const { db, site } = reader
      const cookie = cookieIn(reply.request, site.origin)
      const awaited = await awaitedBy(db, cookie, now())
      if (awaited === null || cookie === undefined)
        throw new Refusal('conflict', 'people/no-factor-awaited')
      const person = found(await personById(db, awaited.person), 'people/unknown')
      await prove(reader, { person, given, reply }, now())
      void giveCookie(reply, site.origin, await passSecondFactor(db, cookie, now()))
      return ownPath(to) ?? wayTo({ locale: person.locale }, '/')
    },
  })

  form(app, paths.confirmFactor, {
    query: SignInQuery,
    body: ProofBody,
    admission: 'signed-in',
    async show(reader, query, _params, again) {
      const { words } = reader
      const { person } = await ownAccount(reader)
      const { appSince } = await factorsOf(reader.db, person.id)
      const to = again === null ? query.to : typedOr(again, 'to')
      return (
        <OwnPage reader={reader} title={words.t('people.factor.asked')}>
          <p>{words.t('people.factor.asked.what')}</p>
          <Refused again={again} words={words} />
          <Proof
            reader={reader}
            again={again}
            to={to}
            wish={await questionFor(reader, now())}
            hasApp={appSince !== null}
          />
        </OwnPage>
      )
    },
    async send(reader, { to, ...given }, _params, reply) {
      const { db, site } = reader
      const { person, session } = await ownAccount(reader)
      await prove(reader, { person, given, reply }, now())
      void giveCookie(reply, site.origin, await raiseToSecondFactor(db, session, now()))
      return ownPath(to) ?? wayTo(reader, paths.factors)
    },
  })
}

interface ProofProps {
  reader: Reader
  again: Again | null
  to: string | undefined
  wish: Awaited<ReturnType<typeof questionFor>>
  hasApp?: boolean
}

function Proof({ reader, again, to, wish, hasApp = true }: ProofProps) {
  const { words } = reader
  const onward = <input type="hidden" name="to" value={ownPath(to) ?? ''} />
  return (
    <>
      {hasApp && (
        <Form reader={reader}>
          {onward}
          <CodeField reader={reader} again={again} />
          <p class="ways">
            <SubmitButton label={words.t('people.factor.go-on')} barred={null} id="go-on" />
          </p>
        </Form>
      )}
      {wish !== null && (
        <Form reader={reader}>
          {onward}
          <PasskeyButton
            reader={reader}
            label={words.t('people.factor.by-passkey')}
            wish={{ get: wish }}
            isQuiet={hasApp}
          />
        </Form>
      )}
    </>
  )
}

/** Holds what was given, a code or a passkey, against the person. Refuses what is wrong, and another's passkey (`people/passkey-refused`). */
async function prove(
  { db, site, locale }: Reader,
  { person, given, reply }: { person: Person; given: Given; reply: FastifyReply },
  now: Date,
): Promise<void> {
  if (given.answer !== undefined) return provePasskey({ db, site }, person, given.answer, now)
  const [address, recovery] = [addressOf(reply), letterLink(site.origin, locale, paths.recover)]
  const way = await passCode(db, { person, code: given.code ?? '', address, recovery }, now)
  if (way === 'app') return
  const subject = `person:${person.id}`
  const deed = { by: asThemselves(person), name: 'people.code-used', subject }
  await perform(db, deed, (act) => tellOfUsedCode(act, person, site))
}

async function provePasskey(
  { db, site }: { db: Db; site: Reader['site'] },
  person: Person,
  answer: string,
  now: Date,
): Promise<void> {
  if ((await personByPasskey(db, site, answer, now)) !== person.id)
    throw new Refusal('forbidden', 'people/passkey-refused')
}

/** Wants the password or a passkey, and a code: nobody who found an open session takes the second factor away. The code goes last, for it is used up. */
export async function proveTwice(
  { db, site, locale }: Reader,
  { person, proof, address }: { person: Person; proof: Given; address: string },
  now: Date,
): Promise<void> {
  const recovery = letterLink(site.origin, locale, paths.recover)
  if (proof.answer !== undefined) await provePasskey({ db, site }, person, proof.answer, now)
  else
    await confirmPassword(
      db,
      { person: person.id, password: proof.password ?? '', address, recovery },
      now,
    )
  await passCode(db, { person, code: proof.code ?? '', address, recovery }, now)
}
