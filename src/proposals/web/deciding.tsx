import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { decideProposal, returnProposal, withdrawProposal } from '#proposals/actions.ts'
import { DecideBody, EndBody, verdictsOf } from '#proposals/forms.ts'
import type { Fact } from '#proposals/model/fields.ts'
import { heldByDeciding, heldByStanding } from '#proposals/model/held.ts'
import { dayOf, type ProposedField } from '#proposals/model/proposal.ts'
import { paths } from '#proposals/paths.ts'
import { saidOf } from '#proposals/views/held.ts'
import type { ShownProposal } from '#proposals/views/shown.ts'
import { titleOf } from '#proposals/views/titles.ts'
import { factsIn, fieldText, type TextOf, textsFor } from '#proposals/views/values.ts'
import { Grounds, Now } from './about.tsx'
import { refuseElsewhere, refuseNotTheirs, whyNoDeciding } from './may.ts'
import { afterwards, Fact as Told, lookingFrom, type Setting, shownNow, Why } from './parts.tsx'
import { unlessStale } from './stale.tsx'

/** The forms that decide on a proposal, return it to its author, or take it back. */
export function decidingForms(app: FastifyInstance, { roomOf }: Setting): void {
  form(app, paths.decide(':id'), {
    query: PageQuery({}),
    body: DecideBody,
    admission: { right: 'network.decide' },
    show: async (reader, _query, { id = '' }, again) => {
      const proposal = await shownNow(reader, id)
      await refuseElsewhere(reader, proposal)
      const title = reader.words.t('proposals.decide.title')
      return unlessStale({ reader, proposal, title, again }, () =>
        decidePage(reader, proposal, title, again),
      )
    },
    send: async (reader, { why, version, ...sent }, { id = '' }) => {
      const { fields } = await shownNow(reader, id)
      const verdicts = verdictsOf(sent, fields.length)
      await decideProposal(byOf(reader), id, { verdicts, why, version }, roomOf(reader))
      return afterwards(reader, id)
    },
  })
  ending(app, 'return', paths.sendBack(':id'), {
    admission: { right: 'network.decide' },
    barred: async (reader, proposal) => {
      await refuseElsewhere(reader, proposal)
      return whyNoDeciding(reader, proposal)
    },
    send: (reader, id, body) => returnProposal(byOf(reader), id, body, roomOf(reader)),
  })
  ending(app, 'withdraw', paths.withdraw(':id'), {
    admission: 'signed-in',
    barred: async ({ words }, proposal) => {
      refuseNotTheirs(proposal)
      const { state } = proposal
      return state === 'open' || state === 'returned' ? null : words.t('proposals.not-open')
    },
    send: (reader, id, body) => withdrawProposal(byOf(reader), id, body),
  })
}

interface Ending {
  admission: 'signed-in' | { right: string }
  barred(reader: Reader, proposal: ShownProposal): Promise<string | null>
  send(reader: Reader, id: string, body: { why: string; version: string }): Promise<void>
}

/** A form that only asks why. */
function ending(
  app: FastifyInstance,
  name: 'return' | 'withdraw',
  path: string,
  { admission, barred, send }: Ending,
): void {
  form(app, path, {
    query: PageQuery({}),
    body: EndBody,
    admission,
    show: async (reader, _query, { id = '' }, again) => {
      const proposal = await shownNow(reader, id)
      const { words } = reader
      const title = words.t(`proposals.${name}.title`)
      const reason = await barred(reader, proposal)
      return unlessStale({ reader, proposal, title, again }, async () => (
        <Page reader={reader} title={title} isOwn>
          <Head proposal={proposal} title={title} reader={reader} />
          <p>{words.t(`proposals.${name}.means`)}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <Version now={heldByStanding(proposal)} again={again} />
            <Why name="why" again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={reason} id={`no-${name}`} />
            </p>
          </Form>
        </Page>
      ))
    },
    send: async (reader, body, { id = '' }) => {
      await send(reader, id, body)
      return afterwards(reader, id)
    },
  })
}

const Head = ({
  proposal,
  title,
  reader,
}: {
  proposal: ShownProposal
  title: string
  reader: Reader
}) => (
  <>
    <h1 class="ds-heading" data-size="lg">
      {title}
    </h1>
    <p class="lead">
      <a class="ds-link" href={linkTo(reader, paths.proposal(proposal.id))}>
        <bdi>{titleOf(proposal, reader.words)}</bdi>
      </a>
    </p>
  </>
)

async function decidePage(
  reader: Reader,
  proposal: ShownProposal,
  title: string,
  again: Again | null,
): Promise<VNode> {
  const { words, db, moment } = reader
  const { now } = lookingFrom(reader)
  const said = await saidOf(db, { ...now.today, asOf: dayOf(proposal) }, [proposal.office])
  const text = await textsFor({ db, moment, words }, [...factsIn(proposal.fields), ...said])
  const label = (name: string) => {
    const at = Number(/^fields\.(\d+)$/.exec(name)?.[1] ?? NaN)
    const field = proposal.fields[at]
    return field === undefined ? words.t(`proposals.field.${name}`) : fieldText(field, words)
  }
  return (
    <Page reader={reader} title={title} isOwn>
      <Head proposal={proposal} title={title} reader={reader} />
      <dl class="facts__list">
        <Grounds proposal={proposal} reader={reader} />
      </dl>
      <p>{words.t('proposals.decide.means')}</p>
      <Refused again={again} words={words} label={label} />
      <Form reader={reader}>
        <Version now={heldByDeciding(proposal, said)} again={again} />
        {proposal.fields.map((field) => (
          <OneVerdict field={field} said={said} text={text} again={again} reader={reader} />
        ))}
        <Why name="why" again={again} words={words} />
        <p>
          <SubmitButton
            label={title}
            barred={await whyNoDeciding(reader, proposal)}
            id="no-decide"
          />
        </p>
      </Form>
    </Page>
  )
}

interface VerdictProps {
  field: ProposedField
  said: readonly Fact[]
  text: TextOf
  again: Again | null
  reader: Reader
}

/** One field with its verdict: accepted, unless told why not. */
function OneVerdict({ field, said, text, again, reader }: VerdictProps) {
  const { words } = reader
  const { at, before, after } = field
  const name = `fields.${at - 1}`
  const fault = again?.refusal.faults.find((each) => each.field === name)
  const value = (side: string | null) =>
    side === null ? words.t('proposals.form.nothing-said') : text({ ...field, value: side })
  const isAccepted = again === null || chosenOr(again, 'accepted').includes(String(at))
  return (
    <fieldset class="proposed" id={`field-${name}`}>
      <legend>{fieldText(field, words)}</legend>
      <dl class="facts__list">
        <Told label={words.t('proposals.column.before')}>
          <bdi>{value(before)}</bdi>
        </Told>
        <Told label={words.t('proposals.column.after')}>
          <strong>
            <bdi>{value(after)}</bdi>
          </strong>{' '}
          <Now field={field} said={said} reader={reader} text={text} />
        </Told>
      </dl>
      {fault !== undefined && (
        <p class="form__fault" id={`fault-${name}`}>
          {words.t(wordsOf(fault.reason, words), {
            field: fieldText(field, words),
            ...fault.details,
          })}
        </p>
      )}
      <p class="form__check">
        <input
          type="checkbox"
          id={`accepted-${at}`}
          name="accepted"
          value={String(at)}
          checked={isAccepted}
          {...(fault === undefined ? {} : { 'aria-describedby': `fault-${name}` })}
        />
        <label for={`accepted-${at}`}>{words.t('proposals.decide.accept')}</label>
      </p>
      <div>
        <label for={`reason-${at}`}>{words.t('proposals.decide.why-not')}</label>
        <input
          class="ds-input"
          type="text"
          id={`reason-${at}`}
          name="reason[]"
          maxLength={500}
          dir="auto"
          value={chosenOr(again, 'reason[]')[at - 1] ?? ''}
        />
      </div>
    </fieldset>
  )
}
