import { Table } from '#platform/ui/table.tsx'
import { ShortText } from '#plans/web/reading/text.tsx'
import { under } from '#platform/tree/part.ts'
import { ageGroups, reachedAs } from '#projects/model/fields.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import { type Count, countOf, peopleOf } from '#projects/model/people.ts'
import { Bars } from './bar.tsx'
import { Beside } from './narrative.tsx'
import type { Reading } from './reading.ts'

/** The groups of people that a version tells of. */
export const groupsOf = (parts: readonly ProjectPart[]): ProjectPart[] =>
  under(parts, rootPart).filter(({ kind }) => kind === 'people')

/** For whom a project is: by kind, sex and age, each counted once, and how that was counted. */
export function People({ reading }: { reading: Reading }) {
  const { shown, reader } = reading
  const { words } = reader
  const groups = groupsOf(shown.parts)
  const people = peopleOf(shown.parts)
  const isWithin = groups.some(({ fields }) => fields['within'] !== undefined)
  return (
    <>
      {reachedAs.map((as) => {
        const { target, reached } = people[as]
        if (target.total + reached.total === 0) return null
        return (
          <div class="project__people">
            <h3>{words.t(`projects.choice.reached-as.${as}`)}</h3>
            <p>
              {words.t('projects.page.people.total', {
                target: target.total,
                reached: reached.total,
              })}
            </p>
            <Split
              count={target}
              title={words.t('projects.page.people.target')}
              reading={reading}
            />
            {reached.total > 0 && (
              <Split
                count={reached}
                title={words.t('projects.page.people.reached')}
                reading={reading}
              />
            )}
          </div>
        )
      })}
      <p class="project__how">
        {words.t(isWithin ? 'projects.page.people.within' : 'projects.page.people.once')}
      </p>
      <Groups groups={groups} reading={reading} />
    </>
  )
}

/** How a number of people falls to women and men, and to ages; who is told neither way stands apart. */
function Split({ count, title, reading }: { count: Count; title: string; reading: Reading }) {
  const { words } = reading.reader
  const { total, women, men, byAge } = count
  if (total === 0) return null
  const aged = Object.values(byAge).reduce((sum, each) => sum + each, 0)
  const line = (name: string, of: number, kind: string) =>
    of > 0 ? [{ name: words.t(`projects.${name}`), count: of, kind }] : []
  const lines = [
    ...line('of.women', women, 'women'),
    ...line('of.men', men, 'men'),
    ...line('page.people.no-sex', total - women - men, 'untold'),
    ...ageGroups.flatMap((age) => line(`of.${age}`, byAge[age] ?? 0, 'age')),
    ...line('page.people.no-age', aged > 0 ? total - aged : 0, 'untold'),
  ]
  return (
    <div class="project__split">
      <h4>{title}</h4>
      <Bars lines={lines} label={title} reader={reading.reader} />
    </div>
  )
}

function Groups({ groups, reading }: { groups: readonly ProjectPart[]; reading: Reading }) {
  const { shown, reader } = reading
  const { words } = reader
  const kindOf = ({ fields: { kind } }: ProjectPart) =>
    kind === undefined ? '' : words.t(`projects.choice.kind.${kind}`)
  const counted = (part: ProjectPart, of: 'target' | 'reached') => {
    const { total, women, men } = countOf(part.fields, of)
    if (total === 0) return null
    return (
      <>
        {words.number(total)}{' '}
        {women + men > 0 && <small>{words.t('projects.page.people.split', { women, men })}</small>}
      </>
    )
  }
  return (
    <Table
      caption={words.t('projects.page.people.groups')}
      rows={groups}
      idOf={({ part }) => part}
      columns={[
        {
          title: words.t('projects.page.people.group'),
          cell: (part) => (
            <>
              {kindOf(part)}{' '}
              <small>
                <ShortText part={part} name="note" languages={shown.languages} reader={reader} />
              </small>
              <Beside part={part} reading={reading} />
            </>
          ),
        },
        {
          title: words.t('projects.field.reached-as'),
          cell: ({ fields }) =>
            words.t(`projects.choice.reached-as.${fields['reached-as'] ?? 'direct'}`),
        },
        { title: words.t('projects.page.people.target'), cell: (part) => counted(part, 'target') },
        {
          title: words.t('projects.page.people.reached'),
          cell: (part) => counted(part, 'reached'),
        },
        {
          title: words.t('projects.page.people.counted-in'),
          cell: ({ fields: { within } }) => {
            const around = groups.find(({ part }) => part === within)
            return (
              around !== undefined && (
                <a class="ds-link" href={`#${around.part}`}>
                  {kindOf(around)}
                </a>
              )
            )
          },
        },
      ]}
    />
  )
}
