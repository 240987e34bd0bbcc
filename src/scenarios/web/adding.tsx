import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import type { Again } from '#platform/doors/forms.ts'
import { here, linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Field, Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { type ChangeKind, isChangeKind } from '#decisions/model/change.ts'
import { byOf } from '#posts/web/parts.tsx'
import { addChange, rebaseScenario, removeChange } from '#scenarios/actions.ts'
import { ChangeBody, RebaseBody, RemoveBody } from '#scenarios/forms.ts'
import { AddQuery } from '#scenarios/forms/pages.ts'
import { toldOf } from '#scenarios/forms/table.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { type Part, type PartName, partNames, partOf } from '#scenarios/model/parts.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf } from '#scenarios/views.ts'
import { type Choices, choicesFor } from '#scenarios/views/choices.ts'
import { Chosen } from './chosen.tsx'
import { barriers } from './may.ts'
import { FormPage, labelOf, LongInput, theScenario, toScenario } from './parts.tsx'

const drafting = { right: 'scenarios.draft' } as const

/** The kinds of change as they are offered, by what they are about. */
const groups = {
  office: ['open', 'rename', 'change-kind', 'relocate', 'change-line'],
  work: ['give-function', 'take-function', 'transfer', 'give-coverage', 'take-coverage'],
  liaison: ['give-liaison', 'take-liaison'],
  succession: ['close', 'merge', 'split'],
  units: ['move'],
} as const satisfies Record<string, readonly ChangeKind[]>

/** The form that adds one change, in two steps: which kind, then its fields; and what takes one away or lays all on what stands now. */
export function addingForms(app: FastifyInstance): void {
  form(app, paths.add(':id'), {
    query: AddQuery,
    body: Type.Object({ ...ChangeBody.properties, more: Type.Optional(Type.Enum(['true'])) }),
    admission: drafting,
    show: async (visitor, query, { id = '' }, again) => {
      const reader = presently(visitor)
      const scenario = await theScenario(reader, id)
      const { words } = reader
      const wanted = typedOr(again, 'kind', query.kind)
      const kind = isChangeKind(wanted) ? wanted : null
      const title =
        kind === null ? words.t('scenarios.add.title') : words.t(`scenarios.kind.${kind}`)
      const barred = barriers(reader, scenario).changes
      if (kind === null)
        return (
          <FormPage reader={reader} scenario={scenario} title={title} again={again} barred={barred}>
            <Kinds reader={reader} />
          </FormPage>
        )
      const changes = await changesOf(reader.db, reader.moment, id)
      const choices = await choicesFor(reader, changes)
      return (
        <FormPage
          reader={reader}
          scenario={scenario}
          title={title}
          again={again}
          told={
            <Refused again={again} words={words} label={(name) => askedFor(kind, name, words)} />
          }
          barred={barred}
        >
          <p>
            <a class="ds-link" href={here(reader, { kind: undefined, done: undefined })}>
              {words.t('scenarios.add.other-kind')}
            </a>
          </p>
          <Form reader={reader}>
            <Version now={heldByRevision(scenario)} again={again} />
            <input type="hidden" name="kind" value={kind} />
            <Parts kind={kind} choices={choices} reader={reader} again={again} />
            <LongInput
              name="note"
              hint={words.t('scenarios.add.note-hint')}
              again={again}
              words={words}
            />
            <p class="form__check">
              <input type="checkbox" id="field-more" name="more" value="true" />
              <label for="field-more">{words.t('scenarios.add.more')}</label>
            </p>
            <p>
              <SubmitButton label={words.t('scenarios.add.title')} barred={null} id="no-add" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, more, ...typed }, { id = '' }) => {
      const change = {
        kind: typed.kind,
        subject: typed.subject,
        value: typed.value ?? '',
        qualifier: typed.qualifier ?? '',
        note: typed.note ?? '',
      }
      await toldOf(
        () => addChange(byOf(reader), id, { change, version }),
        (_place, field) => (field === 'change' ? 'kind' : field),
      )
      if (more === 'true') return linkTo({ locale: reader.locale, asked: {} }, paths.add(id))
      return toScenario(reader, id, 'saved')
    },
  })

  deed(app, paths.remove(':id'), {
    body: RemoveBody,
    admission: drafting,
    send: async (reader, body, { id = '' }) => {
      await theScenario(reader, id)
      await removeChange(byOf(reader), id, body)
      return toScenario(reader, id, 'saved')
    },
  })

  deed(app, paths.rebase(':id'), {
    body: RebaseBody,
    admission: drafting,
    send: async (reader, body, { id = '' }) => {
      await theScenario(reader, id)
      await rebaseScenario(byOf(reader), id, body)
      return toScenario(reader, id, 'rebased')
    },
  })
}

/** The first step: which kind of change it is. */
function Kinds({ reader }: { reader: Reader }) {
  const { words } = reader
  return (
    <>
      <p>{words.t('scenarios.add.which')}</p>
      {Object.entries(groups).map(([group, kinds]) => (
        <Section title={words.t(`scenarios.add.group.${group}`)}>
          <ul class="own-ways">
            {kinds.map((kind) => (
              <li>
                <a class="ds-link" href={here(reader, { kind })}>
                  {words.t(`scenarios.kind.${kind}`)}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

interface PartsProps {
  kind: ChangeKind
  choices: Choices
  reader: Reader
  again: Again | null
}

/** The second step: the fields that this kind of change has. */
function Parts({ kind, choices, reader, again }: PartsProps) {
  return (
    <>
      {partNames.map((name) => {
        const part = partOf(kind, name)
        return (
          part !== null && (
            <PartField
              kind={kind}
              name={name}
              part={part}
              choices={choices}
              reader={reader}
              again={again}
            />
          )
        )
      })}
    </>
  )
}

/** What a field of a kind of change is called. */
function askedFor(kind: ChangeKind, name: string, words: Words): string {
  const own = `scenarios.ask.${kind}.${name}`
  if (words.has(own)) return words.t(own)
  const known = partNames.find((each) => each === name)
  const part = known === undefined ? null : partOf(kind, known)
  return part === null ? labelOf(name, words) : words.t(`scenarios.part.${part.type}`)
}

function PartField({
  kind,
  name,
  part: { type, isOptional },
  choices,
  reader: { words },
  again,
}: PartsProps & { name: PartName; part: Part }) {
  const hint = [
    words.has(`scenarios.hint.${type}`) ? words.t(`scenarios.hint.${type}`) : '',
    isOptional ? words.t('scenarios.optional') : '',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <Field
      name={name}
      label={askedFor(kind, name, words)}
      {...(hint === '' ? {} : { hint })}
      again={again}
      words={words}
    >
      {(attributes) =>
        type === 'new-office' || type === 'text' || type === 'position' ? (
          <input
            class="ds-input"
            type="text"
            maxLength={200}
            dir="auto"
            {...attributes}
            value={typedOr(again, name)}
            required={!isOptional}
          />
        ) : (
          <Chosen
            choices={choices[type]}
            chosen={typedOr(again, name)}
            attributes={{ ...attributes, required: !isOptional }}
          />
        )
      }
    </Field>
  )
}
