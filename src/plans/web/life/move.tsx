import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { dayBefore, later } from '#platform/day.ts'
import { typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { byOf } from '#posts/web/parts.tsx'
import {
  endorse,
  giveBack,
  publish,
  review,
  revise,
  submit,
  withdraw,
} from '#plans/actions/life.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { DecideBody, MoveBody, PublishBody, ReasonBody, WithdrawBody } from '#plans/forms/life.ts'
import { paths } from '#plans/paths.ts'
import { toVersion, whichOf } from '#plans/web/drafting/draft.tsx'
import { Endorsers } from './endorsers.tsx'
import { DayInput, groundOf, linksOf, LongInput, MovePage } from './parts.tsx'

/** The forms of the moves from the consultation to the end: put before, decide, take back, publish, review, withdraw. */
export function moveForms(app: FastifyInstance): void {
  form(app, paths.submit(':id', ':number'), {
    query: PageQuery({}),
    body: MoveBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'submit')
      return (
        <MovePage ground={ground} again={again} verb="submit">
          <Section title={ground.reader.words.t('plans.life.endorsing')}>
            <Endorsers life={ground.life} reader={ground.reader} />
          </Section>
        </MovePage>
      )
    },
    send: async (reader, body, params) => {
      await submit(byOf(reader), whichOf(params), body, linksOf(reader))
      return toVersion(reader, whichOf(params), { done: 'submitted' })
    },
  })

  form(app, paths.decide(':id', ':number'), {
    query: PageQuery({}),
    body: DecideBody,
    admission: { right: 'plans.endorse' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'decide')
      const { words } = ground.reader
      const chosen = typedOr(again, 'outcome')
      return (
        <MovePage ground={ground} again={again} verb="decide">
          <fieldset id="field-outcome">
            <legend>{words.t('plans.life.input.outcome')}</legend>
            {(['endorse', 'return'] as const).map((each) => (
              <p class="form__check">
                <input
                  type="radio"
                  id={`outcome-${each}`}
                  name="outcome"
                  value={each}
                  checked={each === chosen}
                  required
                />
                <label for={`outcome-${each}`}>{words.t(`plans.life.outcome.${each}`)}</label>
              </p>
            ))}
          </fieldset>
          <LongInput
            name="reason"
            hint={words.t('plans.life.decide-hint')}
            again={again}
            words={words}
          />
        </MovePage>
      )
    },
    send: async (reader, { outcome, reason = '', version }, params) => {
      const which = whichOf(params)
      const [by, links] = [byOf(reader), linksOf(reader)]
      if (outcome === 'return' && reason === '') throw wrongField('reason', 'field/missing')
      if (outcome === 'endorse') await endorse(by, which, { reason, version }, links)
      else await giveBack(by, which, { reason, version }, links)
      return toVersion(reader, which, { done: outcome === 'endorse' ? 'endorsed' : 'returned' })
    },
  })

  reasonForm(app, 'revise', 'taken-back', revise)
  reasonForm(app, 'review', 'reviewed', review)
  endingForms(app)
}

/** The form of a move that needs nothing but a reason. */
function reasonForm(
  app: FastifyInstance,
  verb: 'revise' | 'review',
  done: string,
  move: typeof revise,
): void {
  form(app, paths[verb](':id', ':number'), {
    query: PageQuery({}),
    body: ReasonBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, verb)
      const { words } = ground.reader
      const name = verb === 'review' ? { hint: words.t('plans.life.review-hint') } : {}
      return (
        <MovePage ground={ground} again={again} verb={verb}>
          <LongInput name="reason" required again={again} words={words} {...name} />
        </MovePage>
      )
    },
    send: async (reader, body, params) => {
      await move(byOf(reader), whichOf(params), body)
      return toVersion(reader, whichOf(params), { done })
    },
  })
}

function endingForms(app: FastifyInstance): void {
  form(app, paths.publish(':id', ':number'), {
    query: PageQuery({}),
    body: PublishBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'publish')
      const { reader, version, life } = ground
      const field = { again, words: reader.words }
      return (
        <MovePage ground={ground} again={again} verb="publish">
          <DayInput
            name="from"
            min={life.today}
            beginning={later(version.from ?? life.today, life.today)}
            required
            {...field}
          />
          <DayInput
            name="to"
            hint={reader.words.t('plans.life.to-hint')}
            min={life.today}
            beginning={version.to ?? ''}
            {...field}
          />
        </MovePage>
      )
    },
    send: async (reader, { to = null, ...body }, params) => {
      const which = whichOf(params)
      await publish(byOf(reader), which, { ...body, to }, linksOf(reader))
      return toVersion(reader, which, { done: 'published' })
    },
  })

  form(app, paths.withdraw(':id', ':number'), {
    query: PageQuery({}),
    body: WithdrawBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'withdraw')
      const { reader, version, life } = ground
      const { inForce } = version
      const { words } = reader
      return (
        <MovePage ground={ground} again={again} verb="withdraw">
          {inForce !== null && (
            <>
              <p>
                {words.t('plans.life.in-force', {
                  from: words.day(inForce.from),
                  to: inForce.until === null ? '—' : words.day(dayBefore(inForce.until)),
                })}
              </p>
              <DayInput
                name="day"
                hint={words.t('plans.life.day-hint')}
                min={life.today}
                beginning={life.today}
                again={again}
                words={words}
              />
            </>
          )}
          <LongInput name="reason" required again={again} words={words} />
        </MovePage>
      )
    },
    send: async (reader, { day = null, ...body }, params) => {
      const which = whichOf(params)
      await withdraw(byOf(reader), which, { ...body, day }, linksOf(reader))
      return toVersion(reader, which, { done: 'withdrawn' })
    },
  })
}
