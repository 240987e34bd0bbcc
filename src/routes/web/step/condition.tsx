import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { found } from '#platform/refusal.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { tellCondition } from '#routes/actions.ts'
import { ConditionForm } from '#routes/forms/pages.ts'
import { longestText } from '#routes/model/verdict.ts'
import { paths } from '#routes/paths.ts'
import { conditionsOf } from '#routes/views.ts'
import { aboutCondition } from '#routes/views/conditions.ts'
import { seenInside } from '#routes/views/seen.ts'
import { onwards } from './onwards.ts'

/** The form in which it is said that a condition of an endorsement is met, and in which whoever asked for it confirms. */
export function conditionForm(app: FastifyInstance): void {
  form(app, paths.condition(':id'), {
    query: PageQuery({}),
    body: ConditionForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment } = reader
      const { project: of, purpose } = found(
        await aboutCondition(db, id),
        'routes/unknown-condition',
      )
      const project = await seenInside(reader, of)
      const condition = found(
        (await conditionsOf(db, moment, of, purpose)).find((each) => each.id === id),
        'routes/unknown-condition',
      )
      const choices =
        condition.state === 'met' ? (['confirmed', 'not-met'] as const) : (['met'] as const)
      const title = words.t('routes.field.condition')
      const isOver = condition.state === 'confirmed'
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <ProjectLink project={project} reader={reader} />
          </p>
          <blockquote class="comments__text" dir="auto">
            {condition.text}
          </blockquote>
          <FormBody
            reader={reader}
            again={again}
            barred={isOver ? words.t('routes.confirmed') : null}
            label={(field) =>
              words.has(`routes.step.field.${field}`)
                ? words.t(`routes.step.field.${field}`)
                : field
            }
          >
            <Form reader={reader}>
              <fieldset id="field-said">
                <legend>{words.t('routes.step.field.said')}</legend>
                {choices.map((each) => (
                  <p class="form__check">
                    <input
                      type="radio"
                      id={`said-${each}`}
                      name="said"
                      value={each}
                      required
                      checked={typedOr(again, 'said', choices.length === 1 ? each : '') === each}
                    />
                    <label for={`said-${each}`}>{words.t(`routes.condition.said.${each}`)}</label>
                  </p>
                ))}
              </fieldset>
              <LongField
                name="note"
                label={words.t('routes.step.field.note')}
                most={longestText}
                again={again}
                words={words}
              />
              <p>
                <SubmitButton label={words.t('routes.step.send')} barred={null} id="no-condition" />
              </p>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, { said, note = '' }, { id = '' }) => {
      await tellCondition(byOf(reader), id, { said, note })
      const { project: of } = found(await aboutCondition(reader.db, id), 'routes/unknown-condition')
      return onwards(reader, of, { path: paths.route(of) })
    },
  })
}
