import type { VNode } from 'preact'
import type { SignedReader } from '#platform/doors/asker.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Checks, Select } from '#platform/ui/fields/select.tsx'
import { Field, SubmitButton, TextField } from '#platform/ui/form.tsx'
import { themes as allThemes } from '#posts/model/themes.ts'
import { paths } from '#projects/paths.ts'
import { officesToDevelopFor, typeChoices } from '#projects/views/drafting/choices.ts'
import { choiceName } from '#projects/web/drafting/fields.tsx'

interface FirstProps {
  office: string
  type: string
  themes: readonly string[]
  copy: string
  reader: SignedReader
}

/** The first step: for which office, of which type, about what; so that what others learnt can be shown in the second. */
export async function FirstStep({
  office,
  type,
  themes,
  copy,
  reader,
}: FirstProps): Promise<VNode> {
  const { words } = reader
  const [offices, types] = await Promise.all([
    officesToDevelopFor(reader, reader.asker),
    typeChoices(reader),
  ])
  const only = offices.length === 1 ? (offices[0]?.id ?? '') : ''
  const field = { again: null, words }
  return (
    <form class="form" method="get" action={linkTo(reader, paths.makeProject)}>
      <Field name="office" label={words.t('projects.field.office')} {...field}>
        {(attributes) => (
          <Select
            options={offices}
            chosen={office === '' ? only : office}
            attributes={{ ...attributes, required: true }}
          />
        )}
      </Field>
      <Field name="type" label={words.t('projects.field.type')} {...field}>
        {(attributes) => <Select options={types} chosen={type} attributes={attributes} />}
      </Field>
      <fieldset>
        <legend>{words.t('projects.field.themes')}</legend>
        <Checks
          name="themes"
          options={allThemes.map((id) => ({ id, name: choiceName('themes', id, reader) }))}
          chosen={themes}
        />
      </fieldset>
      <TextField
        name="copy"
        label={words.t('projects.begin.copy')}
        hint={words.t('projects.begin.copy-hint')}
        beginning={copy}
        isAddress
        {...field}
      />
      <p>
        <SubmitButton label={words.t('projects.begin.next')} barred={null} id="no-next" />
      </p>
    </form>
  )
}
