import { linkTo } from '#platform/http/reader.ts'
import type { ProjectState } from '#projects/model/life.ts'
import type { ProjectBeside, ProjectSection } from '#projects/web.tsx'
import { paths } from '#delivery/paths.ts'
import { agreementOf, closingOf } from '#delivery/views.ts'
import { AgreementFacts, agreementWays } from './agreement.tsx'
import { closingNames, closureWays } from './closure.tsx'
import { listings } from './lists.tsx'
import { waysTo } from './shell.tsx'

const before: readonly ProjectState[] = [
  'concept',
  'proposal',
  'review',
  'returned',
  'withdrawn',
  'rejected',
]
const agreeing: readonly ProjectState[] = ['endorsed', 'submitted', 'agreed']

/** What comes after the endorsement of a project, on its page, for those inside: agreement, revisions, reports, closure, evaluations. */
export const deliveryBeside: ProjectBeside = async (reader, { project, isInside }) => {
  const { words, db, moment } = reader
  const { id, state } = project
  if (!isInside || before.includes(state)) return {}
  const agreement = await agreementOf(db, moment, id)
  const more = (href: string, key: string) => (
    <p>
      <a class="ds-link" href={linkTo(reader, href)}>
        {words.t(key)}
      </a>
    </p>
  )
  const sections: ProjectSection[] = [
    {
      id: 'agreement',
      title: words.t('delivery.agreement.title'),
      at: 'life',
      children: (
        <>
          {await waysTo(reader, project, agreementWays(project, agreement))}
          {agreement === null ? (
            <p class="empty">{words.t('delivery.agreement.none')}</p>
          ) : (
            <>
              <AgreementFacts agreement={agreement} donor={null} reader={reader} />
              {more(paths.agreement(id), 'delivery.agreement.whole')}
            </>
          )}
        </>
      ),
    },
  ]
  if (agreeing.includes(state)) return { sections }
  for (const [name, { path, title, ways, list }] of Object.entries(listings))
    sections.push({
      id: name,
      title: words.t(title),
      at: 'life',
      children: (
        <>
          {await waysTo(reader, project, ways(project))}
          {await list(reader, project)}
          {more(path(id), 'delivery.whole')}
        </>
      ),
    })
  const counts: string[] = []
  for (const name of closingNames) {
    const closing = await closingOf(db, moment, id, name)
    if (closing === null) continue
    const { list, ticks } = closing
    const told = words.t('delivery.closure.count', { done: ticks.length, all: list.items.length })
    counts.push(`${list.titles[reader.locale]}: ${told}`)
  }
  sections.push({
    id: 'closure',
    title: words.t('delivery.closure.title'),
    at: 'life',
    children: (
      <>
        {await waysTo(reader, project, closureWays(project))}
        <ul>
          {counts.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
        {more(paths.closure(id), 'delivery.closure.whole')}
        {more(
          `${paths.calendar}?${new URLSearchParams({ project: id }).toString()}`,
          'delivery.calendar.of-project',
        )}
      </>
    ),
  })
  return { sections }
}
