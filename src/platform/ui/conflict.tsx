import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { type FieldValues, Stale, type StaleField, versionOf } from '#platform/doors/version.ts'
import type { Visitor } from '#platform/http/reader.ts'
import { Form, Refused, typedOr } from './form.tsx'

interface ConflictProps {
  reader: Visitor
  again: Again
  stale: Stale
  /** What a field is called. */
  label(field: string): string
  /** A value as people read it: a name instead of an id. The value itself, unless told. */
  shown?(field: string, value: string): string
  /** What it means that a field holds nothing; “(empty)”, unless told. */
  none?(field: string): string | null
  /** Where a field is written anew, under its own name; a line of text, unless told. Null where there is nothing to write. */
  control?(field: StaleField): ComponentChildren | null
}

/** The conflict a form was refused for, if it was: somebody saved the record after the form was opened. */
export const staleIn = (again: Again | null): Stale | null =>
  again?.refusal instanceof Stale ? again.refusal : null

/**
 * Takes the place of a form whose record was saved by somebody else meanwhile: what stands now beside what was written, field by
 * field; one keeps theirs or one's own, or writes anew, and saves on the version that stands now. What only they changed is
 * kept unless one chooses otherwise; nothing that was typed is lost.
 */
export function ConflictForm({ reader, again, stale, ...fields }: ConflictProps) {
  const { words } = reader
  const asked = stale.fields.filter(({ isAsked }) => isAsked)
  const told = stale.fields.filter(({ isAsked }) => !isAsked)
  const disputed = new Set(asked.map(({ field }) => field))
  const rest = Object.entries(again.typed).filter(
    ([name]) => name !== 'version' && !disputed.has(name),
  )
  return (
    <Form reader={reader}>
      <section class="problem" role="alert" tabindex={-1} id="problem">
        <h2 class="ds-heading" data-size="xs">
          {words.t('platform.form/stale')}
        </h2>
        <p>{words.t(`platform.conflict.${leadOf(asked, told)}`)}</p>
      </section>
      <input type="hidden" name="version" value={stale.version} />
      {rest.map(([name, values]) => (
        <Hidden name={name} values={[values].flat()} />
      ))}
      {told.length > 0 && (
        <dl class="facts__list">
          {told.map(({ field, theirs }) => (
            <div>
              <dt>{fields.label(field)}</dt>
              <dd>{saidBy(words, fields)(field, theirs)}</dd>
            </div>
          ))}
        </dl>
      )}
      {asked.map((each) => (
        <Choice stale={each} words={words} {...fields} />
      ))}
      <div>
        <button class="ds-button" data-variant="primary" type="submit">
          {words.t('platform.conflict.save')}
        </button>
      </div>
    </Form>
  )
}

interface BodyProps extends Omit<ConflictProps, 'again' | 'stale'> {
  again: Again | null
  /** The form itself shows what was saved meanwhile, so that nothing gives way to a conflict. */
  mergesItself?: boolean
  /** What stands in the place of the list of what is wrong, which names each field by its label. */
  told?: ComponentChildren
  /** Why the form is not for the reader, or not now: said in its place, unless they wrote in it already. */
  barred?: string | null
  /** The form. */
  children: ComponentChildren
}

/** A form with what it was refused for at its head. When somebody saved the same meanwhile, the conflict stands in its place. */
export function FormBody({
  again,
  mergesItself = false,
  told,
  barred = null,
  children,
  ...conflict
}: BodyProps) {
  const stale = mergesItself ? null : staleIn(again)
  if (stale !== null && again !== null)
    return <ConflictForm again={again} stale={stale} {...conflict} />
  return (
    <>
      {told ?? <Refused again={again} words={conflict.reader.words} label={conflict.label} />}
      {barred !== null && again === null ? <p>{barred}</p> : children}
    </>
  )
}

/** On what a form was opened, told back when it is sent. */
export const Version = ({ now, again }: { now: FieldValues; again: Again | null }) => (
  <input type="hidden" name="version" value={typedOr(again, 'version', versionOf(now))} />
)

const leadOf = (asked: readonly StaleField[], told: readonly StaleField[]) => {
  if (asked.length > 0) return 'lead'
  return told.length > 0 ? 'told' : 'same'
}

const Hidden = ({ name, values }: { name: string; values: readonly string[] }) => (
  <>
    {values.map((value) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

/** Values in words. */
const saidBy =
  (
    words: Visitor['words'],
    { shown = (_field, value) => value, none }: Pick<ConflictProps, 'shown' | 'none'>,
  ) =>
  (field: string, values: readonly string[]) =>
    values.length === 0
      ? (none?.(field) ?? words.t('platform.conflict.empty'))
      : words.list(values.map((value) => shown(field, value)))

type ChoiceProps = Pick<ConflictProps, 'label' | 'shown' | 'none' | 'control'> & {
  stale: StaleField
  words: Visitor['words']
}

function Choice({ stale, words, label, control, ...inWords }: ChoiceProps) {
  const { field, theirs, mine, isDisputed } = stale
  const said = saidBy(words, inWords)
  const side = (name: 'theirs' | 'mine', values: readonly string[], isChosen: boolean) => (
    <div class="form__check">
      <input
        type="radio"
        id={`${name}-${field}`}
        name={`choice.${field}`}
        value={name}
        checked={isChosen}
        required
      />
      <label for={`${name}-${field}`}>
        {words.t(`platform.conflict.${name}`)}:{' '}
        <bdi class="conflict__value">{said(field, values)}</bdi>
      </label>
      <Hidden name={`${name}.${field}`} values={values} />
    </div>
  )
  const anew =
    control === undefined ? (
      <input
        class="ds-input"
        type="text"
        name={field}
        aria-label={`${label(field)}: ${words.t('platform.conflict.anew')}`}
        value={mine.join(', ')}
      />
    ) : (
      control(stale)
    )
  return (
    <fieldset class="conflict" id={`field-${field}`}>
      <legend>{label(field)}</legend>
      {side('theirs', theirs, !isDisputed)}
      {side('mine', mine, false)}
      {anew !== null && (
        <>
          <div class="form__check">
            <input
              type="radio"
              id={`anew-${field}`}
              name={`choice.${field}`}
              value="anew"
              required
            />
            <label for={`anew-${field}`}>{words.t('platform.conflict.anew')}</label>
          </div>
          {anew}
        </>
      )}
    </fieldset>
  )
}
