import { type Part } from '#plans/model/part.ts'
import type { Reading } from './reading.ts'
import { ShortText } from './text.tsx'

/** What an indicator counts and how, where it began, and what it is to reach year by year. */
export function Indicator({ part, reading: { shown, reader } }: { part: Part; reading: Reading }) {
  const { words } = reader
  const { languages } = shown
  const { fields } = part
  const { baseline, measure, counting, direction, disaggregation } = fields
  const baselineYear = fields['baseline-year']
  const told = [
    measure === undefined ? null : words.t(`plans.measure.${measure}`),
    counting === undefined ? null : words.t(`plans.counting.${counting}`),
    direction === undefined ? null : words.t(`plans.direction.${direction}`),
  ].filter((each) => each !== null)
  const targets = Object.keys(fields)
    .filter((name) => name.startsWith('target.'))
    .toSorted()
    .map((name) => ({ year: name.slice('target.'.length), value: fields[name] ?? '' }))
  const hasUnit = languages.some((each) => fields[`unit.${each}`] !== undefined)
  const hasVerification = languages.some((each) => fields[`verification.${each}`] !== undefined)
  return (
    <>
      <p class="plan__measure">
        {hasUnit && (
          <>
            <ShortText part={part} name="unit" languages={languages} reader={reader} />
            {' · '}
          </>
        )}
        {told.join(' · ')}
        {disaggregation !== undefined && disaggregation !== 'none' && (
          <>
            {' · '}
            {words.t('plans.field.disaggregation')}:{' '}
            {words.t(`plans.disaggregation.${disaggregation}`)}
          </>
        )}
      </p>
      {(baseline !== undefined || targets.length > 0) && (
        <table class="plan__targets">
          <caption>{words.t('plans.targets.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{words.t('plans.targets.year')}</th>
              <th scope="col">{words.t('plans.targets.value')}</th>
            </tr>
          </thead>
          <tbody>
            {baseline !== undefined && (
              <tr>
                <th scope="row">
                  {baselineYear === undefined
                    ? words.t('plans.field.baseline')
                    : words.t('plans.targets.baseline', { year: baselineYear })}
                </th>
                <td>{words.number(baseline)}</td>
              </tr>
            )}
            {targets.map(({ year, value }) => (
              <tr>
                <th scope="row">{year}</th>
                <td>{words.number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasVerification && (
        <p class="plan__measure">
          {words.t('plans.field.verification')}:{' '}
          <ShortText part={part} name="verification" languages={languages} reader={reader} />
        </p>
      )}
    </>
  )
}
