import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { fieldsTyped } from '#platform/tree/typed.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Anew } from '#platform/ui/fields/control.tsx'
import { type Fielding, labelOf, shownOf } from '#platform/ui/fields/fielding.ts'
import { PartInputs } from '#platform/ui/fields/inputs.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { addPart, removePart, writePart } from '#projects/actions/parts.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { PartHolder } from '#projects/views/holding.ts'
import { AddForm, AddQuery, LineForm, RemoveForm } from '#budgets/forms.ts'
import { paths } from '#budgets/paths.ts'
import { calledAbove } from '#budgets/views/sheets/names.ts'
import {
  FormPage,
  type Opened,
  PartTitle,
  theBudget,
  toBudget,
  whichOf,
  whyNotWriting,
} from './draft.tsx'
import { fieldingOf, shapesOf } from './fields.ts'

const admission = 'signed-in'
const at = [':id', ':number'] as const

/** The forms of one line: to add it, to write it, to take it out. */
export function lineForms(app: FastifyInstance, holders: readonly PartHolder[]): void {
  addForm(app)
  writeForm(app)
  removeForm(app, holders)
}

function addForm(app: FastifyInstance): void {
  form(app, paths.add(...at), {
    query: AddQuery,
    body: AddForm,
    admission,
    show: async (visitor, { under = rootPart }, params, again) => {
      const reader = presently(visitor)
      const opened = await theBudget(reader, params)
      const { words } = reader
      const fielding = await fieldingOf(reader, opened, {})
      return (
        <FormPage
          {...{ reader, opened, again }}
          title={words.t('budgets.add-line')}
          barred={await whyNotWriting(reader, opened)}
          label={(field) => called(field, fielding)}
        >
          <Form reader={reader}>
            <Field
              name="parent"
              label={words.t('budgets.column.parent')}
              hint={words.t('budgets.hint.parent-form')}
              again={again}
              words={words}
            >
              {(attributes) => (
                <Select
                  options={placesIn(opened, reader)}
                  chosen={typedOr(again, 'parent', under)}
                  attributes={attributes}
                />
              )}
            </Field>
            <PartInputs fielding={fielding} again={again} />
            <p>
              <SubmitButton label={words.t('budgets.add-line')} barred={null} id="no-add" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { parent, ...typed }, params) => {
      const { version } = await theBudget(presently(reader), params)
      const fields = fieldsTyped(typed, shapesOf(version))
      const which = whichOf(params)
      const part = await addPart(byOf(reader), which, { kind: 'line', parent, fields })
      return toBudget(reader, which, { part, done: 'line-added' })
    },
  })
}

function writeForm(app: FastifyInstance): void {
  form(app, paths.line(...at, ':part'), {
    query: PageQuery({}),
    body: LineForm,
    admission,
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const opened = await theBudget(reader, params)
      const { words } = reader
      const line = theLine(opened, params)
      const fielding = await fieldingOf(reader, opened, line.fields)
      const { project, version } = opened
      return (
        <FormPage
          {...{ reader, opened, again }}
          title={words.t('budgets.write-line')}
          barred={await whyNotWriting(reader, opened)}
          label={(field) => called(field, fielding)}
          shown={(field, value) => shownOf(field, value, fielding)}
          control={(stale) => <Anew stale={stale} fielding={fielding} />}
        >
          <Form reader={reader}>
            <Version now={heldByPart(line, fielding.shapes)} again={again} />
            <PartInputs fielding={fielding} again={again} />
            <p>
              <SubmitButton label={words.t('budgets.save')} barred={null} id="no-save" />
            </p>
          </Form>
          <p>
            <a
              class="ds-link"
              href={linkTo(reader, paths.remove(project.id, version.number, line.part))}
            >
              {words.t('budgets.remove-line')}
            </a>
          </p>
        </FormPage>
      )
    },
    send: async (reader, { version, ...typed }, params) => {
      const opened = await theBudget(presently(reader), params)
      const { part } = theLine(opened, params)
      const fields = fieldsTyped(typed, shapesOf(opened.version))
      const which = whichOf(params)
      await writePart(byOf(reader), which, { part, fields, version })
      return toBudget(reader, which, { part, done: 'line-written' })
    },
  })
}

function removeForm(app: FastifyInstance, holders: readonly PartHolder[]): void {
  form(app, paths.remove(...at, ':part'), {
    query: PageQuery({}),
    body: RemoveForm,
    admission,
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const opened = await theBudget(reader, params)
      const { words } = reader
      const part = theLine(opened, params)
      return (
        <FormPage
          {...{ reader, opened, again }}
          title={words.t('budgets.remove-line')}
          barred={await whyNotWriting(reader, opened)}
        >
          <p>
            <PartTitle part={part} reader={reader} version={opened.version} />
          </p>
          <p>{words.t('budgets.remove-means')}</p>
          <Form reader={reader}>
            <Version now={heldByRevision(opened.project)} again={again} />
            <p>
              <SubmitButton label={words.t('budgets.remove-line')} barred={null} id="no-remove" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version }, params) => {
      const { part } = theLine(await theBudget(presently(reader), params), params)
      const which = whichOf(params)
      await removePart(byOf(reader), which, { part, version }, holders)
      return toBudget(reader, which, { done: 'line-removed' })
    },
  })
}

/** The line of an address. Refuses one there is not (`projects/unknown-part`). */
const theLine = ({ budget }: Opened, { part: id }: Record<string, string>): ProjectPart =>
  found(
    budget.parts.find(({ part, kind }) => part === id && kind === 'line'),
    'projects/unknown-part',
  )

/** Under what a line can stand. */
export const placesIn = ({ budget, version }: Opened, { words }: Reader) =>
  budget.parts
    .filter(({ kind }) => kind === 'activity' || kind === 'project')
    .map((part) => ({ id: part.part, name: calledAbove(part, words, version.languages) }))

const called = (field: string, fielding: Fielding) =>
  field === 'parent' ? fielding.words.t('budgets.column.parent') : labelOf(field, fielding)
