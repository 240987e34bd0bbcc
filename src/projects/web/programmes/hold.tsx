import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Select } from '#platform/ui/fields/select.tsx'
import { Field, Form, Refused, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { Programme } from '#projects/model/programme.ts'
import { nameIn } from '#projects/model/vocabulary.ts'
import { paths } from '#projects/paths.ts'
import { programmeBy } from '#projects/views/programmes.ts'

/** The programme that is to hold a project. */
export const programmeFor = async (reader: Reader, id: string): Promise<Programme> =>
  found(await programmeBy(reader.db, reader.moment, id), 'projects/unknown-programme')

/** The form that lets a programme hold a project, under one of its objectives or as a whole. */
export function HoldForm({
  reader,
  programme,
  again,
}: {
  reader: Reader
  programme: Programme
  again: Again | null
}) {
  const { words, locale } = reader
  const title = words.t('projects.programme.hold')
  const label = (name: string) =>
    words.t(name === 'project' ? 'projects.programme.project' : 'projects.kind.objective')
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <a class="ds-link" href={linkTo(reader, paths.programme(programme.id))}>
          {nameIn(programme.titles, locale)}
        </a>
      </p>
      <Refused again={again} words={words} label={label} />
      <Form reader={reader}>
        <TextField
          name="project"
          label={label('project')}
          hint={words.t('projects.programme.project-hint')}
          again={again}
          words={words}
          required
          isAddress
        />
        {programme.objectives.length > 0 && (
          <Field name="objective" label={label('objective')} again={again} words={words}>
            {(attributes) => (
              <Select
                options={programme.objectives.map(({ objective, titles }) => ({
                  id: objective,
                  name: nameIn(titles, locale),
                }))}
                chosen={typedOr(again, 'objective')}
                attributes={attributes}
              />
            )}
          </Field>
        )}
        <p>
          <SubmitButton label={title} barred={null} id="no-hold" />
        </p>
      </Form>
    </Page>
  )
}
