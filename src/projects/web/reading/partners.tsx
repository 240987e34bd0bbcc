import { inOrder } from '#platform/tree/part.ts'
import { Table } from '#platform/ui/table.tsx'
import { LongText, ShortText } from '#plans/web/reading/text.tsx'
import { nearest } from '#platform/i18n/wording.ts'
import type { ProjectKind, ProjectPart } from '#projects/model/kinds.ts'
import { questionOf } from '#projects/model/writing.ts'
import { PartnerName } from './facts.tsx'
import { Beside } from './narrative.tsx'
import type { Reading } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'

/** The parts of one kind that say anything, in their order. */
export const partsOfKind = (parts: readonly ProjectPart[], kind: ProjectKind): ProjectPart[] =>
  inOrder(parts).filter((each) => each.kind === kind && Object.keys(each.fields).length > 0)

/** With whom it is done, and as what. */
export function Partners({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  const { words } = reader
  return (
    <Table
      caption={words.t('projects.page.partners')}
      rows={partsOfKind(shown.parts, 'partner')}
      idOf={({ part }) => part}
      columns={[
        {
          title: words.t('projects.kind.partner'),
          cell: (part) => {
            const { partner, name } = part.fields
            return (
              <>
                {partner === undefined ? (
                  <bdi>{name}</bdi>
                ) : (
                  <PartnerName reading={reading} id={partner} />
                )}
                <Beside part={part} reading={reading} />
              </>
            )
          },
        },
        {
          title: words.t('projects.field.role'),
          cell: ({ fields: { role } }) =>
            role !== undefined && words.t(`projects.choice.role.${role}`),
        },
        {
          title: words.t('projects.field.note'),
          cell: (part) =>
            shown.languages.some((each) => part.fields[`note.${each}`] !== undefined) && (
              <ShortText part={part} name="note" languages={shown.languages} reader={reader} />
            ),
        },
      ]}
    />
  )
}

/** Whom to ask: outside only what posts of offices do, inside by name. */
export function Contacts({ reading: { shown, reader } }: { reading: Reading }) {
  const { words } = reader
  const field = (name: string) => words.t(`projects.field.${name}`)
  return (
    <Table
      caption={words.t('projects.page.contacts')}
      rows={partsOfKind(shown.parts, 'contact')}
      idOf={({ part }) => part}
      columns={[
        {
          title: field('role'),
          cell: ({ fields: { role } }) =>
            role === undefined ? '' : words.t(`projects.choice.role.${role}`),
        },
        { title: field('name'), cell: ({ fields: { name } }) => name && <bdi>{name}</bdi> },
        {
          title: field('function'),
          cell: ({ fields }) => fields['function'] && <bdi>{fields['function']}</bdi>,
        },
        {
          title: field('email'),
          cell: ({ fields: { email } }) =>
            email && (
              <a class="ds-link" href={`mailto:${email}`} dir="ltr">
                {email}
              </a>
            ),
        },
        {
          title: field('telephone'),
          cell: ({ fields: { telephone } }) => telephone && <bdi dir="ltr">{telephone}</bdi>,
        },
      ]}
    />
  )
}

/** The safeguarding questions of the template that are answered. */
export function Safeguards({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  const { words, locale } = reader
  return (
    <dl class="project__answers">
      {partsOfKind(shown.parts, 'safeguard').map((part) => {
        const title = nearest(questionOf(shown.template, part.part)?.titles ?? {}, locale)
        const { answer } = part.fields
        return (
          <>
            <dt id={part.part}>{title === null ? part.part : <Said wording={title} />}</dt>
            <dd>
              {answer !== undefined && <p>{words.t(`projects.choice.answer.${answer}`)}</p>}
              <LongText part={part} name="text" languages={shown.languages} reader={reader} />
              <Beside part={part} reading={reading} />
            </dd>
          </>
        )
      })}
    </dl>
  )
}
