import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, deed, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { DayField, Field, Form, SubmitButton, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { byOf } from '#posts/web/parts.tsx'
import {
  editProgramme,
  heldByProgramme,
  hold,
  makeProgramme,
  release,
  type WrittenProgramme,
} from '#projects/actions/programmes.ts'
import {
  HoldFormBody,
  ProgrammeEditBody,
  ProgrammeFormBody,
  type ProgrammeTyped,
  ReleaseFormBody,
} from '#projects/forms/pages.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import { objectivesFrom } from '#projects/model/programme.ts'
import { paths } from '#projects/paths.ts'
import { programmeBy } from '#projects/views/programmes.ts'
import { fieldName } from '#projects/web/reading/field.ts'
import { HoldForm, programmeFor } from './hold.tsx'

const admission = { right: 'programmes.write' } as const

/** The forms that make and rewrite a programme, and let it hold projects. */
export function programmeForms(app: FastifyInstance): void {
  form(app, paths.makeProgramme, {
    query: PageQuery({}),
    body: ProgrammeFormBody,
    admission,
    show: async (visitor, _query, _params, again) =>
      formView(presently(visitor), again, { title: 'projects.programme.make', held: null }),
    send: async (reader, typed) =>
      toProgramme(reader, await makeProgramme(byOf(reader), written(typed)), 'programme-made'),
  })
  form(app, paths.editProgramme(':id'), {
    query: PageQuery({}),
    body: ProgrammeEditBody,
    admission,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const programme = await programmeBy(reader.db, reader.moment, id)
      const held = heldByProgramme(found(programme, 'projects/unknown-programme'))
      return formView(reader, again, { title: 'projects.programme.edit', held })
    },
    send: async (reader, { version, ...typed }, { id = '' }) => {
      await editProgramme(byOf(reader), id, { ...written(typed), version })
      return toProgramme(reader, id, 'programme-edited')
    },
  })
  form(app, paths.holdProject(':id'), {
    query: PageQuery({}),
    body: HoldFormBody,
    admission,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const programme = await programmeFor(reader, id)
      return <HoldForm reader={reader} programme={programme} again={again} />
    },
    send: async (reader, { project, objective }, { id = '' }) => {
      await hold(byOf(reader), id, { project: project.trim(), objective: objective || null })
      return toProgramme(reader, id, 'programme-took')
    },
  })
  deed(app, paths.releaseProject(':id'), {
    body: ReleaseFormBody,
    admission,
    send: async (reader, { project }, { id = '' }) => {
      await release(byOf(reader), id, project)
      return toProgramme(reader, id, 'programme-released')
    },
  })
}

const toProgramme = (reader: Pick<Reader, 'locale'>, id: string, done: string): string =>
  linkTo({ locale: reader.locale, asked: {} }, paths.programme(id), { done })

/** What was typed, as the verb takes it. */
function written(typed: ProgrammeTyped): WrittenProgramme {
  const { office, from, until, objectives = '' } = typed
  const byLanguage = (of: 'title' | 'text') =>
    Object.fromEntries(
      (['en', 'fr', 'es', 'ar'] as const).map((language) => [
        language,
        (typed[`${of}.${language}`] ?? '').replaceAll('\r\n', '\n').trim(),
      ]),
    )
  return {
    titles: byLanguage('title'),
    texts: byLanguage('text'),
    office,
    from: from || null,
    until: until || null,
    objectives: objectivesFrom(objectives),
  }
}

interface Shown {
  /** The key of its words. */
  title: string
  /** What the programme says now; null for a new one. */
  held: ReturnType<typeof heldByProgramme> | null
}

async function formView(reader: Reader, again: Again | null, { title, held }: Shown) {
  const { words, db, moment } = reader
  const offices = await officeChoices(db, moment)
  const begins = (name: string): string => {
    const value: unknown = held === null ? '' : Reflect.get(held, name)
    return typeof value === 'string' ? value : ''
  }
  const label = (name: string) =>
    name === 'office' ? words.t('projects.programme.office') : fieldName(name, reader)
  const field = (name: string) => ({
    name,
    label: label(name),
    again,
    words,
    beginning: begins(name),
  })
  const shown = (name: string, value: string) =>
    name === 'office' ? (offices.find(({ id }) => id === value)?.name ?? value) : value
  return (
    <Page reader={reader} title={words.t(title)} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {words.t(title)}
      </h1>
      <FormBody reader={reader} again={again} label={label} shown={shown}>
        <Form reader={reader}>
          {held !== null && <Version now={held} again={again} />}
          <div id="field-title" class="programme__titles">
            {projectLanguages.map((language) => (
              <TextField {...field(`title.${language}`)} required={language === 'en'} />
            ))}
          </div>
          {projectLanguages.map((language) => (
            <LongField {...field(`text.${language}`)} most={4000} />
          ))}
          <Field {...field('office')}>
            {(attributes) => (
              <Select
                options={offices}
                chosen={typedOr(again, 'office', begins('office'))}
                attributes={{ ...attributes, required: true }}
              />
            )}
          </Field>
          <DayField {...field('from')} />
          <DayField {...field('until')} />
          <LongField
            {...field('objectives')}
            hint={words.t('projects.programme.objectives-hint')}
            most={20_000}
          />
          <p>
            <SubmitButton label={words.t('projects.programme.save')} barred={null} id="no-save" />
          </p>
        </Form>
      </FormBody>
    </Page>
  )
}
