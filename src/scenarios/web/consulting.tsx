import type { FastifyInstance } from 'fastify'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { dayBefore } from '#platform/day.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { namesFor } from '#decisions/views/names.ts'
import { Checks, Select } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { comment, openConsultation } from '#scenarios/actions.ts'
import { commentableOffices } from '#scenarios/actions/consulting.ts'
import { CommentBody, ConsultBody } from '#scenarios/forms.ts'
import { CommentQuery } from '#scenarios/forms/pages.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { officesOf } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf, commentsOf } from '#scenarios/views.ts'
import { changeText, namesIn } from './changes.tsx'
import { Comments } from './comments.tsx'
import { barriers } from './may.ts'
import { DayInput, FormPage, letterLink, LongInput, theScenario, toScenario } from './parts.tsx'

/** The forms that open a consultation and by which those affected say what they think. */
export function consultingForms(app: FastifyInstance): void {
  form(app, paths.consult(':id'), {
    query: PageQuery({}),
    body: ConsultBody,
    admission: { right: 'scenarios.draft' },
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const scenario = await theScenario(reader, id)
      const { words, db, moment, locale } = reader
      const title = words.t('scenarios.consult.title')
      const concerned = officesOf(await changesOf(db, moment, id))
      const subjects = concerned.map((office) => `office:${office}`)
      const names = await namesFor(db, moment, locale, subjects)
      const others = (await officeChoices(db, moment)).filter(
        ({ id: office }) => !concerned.includes(office),
      )
      const field = { again, words }
      return (
        <FormPage
          reader={reader}
          scenario={scenario}
          title={title}
          again={again}
          barred={barriers(reader, scenario).consult}
        >
          <p>{words.t('scenarios.consult.means')}</p>
          <Section title={words.t('scenarios.consult.concerned')}>
            <p>
              {words.list(subjects.flatMap((each) => names.get(each) ?? [])) ||
                words.t('scenarios.consult.nobody')}
            </p>
          </Section>
          <Form reader={reader}>
            <Version now={heldByRevision(scenario)} again={again} />
            <DayInput
              name="deadline"
              hint={words.t('scenarios.consult.deadline-hint', {
                day: words.day(dayBefore(scenario.day)),
              })}
              min={reader.today}
              required
              {...field}
            />
            <details open={chosenOr(again, 'offices').length > 0}>
              <summary>{words.t('scenarios.consult.others')}</summary>
              <fieldset id="field-offices" class="scenario__offices">
                <legend>{words.t('scenarios.input.offices')}</legend>
                <Checks name="offices" options={others} chosen={chosenOr(again, 'offices')} />
              </fieldset>
            </details>
            <p>
              <SubmitButton label={title} barred={null} id="no-consult" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { offices, ...body }, { id = '' }) => {
      const consultation = { ...body, offices: offices ?? [] }
      await openConsultation(byOf(reader), id, consultation, letterLink(reader))
      return toScenario(reader, id, 'opened')
    },
  })

  form(app, paths.comment(':id'), {
    query: CommentQuery,
    body: CommentBody,
    admission: { right: 'network.propose' },
    show: async (visitor, query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment, locale } = reader
      const { asker } = signedIn(reader)
      const scenario = await theScenario(reader, id)
      const title = words.t('scenarios.comment.title')
      const changes = await changesOf(db, moment, id)
      const comments = await commentsOf(db, moment, id)
      const called = await namesIn(reader, changes)
      const offices = await commentableOffices({ db, asker }, scenario)
      const officeNames = await namesFor(
        db,
        moment,
        locale,
        offices.map((office) => `office:${office}`),
      )
      const field = { again, words }
      return (
        <FormPage
          reader={reader}
          scenario={scenario}
          title={title}
          again={again}
          barred={barriers(reader, scenario, offices).comment}
        >
          {scenario.deadline !== null && (
            <p>{words.t('scenarios.comment.until', { day: words.day(scenario.deadline) })}</p>
          )}
          <Form reader={reader}>
            <Field name="change" label={words.t('scenarios.comment.about')} {...field}>
              {(attributes) => (
                <select class="ds-input" {...attributes}>
                  <option value="">{words.t('scenarios.comment.whole')}</option>
                  {changes.map((change) => (
                    <option
                      value={String(change.number)}
                      selected={typedOr(again, 'change', query.change) === String(change.number)}
                    >
                      {changeText(change, called, reader)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {offices.length > 1 && (
              <Field name="office" label={words.t('scenarios.comment.for')} {...field}>
                {(attributes) => (
                  <Select
                    options={offices.map((office) => ({
                      id: office,
                      name:
                        officeNames.get(`office:${office}`) ??
                        called.names.get(`office:${office}`) ??
                        office,
                    }))}
                    chosen={typedOr(again, 'office', offices[0])}
                    attributes={attributes}
                  />
                )}
              </Field>
            )}
            <LongInput name="text" required {...field} />
            <p>
              <SubmitButton
                label={words.t('scenarios.comment.send')}
                barred={null}
                id="no-comment"
              />
            </p>
          </Form>
          {comments.length > 0 && (
            <Section title={words.t('scenarios.comments.title')}>
              <Comments
                comments={comments}
                changes={changes}
                called={called}
                reader={reader}
                elsewhere={id}
              />
            </Section>
          )}
        </FormPage>
      )
    },
    send: async (reader, { text, change, office }, { id = '' }) => {
      const said = { text, change: change ?? null, office: office ?? null }
      const made = await comment(byOf(reader), id, said)
      return `${toScenario(reader, id)}#comment-${made}`
    },
  })
}
