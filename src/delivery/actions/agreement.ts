import type { Day } from '#platform/day.ts'
import { found, Refusal, refuseFaults } from '#platform/refusal.ts'
import { home } from '#funds/model/rates.ts'
import { rateOn } from '#funds/views.ts'
import type { By } from '#posts/actions/operator.ts'
import { lacksFor, moveProject, refuseLacks } from '#projects/actions/moving.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { refuseMove } from '#projects/actions/permitted.ts'
import { authorsOf } from '#projects/views/authors.ts'
import { type Agreement, instalmentsFrom } from '#delivery/model/agreement.ts'
import { outsideLife } from '#delivery/model/agreed.ts'
import { termsTold } from '#delivery/model/terms.ts'
import { put, putInstalments, type Row } from '#delivery/store.ts'
import { agreementOf } from '#delivery/views/agreements.ts'
import { agreementWriters } from '#delivery/views/writers.ts'
import { type AgreementWanted, termsAsked, unsaid, wrongAgreement } from './agreed.ts'
import { type AtWork, delivering, type DeliveryRoom, refuseAhead, tell } from './delivering.ts'
import { sendOnRoute } from './routing.ts'

const developing = ['projects.develop'] as const
/** The states in which an agreement is written, and looked at. */
export const agreeing = ['endorsed', 'submitted'] as const

/**
 * Writes down what was agreed with the donor, before it is signed. Refuses whoever does not develop for the project's office, a project
 * that is not with the donor (`delivery/not-now`), an agreement that Legal has or cleared already (`delivery/agreement-closed`), and,
 * each by its field, amounts, days, currencies and instalments that cannot be, what the project says otherwise
 * (`delivery/fault.unlike-project`) and what asks less than the fund or donor (`delivery/fault.asks-less`), unless it is said why.
 */
export const draftAgreement = (by: By, id: string, wanted: AgreementWanted): Promise<void> =>
  delivering(
    by,
    id,
    {
      rights: developing,
      deed: 'delivery.agreement-written',
      version: wanted.version,
      states: agreeing,
    },
    async (at) => {
      const { act, by: within } = at
      const held = await agreementOf(act.db, nowOf(by), id)
      if (held !== null && held.state !== 'drafted')
        throw new Refusal('conflict', 'delivery/agreement-closed')
      const { reference, currency, amount, valueDay, from, to } = wanted
      const { instalments, faults } = instalmentsFrom(wanted.instalments, wanted)
      refuseFaults([...wrongAgreement(wanted), ...faults])
      const asked = await termsAsked(at)
      const terms = termsTold(wanted.terms, asked)
      const difference = (wanted.difference ?? '').trim() || null
      refuseFaults(unsaid({ ...wanted, terms, difference }, at.project, asked))
      const rate = await rateOn(act.db, nowOf(within), { from: currency, to: home, day: valueDay })
      await put(act, 'agreement', {
        project: id,
        state: 'drafted',
        reference: reference.trim(),
        currency,
        amount,
        value_day: valueDay,
        rate,
        from_day: from,
        to_day: to,
        terms,
        signed_on: null,
        difference,
      })
      await putInstalments(
        act,
        id,
        instalments.map((each): Row => ({ ...each })),
      )
      tellAgreement({ act }, held, wanted)
    },
  )

function tellAgreement(
  { act }: Pick<AtWork, 'act'>,
  held: Agreement | null,
  wanted: AgreementWanted,
): void {
  const money = (of: { amount: string; currency: string }) => `${of.amount} ${of.currency}`
  const period = (of: { from: Day; to: Day }) => `${of.from} – ${of.to}`
  tell(act, 'reference', [held?.reference ?? null, wanted.reference])
  tell(act, 'amount', [held === null ? null : money(held), money(wanted)])
  tell(act, 'value-day', [held?.valueDay ?? null, wanted.valueDay])
  tell(act, 'period', [held === null ? null : period(held), period(wanted)])
  const [was, is] = [held?.difference ?? null, (wanted.difference ?? '').trim() || null]
  if (was !== is) tell(act, 'difference', [was, is])
}

/** The agreement of a project inside an act. Refuses a project that has none (`delivery/no-agreement`). */
const theAgreement = async ({ act, by, project }: AtWork): Promise<Agreement> =>
  found((await agreementOf(act.db, nowOf(by), project.id)) ?? undefined, 'delivery/no-agreement')

const rowOf = (agreement: Agreement, change: Row): Row => ({
  project: agreement.project,
  state: agreement.state,
  reference: agreement.reference,
  currency: agreement.currency,
  amount: agreement.amount,
  value_day: agreement.valueDay,
  rate: agreement.rate,
  from_day: agreement.from,
  to_day: agreement.to,
  terms: agreement.terms,
  signed_on: agreement.signedOn,
  difference: agreement.difference,
  ...change,
})

/** Lets an agreement stand elsewhere, inside the act of whoever decides it. */
export async function moveAgreement(
  at: AtWork,
  state: Agreement['state'],
  signedOn: Day | null = null,
): Promise<void> {
  const agreement = await theAgreement(at)
  await put(at.act, 'agreement', rowOf(agreement, { state, signed_on: signedOn }))
  tell(at.act, 'agreement', [agreement.state, state], 'agreement-state')
}

/**
 * Puts an agreement before Legal, and whoever else the rules name. Refuses whoever does not develop for the office, an agreement that is
 * not being written (`delivery/agreement-closed`), what differs from the project without being said why (by field), and a step on which
 * nobody could act (`routes/nobody`).
 */
export const submitAgreement = (
  by: By,
  id: string,
  { version }: { version: string },
  room: DeliveryRoom,
): Promise<void> =>
  delivering(
    by,
    id,
    {
      rights: developing,
      deed: 'delivery.agreement-submitted',
      version,
      states: agreeing,
    },
    async (at) => {
      const agreement = await theAgreement(at)
      if (agreement.state !== 'drafted') throw new Refusal('conflict', 'delivery/agreement-closed')
      const { project, today, act } = at
      // It was written when the project may have said something else.
      refuseFaults(unsaid(agreement, project, await termsAsked(at)))
      const wrote = await authorsOf(act.db, id, project.version)
      const own = await agreementWriters(act.db, id)
      const authors = {
        persons: [...new Set([...wrote.persons, ...own.persons])],
        posts: [...new Set([...wrote.posts, ...own.posts])],
      }
      const sending = { project, number: project.version, authors, anchor: today }
      const isAsked = await sendOnRoute(act, at.by, { ...sending, purpose: 'agreement' }, room)
      await moveAgreement(at, isAsked ? 'review' : 'cleared')
    },
  )

/**
 * Records that the agreement is signed; the project is agreed. Refuses whoever does not develop for the office, an agreement that was not
 * cleared (`delivery/not-cleared`), a day that has not come or is none of the life of its project, and what is missing for it: the signed document (`projects/lacking`).
 */
export const signAgreement = (
  by: By,
  id: string,
  { signedOn, version }: { signedOn: Day; version: string },
  { checks }: DeliveryRoom,
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: developing, deed: 'delivery.agreement-signed', version },
    async (at) => {
      const { act, by: within, project, today } = at
      refuseMove('agree', project, by.words)
      const agreement = await theAgreement(at)
      if (agreement.state !== 'cleared') throw new Refusal('conflict', 'delivery/not-cleared')
      refuseAhead('signedOn', signedOn, today)
      refuseFaults(outsideLife('signedOn', signedOn, agreement))
      refuseLacks(await lacksFor(within, project, 'agree', checks))
      await moveProject(act, within, project, 'agree')
      await moveAgreement(at, 'signed', signedOn)
      tell(act, 'signed-on', [null, signedOn])
    },
  )
