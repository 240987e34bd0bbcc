import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { amendObservation, observe, withdrawObservation } from '#trends/actions.ts'
import { AmendForm, ObserveForm, WithdrawBody } from '#trends/forms.ts'
import { observedTyped, toldOfRows } from '#trends/forms/typed.ts'
import { heldByObservation } from '#trends/model/held.ts'
import type { Observation } from '#trends/model/observation.ts'
import { paths } from '#trends/paths.ts'
import { officesReached } from '#trends/views/choices.ts'
import { noObserving } from './may.ts'
import { observationFields, OfficeInput } from './observation-form.tsx'
import { FormPage, LongInput, placesNamed, placeText, theObservation, toPage } from './parts.tsx'

const observing = { right: 'trends.observe' } as const

/** The forms by which an office says what it saw, says it otherwise, and withdraws it. */
export function observingForms(app: FastifyInstance): void {
  form(app, paths.observe, {
    query: PageQuery({}),
    body: ObserveForm,
    admission: observing,
    show: async (visitor, _query, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const title = words.t('trends.observe.title')
      const offices = await officesReached(reader, reader.asker, 'trends.observe')
      return (
        <FormPage reader={reader} title={title} again={again}>
          <p class="lead">{words.t('trends.observe.lead')}</p>
          <Form reader={reader}>
            <OfficeInput offices={offices} again={again} words={words} />
            {await observationFields(reader, again, null)}
            <p>
              <SubmitButton label={title} barred={null} id="no-observe" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, typed) => {
      const wanted = { office: typed.office, ...observedTyped(typed) }
      const id = await toldOfRows(typed, () => observe(byOf(reader), wanted))
      return toPage(reader, paths.observation(id), 'observed')
    },
  })

  form(app, paths.amend(':id'), {
    query: PageQuery({}),
    body: AmendForm,
    admission: observing,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const observation = await theObservation(reader, id)
      const title = words.t('trends.amend.title')
      return (
        <FormPage
          reader={reader}
          title={title}
          again={again}
          about={await About({ observation, reader })}
          barred={await noObserving(reader, observation)}
        >
          <p>{words.t('trends.amend.means')}</p>
          <Form reader={reader}>
            <Version now={heldByObservation(observation)} again={again} />
            {await observationFields(reader, again, observation)}
            <LongInput name="why" required again={again} words={words} />
            <p>
              <SubmitButton label={words.t('trends.save')} barred={null} id="no-amend" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, typed, { id = '' }) => {
      const { version, why } = typed
      const wanted = { ...observedTyped(typed), version, why }
      await toldOfRows(typed, () => amendObservation(byOf(reader), id, wanted))
      return toPage(reader, paths.observation(id), 'amended')
    },
  })

  form(app, paths.withdraw(':id'), {
    query: PageQuery({}),
    body: WithdrawBody,
    admission: observing,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const observation = await theObservation(reader, id)
      const title = words.t('trends.withdraw.title')
      return (
        <FormPage
          reader={reader}
          title={title}
          again={again}
          about={await About({ observation, reader })}
          barred={await noObserving(reader, observation)}
        >
          <p>{words.t('trends.withdraw.means')}</p>
          <Form reader={reader}>
            <Version now={heldByObservation(observation)} again={again} />
            <LongInput name="reason" required again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id="no-withdraw" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await withdrawObservation(byOf(reader), id, body)
      return toPage(reader, paths.observation(id), 'withdrawn')
    },
  })
}

/** The way back to the observation. */
async function About({ observation, reader }: { observation: Observation; reader: Reader }) {
  const { words } = reader
  const place = placeText(observation, { words, named: await placesNamed(reader) })
  return (
    <a class="ds-link" href={linkTo(reader, paths.observation(observation.id))}>
      {words.t('trends.observation.title', { place })}
    </a>
  )
}
