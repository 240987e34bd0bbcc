import type { FastifyInstance } from 'fastify'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { decide } from '#monitoring/actions.ts'
import { theReport } from '#monitoring/actions/permitted.ts'
import { VerdictBody } from '#monitoring/forms.ts'
import { heldByReport } from '#monitoring/model/held.ts'
import { valuesOf, verdicts } from '#monitoring/model/report.ts'
import { lettersFrom, paths } from '#monitoring/paths.ts'
import { theIndicator } from '#monitoring/views/indicators.ts'
import { inProgress } from '#monitoring/views/progress.ts'
import { reportList } from '#monitoring/views.ts'
import { noDeciding } from './may.ts'
import { FormPage, labelOf, nameOf, numberText, toPage } from './parts.tsx'
import { IndicatorPlot } from './plot.tsx'
import { OneReport } from './reports.tsx'

/** The form by which a reported value is approved or returned. */
export function decidingForm(app: FastifyInstance): void {
  form(app, paths.verdict(':report'), {
    query: PageQuery({}),
    body: VerdictBody,
    admission: { right: 'monitoring.approve' },
    show: async (visitor, _query, { report: id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment, locale } = reader
      const report = await theReport(reader, id)
      const { version, indicator } = await theIndicator(db, moment, report)
      const { plan, part } = indicator
      const reports = await reportList(db, moment, { plans: [plan], part, sight: 'all' })
      const before = valuesOf(reports).get(report.year)?.value
      const told = inProgress(indicator, reports, moment)
      const year = String(report.year)
      const target = told.years.find((each) => each.year === report.year)?.target ?? null
      const barred = await noDeciding(reader, version, report)
      const chosen = typedOr(again, 'verdict')
      return (
        <FormPage
          reader={reader}
          title={words.t('monitoring.verdict.title', { year })}
          again={again}
          barred={null}
          about={
            <a class="ds-link" href={linkTo(reader, paths.indicator(plan, part))}>
              <bdi>{nameOf(indicator, locale).text}</bdi>
            </a>
          }
        >
          <OneReport report={report} indicator={indicator} reader={reader} isAlone />
          {before !== undefined && (
            <p>
              {words.t('monitoring.verdict.before', {
                year,
                value: numberText(before, indicator, words),
              })}
            </p>
          )}
          {target !== null && (
            <p>
              {words.t('monitoring.verdict.target', {
                year,
                value: numberText(target, indicator, words),
              })}
            </p>
          )}
          <IndicatorPlot told={told} reader={reader} />
          {barred !== null && again === null ? (
            <p>{barred}</p>
          ) : (
            <Form reader={reader}>
              <Version now={heldByReport(report)} again={again} />
              <fieldset id="field-verdict">
                <legend>{words.t('monitoring.input.verdict')}</legend>
                {verdicts.map((each) => (
                  <p class="form__check">
                    <input
                      type="radio"
                      id={`verdict-${each}`}
                      name="verdict"
                      value={each}
                      checked={each === chosen}
                      required
                    />
                    <label for={`verdict-${each}`}>{words.t(`monitoring.verdict.${each}`)}</label>
                  </p>
                ))}
              </fieldset>
              <LongField
                name="reason"
                label={labelOf('reason', words)}
                hint={words.t('monitoring.hint.reason')}
                again={again}
                words={words}
              />
              <p>
                <SubmitButton
                  label={words.t('monitoring.verdict.send')}
                  barred={null}
                  id="no-verdict"
                />
              </p>
            </Form>
          )}
        </FormPage>
      )
    },
    send: async (reader, { verdict, reason, version }, { report: id = '' }) => {
      const { asker, db } = signedIn(reader)
      const { plan, part } = await theReport({ db, asker }, id)
      const decision = { verdict, reason: reason ?? '', version }
      await decide(byOf(reader), id, decision, lettersFrom(reader.site.origin))
      return toPage(reader, paths.indicator(plan, part), verdict)
    },
  })
}
