import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { presently } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, DayField, Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Checks, Select } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { editHead } from '#plans/actions/drafting.ts'
import { HeadForm } from '#plans/forms/drafting.ts'
import { headTyped } from '#plans/forms/drafting/typed.ts'
import { languagesAsked } from '#plans/model/drafting/languages.ts'
import { headOf, heldByHead } from '#plans/model/held.ts'
import { directionOfLanguage } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import { type PlacesOf, placesOf } from '#plans/views/drafting/choices.ts'
import { FormPage, theDraft, toVersion, whichOf } from './draft.tsx'

/** The form of a draft's head: what it is called, for which period, in which languages, for which countries. */
export function headForm(app: FastifyInstance): void {
  form(app, paths.head(':id', ':number'), {
    query: PageQuery({}),
    body: HeadForm,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const { version, barred } = await theDraft(reader, params)
      const { words } = reader
      const asked = languagesAsked(version)
      const head = headOf(version)
      const places = await placesOf(reader, version.plan.office, version.plan.covers)
      return (
        <FormPage
          reader={reader}
          version={version}
          title={words.t('plans.head.title')}
          again={again}
          barred={barred}
          label={(field) => headLabel(field, words)}
          shown={(field, value) => headShown(field, value, { places, words })}
        >
          <Form reader={reader}>
            <Version now={heldByHead(head, asked)} again={again} />
            <HeadInputs
              beginning={{ ...head, from: head.from ?? '', to: head.to ?? '' }}
              asked={asked}
              places={places}
              reader={reader}
              again={again}
            />
            <p>
              <SubmitButton label={words.t('plans.part.save')} barred={null} id="no-save" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, ...typed }, params) => {
      const draft = await theDraft(presently(reader), params)
      const which = whichOf(params)
      const head = headTyped(typed, languagesAsked(draft.version))
      await editHead(byOf(reader), which, { ...head, version })
      return toVersion(reader, which, { done: 'head-written' })
    },
  })
}

/** What a field of a head is called. */
export function headLabel(field: string, words: Words): string {
  const [key = '', language] = field.split('.')
  const name = `plans.field.${key}`
  const called = words.has(name) ? words.t(name) : field
  return language === undefined ? called : `${called} (${words.languageName(language) ?? language})`
}

function headShown(
  field: string,
  value: string,
  { places, words }: { places: PlacesOf; words: Words },
): string {
  if (field === 'from' || field === 'to') return words.day(value)
  if (field === 'first' || field === 'languages') return words.languageName(value) ?? value
  if (field === 'covers')
    return [...places.areas, ...places.countries].find(({ id }) => id === value)?.name ?? value
  return value
}

interface HeadProps {
  /** What stands there before anything is typed. */
  beginning: {
    titles: Readonly<Record<string, string>>
    from: string
    to: string
    languages: readonly string[]
    covers: readonly string[]
  }
  asked: readonly string[]
  places: PlacesOf
  reader: Reader
  again: Again | null
}

/** The fields of a head. */
export function HeadInputs({ beginning, asked, places, reader, again }: HeadProps) {
  const { words } = reader
  const field = { again, words }
  const languages = asked.map((id) => ({ id, name: words.languageName(id) ?? id }))
  const covers = chosenOr(again, 'covers', beginning.covers)
  return (
    <>
      <Field
        name="first"
        label={words.t('plans.field.first')}
        hint={words.t('plans.head.first-hint')}
        {...field}
      >
        {(attributes) => (
          <Select
            options={languages}
            chosen={typedOr(again, 'first', beginning.languages[0] ?? reader.locale)}
            attributes={{ ...attributes, required: true }}
          />
        )}
      </Field>
      <Choices name="languages" hint={words.t('plans.head.languages-hint')} {...field}>
        <Checks
          name="languages"
          options={languages}
          chosen={chosenOr(again, 'languages', beginning.languages)}
        />
      </Choices>
      <fieldset>
        <legend>{words.t('plans.field.title')}</legend>
        {languages.map(({ id, name }) => (
          <Field name={`title.${id}`} label={name} {...field}>
            {(attributes) => (
              <input
                class="ds-input"
                type="text"
                maxLength={300}
                lang={id}
                dir={directionOfLanguage(id)}
                {...attributes}
                value={typedOr(again, `title.${id}`, beginning.titles[id])}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <DayField
        name="from"
        label={words.t('plans.field.from')}
        beginning={beginning.from}
        required
        {...field}
      />
      <DayField
        name="to"
        label={words.t('plans.field.to')}
        beginning={beginning.to}
        required
        {...field}
      />
      <Choices name="covers" hint={words.t('plans.head.covers-hint')} {...field}>
        {places.areas.length + places.countries.length === 0 && (
          <p>{words.t('plans.head.no-places')}</p>
        )}
        <div class="draft__places">
          <Checks name="covers" options={places.areas} chosen={covers} />
        </div>
        <div class="draft__places">
          <Checks name="covers" options={places.countries} chosen={covers} />
        </div>
      </Choices>
    </>
  )
}

/** Any number of several under their own heading, with what is wrong with the choice. */
export const Choices = ({
  name,
  hint,
  again,
  words,
  children,
}: {
  name: string
  hint: string
  again: Again | null
  words: Words
  children: ComponentChildren
}) => {
  const fault = again?.refusal.faults.find((each) => each.field === name)
  return (
    <fieldset
      id={`field-${name}`}
      {...(fault === undefined ? {} : { 'aria-describedby': `fault-${name}` })}
    >
      <legend>{words.t(`plans.field.${name}`)}</legend>
      <p class="form__hint">{hint}</p>
      {fault !== undefined && (
        <p class="form__fault" id={`fault-${name}`}>
          {words.t(wordsOf(fault.reason, words), { field: name, ...fault.details })}
        </p>
      )}
      {children}
    </fieldset>
  )
}
