import type { Again } from '#platform/doors/forms.ts'
import type { Agreement } from '#delivery/model/agreement.ts'
import type { Terms } from '#delivery/model/terms.ts'
import {
  Cell,
  ChoiceInput,
  DayInput,
  LongInput,
  optionsOf,
  TextInput,
  WholeInput,
} from '#delivery/web/fields.tsx'
import type { Ground } from '#delivery/web/ground.ts'

const wholes = [
  'interimLeastMonths',
  'interimEveryMonths',
  'interimWithinWeeks',
  'finalWithinMonths',
  'extensionMonthsBefore',
] as const

/** The fields of an agreement: what it says, when what is paid, what it asks. */
export function AgreementInputs({
  ground: { reader, project },
  held,
  terms,
  again,
}: {
  ground: Ground
  held: Agreement | null
  terms: Terms
  again: Again | null
}) {
  const { words, moment } = reader
  const field = (name: string, beginning: string | null | undefined) => ({
    name,
    again,
    words,
    beginning: beginning ?? '',
  })
  const whole = (name: (typeof wholes)[number] | 'exPostFromMonths' | 'exPostToMonths') => (
    <WholeInput {...field(name, terms[name] === null ? '' : String(terms[name]))} />
  )
  return (
    <>
      <TextInput {...field('reference', held?.reference)} required />
      <TextInput {...field('currency', held?.currency ?? project.currency)} most={3} required />
      <TextInput {...field('amount', held?.amount ?? project.amount)} most={30} required />
      <DayInput {...field('valueDay', held?.valueDay ?? moment.asOf)} required />
      <DayInput {...field('from', held?.from ?? project.from)} required />
      <DayInput {...field('to', held?.to ?? project.to)} required />
      <fieldset id="field-instalments">
        <legend>{words.t('delivery.agreement.instalments')}</legend>
        <p class="form__hint">{words.t('delivery.hint.instalments')}</p>
        <InstalmentRows held={held} again={again} words={words} />
      </fieldset>
      <fieldset>
        <legend>{words.t('delivery.agreement.asks')}</legend>
        <p class="form__hint">{words.t('delivery.hint.terms')}</p>
        {wholes.map(whole)}
        <ChoiceInput
          {...field('lateExtension', terms.isLateExtensionAllowed ? 'yes' : 'no')}
          options={optionsOf(['no', 'yes'], 'yes-no', words)}
        />
        <TextInput {...field('budgetChangeMost', terms.budgetChangeMost)} most={6} />
        {whole('exPostFromMonths')}
        {whole('exPostToMonths')}
      </fieldset>
      <LongInput {...field('difference', held?.difference)} most={4000} />
    </>
  )
}

/** The instalments there are, and three rows for more. */
function InstalmentRows({
  held,
  again,
  words,
}: {
  held: Agreement | null
  again: Again | null
  words: Ground['reader']['words']
}) {
  const instalments = held?.instalments ?? []
  const typed = again?.typed['paidOn']
  const count = Math.max(instalments.length + 3, Array.isArray(typed) ? typed.length : 0)
  return (
    <>
      {Array.from({ length: count }, (_, at) => {
        const row = instalments[at]
        const place = { number: at + 1 }
        const cell = { at, again, words }
        return (
          <div class="delivery__row">
            <Cell
              {...cell}
              name="paidOn"
              id={`instalment-${at + 1}-day`}
              label={words.t('delivery.instalment.day', place)}
              type="date"
              beginning={row?.day ?? ''}
            />
            <Cell
              {...cell}
              name="paid"
              id={`instalment-${at + 1}-amount`}
              label={words.t('delivery.instalment.amount', place)}
              beginning={row?.amount ?? ''}
            />
            <Cell
              {...cell}
              name="condition"
              id={`instalment-${at + 1}-condition`}
              label={words.t('delivery.instalment.condition', place)}
              beginning={row?.condition ?? ''}
            />
          </div>
        )
      })}
    </>
  )
}
