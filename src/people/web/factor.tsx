import type { FastifyInstance } from 'fastify'
import { perform } from '#platform/act.ts'
import { form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { addFactor, passCode, propose, removeFactor, renewCodes } from '#people/actions/factors.ts'
import { raiseToSecondFactor } from '#people/actions/sessions.ts'
import { AppBody, CodesBody, RemovalBody } from '#people/forms/factor.ts'
import { PlainQuery, SignInQuery } from '#people/forms.ts'
import { ownPath } from '#people/model/way-on.ts'
import { paths } from '#people/paths.ts'
import { type Factors, factorsOf } from '#people/views/factor.ts'
import { giveCookie } from './cookie.ts'
import { CodeField, CodeList, Picture, Present } from './factor-parts.tsx'
import { questionFor } from './keys.tsx'
import { mustHaveShown, ownAccount } from './own.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { proofPages, proveTwice } from './proof.tsx'
import { addressOf, letterLink, OwnPage, wayTo } from './shared.tsx'

/** The ways from somebody's account to their passkeys and their second factor. */
export const factorWays = [
  { path: paths.passkeys, words: 'people.keys.title' },
  { path: paths.factors, words: 'people.factor.title' },
]

/** The second factor: what somebody has, setting up an app, recovery codes, taking it away; and being asked for it. */
export function factorPages(app: FastifyInstance, now: () => Date): void {
  form(app, paths.factors, {
    query: SignInQuery,
    body: AppBody,
    admission: 'signed-in',
    async show(reader, query, _params, again) {
      const { words, db, site } = reader
      const { person } = await ownAccount(reader)
      const factors = await factorsOf(db, person.id)
      const to = ownPath(again === null ? query.to : typedOr(again, 'to')) ?? undefined
      const stamp = again === null ? undefined : typedOr(again, 'stamp')
      const asked = { site, purpose: 'factor-proposed', stamp } as const
      return (
        <OwnPage reader={reader} title={words.t('people.factor.title')} done={query.done}>
          <p>{words.t('people.factor.what')}</p>
          <Demand reader={reader} factors={factors} to={to} />
          <Refused again={again} words={words} />
          {factors.appSince === null ? (
            <SetUp
              reader={reader}
              proposal={await propose(db, person, asked, now())}
              again={again}
              to={to}
            />
          ) : (
            <Present reader={reader} factors={factors} since={factors.appSince} />
          )}
          <Section title={words.t('people.keys.title')}>
            <p>{words.t('people.factor.passkeys', { count: factors.passkeys })}</p>
            <p>
              <a class="ds-link" href={wayTo(reader, paths.passkeys)}>
                {words.t('people.factor.passkeys.way')}
              </a>
            </p>
          </Section>
        </OwnPage>
      )
    },
    async send(reader, { stamp, code, to }, _params, reply) {
      const { db, site } = reader
      const { person, session, by } = await ownAccount(reader)
      await mustHaveShown(reader)
      const deedDone = { by, name: 'people.factor-added', subject: `person:${person.id}` }
      await perform(db, deedDone, (act) => addFactor(act, { person, site, stamp, code }, now()))
      void giveCookie(reply, site.origin, await raiseToSecondFactor(db, session, now()))
      return ownPath(to) ?? wayTo(reader, paths.factors, { done: 'factor-added' })
    },
  })

  form(app, paths.renewCodes, {
    query: PlainQuery,
    body: CodesBody,
    admission: 'signed-in',
    async show(reader, _query, _params, again) {
      const { words, db, site } = reader
      const { person } = await ownAccount(reader)
      const stamp = again === null ? undefined : typedOr(again, 'stamp')
      const proposal = await propose(db, person, { site, purpose: 'codes-proposed', stamp }, now())
      return (
        <OwnPage reader={reader} title={words.t('people.factor.renew')}>
          <p>{words.t('people.factor.renew.what')}</p>
          <Refused again={again} words={words} />
          <CodeList reader={reader} codes={proposal.codes} />
          <Form reader={reader}>
            <input type="hidden" name="stamp" value={proposal.stamp} />
            <CodeField reader={reader} again={again} />
            <p class="ways">
              <SubmitButton label={words.t('people.factor.renew.do')} barred={null} id="renew" />
            </p>
          </Form>
        </OwnPage>
      )
    },
    async send(reader, { stamp, code }, _params, reply) {
      const { db, site } = reader
      const { person, by } = await ownAccount(reader)
      const recovery = letterLink(site.origin, reader.locale, paths.recover)
      await passCode(db, { person, code, address: addressOf(reply), recovery }, now())
      const deedDone = { by, name: 'people.codes-renewed', subject: `person:${person.id}` }
      await perform(db, deedDone, (act) => renewCodes(act, { person, site, stamp }, now()))
      return wayTo(reader, paths.factors, { done: 'codes-renewed' })
    },
  })

  form(app, paths.removeFactor, {
    query: PlainQuery,
    body: RemovalBody,
    admission: 'signed-in',
    async show(reader, _query, _params, again) {
      const { words } = reader
      await ownAccount(reader)
      const wish = await questionFor(reader, now())
      return (
        <OwnPage reader={reader} title={words.t('people.factor.remove')}>
          <p>{words.t('people.factor.remove.what')}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <CodeField reader={reader} again={again} />
            <div class="form__field">
              <label for="field-password">{words.t('people.field.password')}</label>
              <input
                class="ds-input"
                id="field-password"
                type="password"
                name="password"
                autocomplete="current-password"
              />
            </div>
            <p class="ways">
              <SubmitButton label={words.t('people.factor.remove')} barred={null} id="remove" />
            </p>
            {wish !== null && (
              <PasskeyButton
                reader={reader}
                label={words.t('people.factor.remove.passkey')}
                wish={{ get: wish }}
                isQuiet
              />
            )}
          </Form>
        </OwnPage>
      )
    },
    async send(reader, proof, _params, reply) {
      const { db, site } = reader
      const { person, by } = await ownAccount(reader)
      await proveTwice(reader, { person, proof, address: addressOf(reply) }, now())
      const deedDone = { by, name: 'people.factor-removed', subject: `person:${person.id}` }
      await perform(db, deedDone, (act) => removeFactor(act, { person, site }))
      return wayTo(reader, paths.factors, { done: 'factor-removed' })
    },
  })

  proofPages(app, now)
}

/** Whether, and from which day, the second factor is asked of this person; and the way to show it now. */
function Demand({
  reader,
  factors,
  to,
}: {
  reader: Reader
  factors: Factors
  to: string | undefined
}) {
  const { words, asker } = reader
  const due = asker?.mustProve ?? null
  if (asker?.hasSecondFactor === true) return <p>{words.t('people.factor.shown')}</p>
  const hasOne = factors.appSince !== null || factors.passkeys > 0
  return (
    <>
      {due !== null && (
        <p class="note">
          {words.t(due.isDue ? 'people.factor.due' : 'people.factor.due-from', {
            day: words.day(due.from),
          })}
        </p>
      )}
      {hasOne && (
        <p>
          <a class="ds-button" href={wayTo(reader, paths.confirmFactor, { to })}>
            {words.t('people.factor.show')}
          </a>
        </p>
      )}
    </>
  )
}

interface SetUpProps {
  reader: Reader
  proposal: Awaited<ReturnType<typeof propose>>
  again: Parameters<typeof Refused>[0]['again']
  to: string | undefined
}

function SetUp({ reader, proposal, again, to }: SetUpProps) {
  const { words } = reader
  return (
    <Section title={words.t('people.factor.set-up')}>
      <h3 class="ds-heading" data-size="2xs">
        {words.t('people.factor.step.scan')}
      </h3>
      <Picture address={proposal.address} label={words.t('people.factor.picture')} />
      <p>
        {words.t('people.factor.by-hand')} <code dir="ltr">{proposal.secret}</code>
      </p>
      <h3 class="ds-heading" data-size="2xs">
        {words.t('people.factor.step.codes')}
      </h3>
      <p>{words.t('people.factor.codes.what')}</p>
      <CodeList reader={reader} codes={proposal.codes} />
      <h3 class="ds-heading" data-size="2xs">
        {words.t('people.factor.step.prove')}
      </h3>
      <Form reader={reader}>
        <input type="hidden" name="stamp" value={proposal.stamp} />
        <input type="hidden" name="to" value={to ?? ''} />
        <CodeField reader={reader} again={again} hint="people.factor.code.six" />
        <p class="ways">
          <SubmitButton label={words.t('people.factor.set-up.do')} barred={null} id="set-up" />
        </p>
      </Form>
    </Section>
  )
}
