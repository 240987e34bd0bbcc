import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { linkTo } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { review } from '#routes/actions.ts'
import { ReviewForm, scoresIn } from '#routes/forms/pages.ts'
import { longestText } from '#routes/model/verdict.ts'
import { paths } from '#routes/paths.ts'
import { groundOf } from './ground.ts'
import { StepHead } from './head.tsx'
import { reviewing } from './labels.ts'

const recommendations = ['endorse', 'return', 'decline'] as const
const scores = ['1', '2', '3', '4', '5'] as const

/** The form in which one of several reviewers tells what they found, criterion by criterion. */
export function reviewForm(app: FastifyInstance): void {
  form(app, paths.review(':id'), {
    query: PageQuery({}),
    body: ReviewForm,
    admission: 'signed-in',
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params)
      const { reader, told } = ground
      const { words, locale, asker } = reader
      const criteria = told.rule?.reviewers?.criteria ?? []
      const mine = told.reviews.find(({ person }) => person === asker.person)
      const label = reviewing(reader, ground)
      const barred =
        told.standing.state === 'open'
          ? criteria.length === 0
            ? words.t('routes.no-reviewers')
            : null
          : words.t('routes.over')
      return (
        <Page reader={reader} title={words.t('routes.step.review')} isOwn>
          <StepHead ground={ground} title={words.t('routes.step.review')} />
          <FormBody reader={reader} again={again} barred={barred} label={label}>
            <p>{words.t('routes.step.review-means')}</p>
            <Form reader={reader}>
              {criteria.map(({ id, titles, weight }) => {
                const fault = again?.refusal.faults.find(({ field }) => field === `scores.${id}`)
                const chosen = typedOr(again, `scores.${id}`, String(mine?.scores[id] ?? ''))
                return (
                  <fieldset id={`field-scores.${id}`}>
                    <legend>
                      {titles[locale]} <small>{words.t('routes.step.weight', { weight })}</small>
                    </legend>
                    {fault !== undefined && (
                      <p class="form__fault">
                        {words.t(wordsOf(fault.reason, words), { field: titles[locale] })}
                      </p>
                    )}
                    <div class="checklist__answers">
                      {scores.map((score) => (
                        <span class="form__check">
                          <input
                            type="radio"
                            id={`${id}-${score}`}
                            name={`scores.${id}`}
                            value={score}
                            checked={chosen === score}
                          />
                          <label for={`${id}-${score}`}>{score}</label>
                        </span>
                      ))}
                    </div>
                  </fieldset>
                )
              })}
              <fieldset id="field-recommendation">
                <legend>{label('recommendation')}</legend>
                {recommendations.map((each) => (
                  <p class="form__check">
                    <input
                      type="radio"
                      id={`recommendation-${each}`}
                      name="recommendation"
                      value={each}
                      checked={typedOr(again, 'recommendation', mine?.recommendation) === each}
                      required
                    />
                    <label for={`recommendation-${each}`}>
                      {words.t(`routes.verdict.${each}`)}
                    </label>
                  </p>
                ))}
              </fieldset>
              <LongField
                name="text"
                label={label('text')}
                beginning={mine?.text ?? ''}
                most={longestText}
                again={again}
                words={words}
              />
              <p>
                <SubmitButton label={words.t('routes.step.send')} barred={null} id="no-review" />
              </p>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, { recommendation, text = '', ...sent }, { id = '' }) => {
      await review(byOf(reader), id, { recommendation, text, scores: scoresIn(sent) })
      return linkTo({ locale: reader.locale, asked: {} }, paths.step(id))
    },
  })
}
