import type { FastifyInstance } from 'fastify'
import { deed, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { begin, passOn } from '#routes/actions.ts'
import { NothingBody } from '#routes/forms/verbs.ts'
import { PassOnForm } from '#routes/forms/pages.ts'
import { heldByStep } from '#routes/model/held.ts'
import { longestText } from '#routes/model/verdict.ts'
import { paths } from '#routes/paths.ts'
import { colleaguesOf } from '#routes/views/colleagues.ts'
import type { RouteRules } from '#routes/actions.ts'
import { roomOf } from '#routes/web/room.ts'
import { groundOf } from './ground.ts'
import { StepHead } from './head.tsx'
import { deciding } from './labels.ts'
import { onwardsFrom } from './onwards.ts'

/** Taking a step up, and passing it on to a colleague. */
export function handingForms(app: FastifyInstance, room: RouteRules): void {
  deed(app, paths.begin(':id'), {
    body: NothingBody,
    admission: 'signed-in',
    send: async (reader, _body, { id = '' }) => {
      await begin(byOf(reader), id)
      return linkTo({ locale: reader.locale, asked: {} }, paths.step(id))
    },
  })
  form(app, paths.passOn(':id'), {
    query: PageQuery({}),
    body: PassOnForm,
    admission: 'signed-in',
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params)
      const { reader, told, route, barred } = ground
      const { words, db, asker } = reader
      const title = words.t('routes.step.pass-on')
      const options = await colleaguesOf(db, asker.today, { ...told, route: route.route })
      const none = options.length === 0 ? words.t('routes.step.no-colleague') : null
      return (
        <Page reader={reader} title={title} isOwn>
          <StepHead ground={ground} title={title} />
          <FormBody
            reader={reader}
            again={again}
            barred={barred ?? none}
            label={deciding(reader, ground)}
          >
            <p>{words.t('routes.step.pass-on-means')}</p>
            <Form reader={reader}>
              <Version now={heldByStep(told)} again={again} />
              <Field
                name="post"
                label={words.t('routes.step.field.post')}
                again={again}
                words={words}
              >
                {(attributes) => (
                  <Select
                    options={options}
                    chosen={typedOr(again, 'post')}
                    attributes={{ ...attributes, required: true }}
                  />
                )}
              </Field>
              <LongField
                name="reason"
                label={words.t('routes.step.field.reason')}
                most={longestText}
                required
                again={again}
                words={words}
              />
              <p>
                <SubmitButton label={title} barred={null} id="no-pass-on" />
              </p>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await passOn(byOf(reader), id, body, roomOf(reader, room))
      return onwardsFrom(reader, id)
    },
  })
}
