import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { presently } from '#platform/doors/asker.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { branchScenario, draftScenario, editScenario } from '#scenarios/actions.ts'
import { BranchBody, DraftBody, EditBody } from '#scenarios/forms.ts'
import { heldByEditing } from '#scenarios/model/held.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import { seenScenarios } from '#scenarios/views/seen.ts'
import { barriers } from './may.ts'
import { DayInput, FormPage, LongInput, TextInput, theScenario, toScenario } from './parts.tsx'

const drafting = { right: 'scenarios.draft' } as const

/** The forms that draft a scenario, branch one from another, and change what one is called and from which day it would hold. */
export function makingForms(app: FastifyInstance): void {
  form(app, paths.make, {
    query: PageQuery({}),
    body: DraftBody,
    admission: drafting,
    show: async (visitor, _query, _params, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const title = words.t('scenarios.make.title')
      const others = await seenScenarios(reader, {})
      const field = { again, words }
      return (
        <FormPage reader={reader} scenario={null} title={title} again={again}>
          <p class="lead">{words.t('scenarios.make.lead')}</p>
          <Form reader={reader}>
            <TextInput name="title" required {...field} />
            <LongInput name="note" hint={words.t('scenarios.make.note-hint')} {...field} />
            <DayInput
              name="day"
              hint={words.t('scenarios.make.day-hint')}
              min={reader.today}
              required
              {...field}
            />
            <p>
              <SubmitButton label={title} barred={null} id="no-make" />
            </p>
          </Form>
          {others.length > 0 && <Branches scenarios={others} reader={reader} />}
        </FormPage>
      )
    },
    send: async (reader, { title, note, day }) => {
      const id = await draftScenario(byOf(reader), { title, note: note ?? '', day })
      return toScenario(reader, id, 'drafted')
    },
  })

  form(app, paths.branch(':id'), {
    query: PageQuery({}),
    body: BranchBody,
    admission: drafting,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const scenario = await theScenario(reader, id)
      const { words } = reader
      const title = words.t('scenarios.branch.title')
      const beginning = words.t('scenarios.branch.beginning', { title: scenario.title })
      return (
        <FormPage reader={reader} scenario={scenario} title={title} again={again}>
          <p>{words.t('scenarios.branch.means')}</p>
          <Form reader={reader}>
            <TextInput name="title" beginning={beginning} required again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id="no-branch" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      const branch = await branchScenario(byOf(reader), id, body)
      return toScenario(reader, branch, 'drafted')
    },
  })

  form(app, paths.edit(':id'), {
    query: PageQuery({}),
    body: EditBody,
    admission: drafting,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const scenario = await theScenario(reader, id)
      const { words } = reader
      const title = words.t('scenarios.edit.title')
      const field = { again, words }
      return (
        <FormPage
          reader={reader}
          scenario={scenario}
          title={title}
          again={again}
          barred={barriers(reader, scenario).edit}
        >
          <Form reader={reader}>
            <Version now={heldByEditing(scenario)} again={again} />
            <TextInput name="title" beginning={scenario.title} required {...field} />
            <LongInput name="note" beginning={scenario.note} {...field} />
            <DayInput
              name="day"
              hint={words.t('scenarios.make.day-hint')}
              beginning={scenario.day}
              required
              {...field}
            />
            <p>
              <SubmitButton label={words.t('scenarios.save')} barred={null} id="no-edit" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { note, ...body }, { id = '' }) => {
      await editScenario(byOf(reader), id, { ...body, note: note ?? '' })
      return toScenario(reader, id, 'saved')
    },
  })
}

/** Ways to begin with what another scenario holds. */
function Branches({ scenarios, reader }: { scenarios: readonly Scenario[]; reader: Reader }) {
  return (
    <Section title={reader.words.t('scenarios.make.branches')}>
      <ul>
        {scenarios.map((each) => (
          <li>
            <a class="ds-link" href={linkTo(reader, paths.branch(each.id))}>
              <bdi>{each.title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
