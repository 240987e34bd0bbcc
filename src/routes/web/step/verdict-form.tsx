import type { Again } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import type { Reading } from '#projects/web/reading/reading.ts'
import { answers, type Checklist } from '#routes/model/checklist.ts'
import { heldByStep } from '#routes/model/held.ts'
import { longestText } from '#routes/model/verdict.ts'
import type { Naming } from '#routes/web/route/naming.ts'
import type { StepGround } from './ground.ts'
import { ReasonRows } from './reason-rows.tsx'

interface FormProps {
  ground: StepGround
  reading: Reading
  naming: Naming
  again: Again | null
}

/** The form that decides a step: the checklist, the verdict, why, reasons beside fields, and conditions. */
export function VerdictForm({ ground, reading, naming, again }: FormProps) {
  const { reader, told } = ground
  const { words } = reader
  const { verdicts } = told.step
  const chosen = typedOr(again, 'verdict')
  return (
    <Form reader={reader}>
      <Version now={heldByStep(told)} again={again} />
      {told.checklist !== null && (
        <ChecklistFields checklist={told.checklist} again={again} ground={ground} />
      )}
      <fieldset id="field-verdict">
        <legend>{words.t('routes.step.field.verdict')}</legend>
        {verdicts.map((each) => (
          <p class="form__check">
            <input
              type="radio"
              id={`verdict-${each}`}
              name="verdict"
              value={each}
              checked={each === chosen}
              required
              aria-describedby={`means-${each}`}
            />
            <label for={`verdict-${each}`}>{words.t(`routes.verdict.${each}`)}</label>{' '}
            <small id={`means-${each}`}>{words.t(`routes.step.means.${each}`)}</small>
          </p>
        ))}
      </fieldset>
      <LongField
        name="reason"
        label={words.t('routes.step.field.reason')}
        hint={words.t('routes.step.hint.reason')}
        most={longestText}
        again={again}
        words={words}
      />
      {verdicts.includes('return') && (
        <ReasonRows reading={reading} naming={naming} again={again} reader={reader} />
      )}
      {verdicts.includes('endorse-with-conditions') && (
        <ConditionRows again={again} ground={ground} />
      )}
      <p>
        <SubmitButton label={words.t('routes.step.send')} barred={null} id="no-decide" />
      </p>
    </Form>
  )
}

function ChecklistFields({
  checklist,
  again,
  ground: { reader },
}: {
  checklist: Checklist
  again: Again | null
  ground: StepGround
}) {
  const { words, locale } = reader
  return (
    <fieldset class="checklist">
      <legend>{checklist.titles[locale]}</legend>
      <p class="form__hint">{words.t('routes.step.hint.checklist')}</p>
      {checklist.items.map(({ id, titles, isRequired, isDecisive }) => {
        const fault = again?.refusal.faults.find(({ field }) => field === `answers.${id}`)
        const chosen = typedOr(again, `answer.${id}`)
        return (
          <fieldset class="checklist__item" id={`field-answers.${id}`}>
            <legend>
              {titles[locale]}
              {!isRequired && <small> {words.t('routes.step.optional')}</small>}
              {isDecisive && <small> {words.t('routes.step.decisive')}</small>}
            </legend>
            {fault !== undefined && (
              <p class="form__fault">
                {words.t(wordsOf(fault.reason, words), { field: titles[locale], ...fault.details })}
              </p>
            )}
            <div class="checklist__answers">
              {answers.map((each) => (
                <span class="form__check">
                  <input
                    type="radio"
                    id={`${id}-${each}`}
                    name={`answer.${id}`}
                    value={each}
                    checked={chosen === each}
                  />
                  <label for={`${id}-${each}`}>{words.t(`routes.answer.${each}`)}</label>
                </span>
              ))}
              <input
                class="ds-input"
                type="text"
                name={`note.${id}`}
                maxLength={500}
                dir="auto"
                aria-label={`${words.t('routes.step.field.note')}: ${titles[locale]}`}
                placeholder={words.t('routes.step.field.note')}
                value={typedOr(again, `note.${id}`)}
              />
            </div>
          </fieldset>
        )
      })}
    </fieldset>
  )
}

/** So many empty rows are offered. */
const spare = 2

function ConditionRows({ again, ground: { reader } }: { again: Again | null; ground: StepGround }) {
  const { words } = reader
  const texts = chosenOr(again, 'condition[]')
  const days = chosenOr(again, 'due[]')
  const written = texts.findLastIndex((text) => text !== '') + 1
  return (
    <fieldset id="field-conditions">
      <legend>{words.t('routes.step.field.conditions')}</legend>
      <p class="form__hint">{words.t('routes.step.hint.conditions')}</p>
      {Array.from({ length: written + spare }, (_, at) => (
        <div class="route-row" id={`field-conditions.${at}`}>
          <input
            class="ds-input"
            type="text"
            name="condition[]"
            maxLength={longestText}
            dir="auto"
            aria-label={words.t('routes.step.row.condition', { number: at + 1 })}
            placeholder={words.t('routes.step.row.condition', { number: at + 1 })}
            value={texts[at] ?? ''}
          />
          <input
            class="ds-input"
            type="date"
            name="due[]"
            aria-label={words.t('routes.step.row.due', { number: at + 1 })}
            value={days[at] ?? ''}
          />
        </div>
      ))}
    </fieldset>
  )
}
