import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { report } from '#monitoring/actions.ts'
import { ReportForm } from '#monitoring/forms.ts'
import { ReportQuery } from '#monitoring/forms/queries.ts'
import { breakdownTyped, reportedFrom } from '#monitoring/forms/typed.ts'
import { categoriesOf } from '#monitoring/model/breakdown.ts'
import { heldByIndicator } from '#monitoring/model/held.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import { lettersFrom, paths } from '#monitoring/paths.ts'
import { theIndicator } from '#monitoring/views/indicators.ts'
import { reportList, yearOf } from '#monitoring/views.ts'
import { noReporting } from './may.ts'
import { DefinitionText, FormPage, labelOf, nameOf, toPage } from './parts.tsx'

/** The form by which an office reports a value of an indicator. */
export function reportingForm(app: FastifyInstance): void {
  form(app, paths.report(':plan', ':part'), {
    query: ReportQuery,
    body: ReportForm,
    admission: { right: 'monitoring.report' },
    show: async (visitor, { year }, { plan = '', part = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment, locale } = reader
      const { version, indicator } = await theIndicator(db, moment, { plan, part })
      const reports = await reportList(db, moment, { plans: [plan], part, sight: 'all' })
      const { text } = nameOf(indicator, locale)
      return (
        <FormPage
          reader={reader}
          title={words.t('monitoring.report.title')}
          again={again}
          barred={await noReporting(reader, version)}
          about={
            <>
              <a class="ds-link" href={linkTo(reader, paths.indicator(plan, part))}>
                <bdi>{text}</bdi>
              </a>
              <br />
              <DefinitionText indicator={indicator} reader={reader} />
            </>
          }
        >
          <p>{words.t('monitoring.report.means')}</p>
          <Form reader={reader}>
            <Version now={heldByIndicator(indicator, reports)} again={again} />
            <Fields indicator={indicator} year={year || undefined} again={again} reader={reader} />
            <p>
              <SubmitButton
                label={words.t('monitoring.report.send')}
                barred={null}
                id="no-report"
              />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, typed, { plan = '', part = '' }) => {
      const { version } = typed
      const reported = reportedFrom({ ...typed, breakdown: breakdownTyped(typed) })
      await report(
        byOf(reader),
        { plan, part },
        { ...reported, version },
        lettersFrom(reader.site.origin),
      )
      return toPage(reader, paths.indicator(plan, part), 'reported')
    },
  })
}

interface FieldsProps {
  indicator: Indicator
  year: string | undefined
  again: Again | null
  reader: Reader
}

function Fields({ indicator, year, again, reader }: FieldsProps) {
  const { words, moment } = reader
  const thisYear = yearOf(moment)
  const years = indicator.years
    .filter((each) => each <= thisYear)
    .map((each) => ({ id: String(each), name: String(each) }))
    .toReversed()
  const categories = categoriesOf(indicator.disaggregation)
  const field = (name: string) => ({ name, label: labelOf(name, words), again, words })
  const hint = (key: string) => ({ hint: words.t(`monitoring.hint.${key}`) })
  return (
    <>
      <Field {...field('year')}>
        {(attributes) => (
          <Select
            options={years}
            chosen={typedOr(again, 'year', year ?? years[0]?.id ?? '')}
            attributes={{ ...attributes, required: true }}
          />
        )}
      </Field>
      <NumberInput {...field('value')} {...hint(`value.${indicator.measure}`)} isRequired />
      {indicator.measure === 'percentage' && (
        <fieldset>
          <legend>{words.t('monitoring.form.fraction')}</legend>
          <p class="form__hint">{words.t('monitoring.hint.fraction')}</p>
          <NumberInput {...field('numerator')} />
          <NumberInput {...field('denominator')} />
        </fieldset>
      )}
      {categories.length > 0 && (
        <fieldset>
          <legend>{words.t('monitoring.breakdown')}</legend>
          <p class="form__hint">
            {words.t(
              indicator.measure === 'count' || indicator.measure === 'people'
                ? 'monitoring.hint.breakdown'
                : 'monitoring.hint.breakdown-each',
            )}
          </p>
          <div class="monitoring__cells">
            {categories.map((category) => (
              <NumberInput {...field(`breakdown.${category}`)} />
            ))}
          </div>
        </fieldset>
      )}
      <TextField {...field('sourceTitle')} {...hint('source')} required />
      <TextField {...field('sourceAddress')} most={1000} isAddress />
      <LongField {...field('note')} {...hint('note')} />
    </>
  )
}

interface NumberProps {
  name: string
  label: string
  hint?: string
  again: Again | null
  words: Reader['words']
  isRequired?: boolean
}

/** A number as it is typed: what cannot be taken comes back as it was written. */
const NumberInput = ({ isRequired = false, ...field }: NumberProps) => (
  <Field {...field}>
    {(attributes) => (
      <input
        class="ds-input"
        type="text"
        inputMode="decimal"
        maxLength={40}
        dir="ltr"
        {...attributes}
        value={typedOr(field.again, field.name)}
        required={isRequired}
      />
    )}
  </Field>
)
