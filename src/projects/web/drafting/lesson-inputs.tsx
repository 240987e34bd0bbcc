import type { VNode } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { directionOfLanguage } from '#platform/i18n/wording.ts'
import { Checks, Select } from '#platform/ui/fields/select.tsx'
import { chosenOr, Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { themes } from '#posts/model/themes.ts'
import { placesToChoose } from '#world/views.ts'
import type { WrittenLesson } from '#projects/actions/lessons.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { lessonBases } from '#projects/model/lesson.ts'
import { typeChoices } from '#projects/views/drafting/choices.ts'
import { choiceName } from './fields.tsx'

interface InputsProps {
  beginning: WrittenLesson
  version: string | null
  again: Again | null
  reader: Reader
}

/** The fields of a lesson: what was learnt, in one language at least, and what it is about, so that others find it. */
export async function LessonInputs({
  beginning,
  version,
  again,
  reader,
}: InputsProps): Promise<VNode> {
  const { words, db, moment, locale } = reader
  const [types, { countries }] = await Promise.all([
    typeChoices(reader),
    placesToChoose(db, moment, locale),
  ])
  const field = { again, words }
  const chosenCountries = chosenOr(again, 'countries', beginning.countries)
  const near = countries.filter(({ id }) => chosenCountries.includes(id))
  const others = countries.filter(({ id }) => !chosenCountries.includes(id))
  return (
    <Form reader={reader}>
      {version !== null && (
        <input type="hidden" name="version" value={typedOr(again, 'version', version)} />
      )}
      <Texts of="title" texts={beginning.titles} again={again} reader={reader} />
      <Texts of="text" texts={beginning.texts} again={again} reader={reader} />
      <Field name="basis" label={words.t('projects.field.basis')} {...field}>
        {(attributes) => (
          <Select
            options={lessonBases.map((id) => ({ id, name: words.t(`projects.basis.${id}`) }))}
            chosen={typedOr(again, 'basis', beginning.basis)}
            attributes={{ ...attributes, required: true }}
          />
        )}
      </Field>
      <fieldset id="field-themes">
        <legend>{words.t('projects.field.themes')}</legend>
        <Checks
          name="themes"
          options={themes.map((id) => ({ id, name: choiceName('themes', id, reader) }))}
          chosen={chosenOr(again, 'themes', beginning.themes)}
        />
      </fieldset>
      <Field name="type" label={words.t('projects.field.type')} {...field}>
        {(attributes) => (
          <Select
            options={types}
            chosen={typedOr(again, 'type', beginning.type ?? '')}
            attributes={attributes}
          />
        )}
      </Field>
      <fieldset id="field-countries">
        <legend>{words.t('projects.field.countries')}</legend>
        <Checks name="countries" options={near} chosen={chosenCountries} />
        <details>
          <summary>{words.t('projects.draft.other-countries', { count: others.length })}</summary>
          <div class="draft__places">
            <Checks name="countries" options={others} chosen={chosenCountries} />
          </div>
        </details>
      </fieldset>
      <p>
        <SubmitButton label={words.t('projects.draft.save')} barred={null} id="no-save" />
      </p>
    </Form>
  )
}

/** A text in each language. */
function Texts({
  of,
  texts,
  again,
  reader: { words },
}: Pick<InputsProps, 'again' | 'reader'> & {
  of: 'title' | 'text'
  texts: Readonly<Record<string, string>>
}) {
  const fault = again?.refusal.faults.find((each) => each.field === of)
  return (
    <fieldset id={`field-${of}`} tabindex={-1}>
      <legend>{words.t(`projects.field.${of}`)}</legend>
      {fault !== undefined && <p class="form__fault">{words.t('platform.field/missing')}</p>}
      {projectLanguages.map((language) => (
        <Field
          name={`${of}.${language}`}
          label={words.languageName(language) ?? language}
          again={again}
          words={words}
        >
          {(attributes) => {
            const written = { lang: language, dir: directionOfLanguage(language), ...attributes }
            const value = typedOr(again, `${of}.${language}`, texts[language])
            return of === 'title' ? (
              <input class="ds-input" type="text" maxLength={300} {...written} value={value} />
            ) : (
              <textarea class="ds-input form__text" rows={4} maxLength={10_000} {...written}>
                {value}
              </textarea>
            )
          }}
        </Field>
      ))}
    </fieldset>
  )
}
