import { Table } from '#platform/ui/table.tsx'
import { nameOf } from '#partners/model/partner.ts'
import { partnersBy } from '#partners/views.ts'
import { Section } from '#platform/ui/section.tsx'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { choiceName } from '#projects/web/drafting/fields.tsx'
import type { SectionProps } from './section.ts'
import { AddWay, ofKind, PartWays } from './ways.tsx'

/** With whom: partners with what they do, and whom to turn to. */
export async function PartnersSection({ marked: { draft, comments }, reader }: SectionProps) {
  const { words, db, moment, locale } = reader
  const partners = ofKind(draft, 'partner')
  const contacts = ofKind(draft, 'contact')
  const known = await partnersBy(
    db,
    moment,
    partners.flatMap(({ fields }) => fields['partner'] ?? []),
  )
  const ways = (part: ProjectPart) => (
    <PartWays part={part} draft={draft} reader={reader} comments={comments} />
  )
  const role = {
    title: words.t('projects.field.role'),
    cell: ({ fields }: ProjectPart) =>
      fields['role'] !== undefined && choiceName('role', fields['role'], reader),
  }
  const text = (key: string) => ({
    title: words.t(`projects.field.${key}`),
    cell: ({ fields }: ProjectPart) => fields[key] && <bdi>{fields[key]}</bdi>,
  })
  return (
    <>
      <Section title={words.t('projects.draft.partners')}>
        {partners.length === 0 ? (
          <p class="empty">{words.t('projects.draft.none.partner')}</p>
        ) : (
          <Table
            caption={words.t('projects.draft.partners')}
            rows={partners}
            idOf={({ part }) => part}
            columns={[
              {
                title: words.t('projects.kind.partner'),
                cell: (part) => {
                  const registered = known.get(part.fields['partner'] ?? '')
                  return (
                    <>
                      <bdi>
                        {registered === undefined
                          ? (part.fields['name'] ?? part.fields['partner'] ?? '–')
                          : nameOf(registered, locale)}
                      </bdi>
                      {ways(part)}
                    </>
                  )
                },
              },
              role,
            ]}
          />
        )}
        <AddWay kind="partner" draft={draft} reader={reader} />
      </Section>
      <Section title={words.t('projects.draft.contacts')}>
        {contacts.length === 0 ? (
          <p class="empty">{words.t('projects.draft.none.contact')}</p>
        ) : (
          <Table
            caption={words.t('projects.draft.contacts')}
            rows={contacts}
            idOf={({ part }) => part}
            columns={[
              {
                title: words.t('projects.field.name'),
                cell: (part) => (
                  <>
                    <bdi>{part.fields['name']}</bdi>
                    {ways(part)}
                  </>
                ),
              },
              role,
              text('function'),
              text('email'),
              text('telephone'),
            ]}
          />
        )}
        <AddWay kind="contact" draft={draft} reader={reader} />
      </Section>
    </>
  )
}
