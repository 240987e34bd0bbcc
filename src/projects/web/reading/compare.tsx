import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { compareVersions, type PartChange } from '#platform/tree/compare.ts'
import { textOf } from '#platform/tree/part.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { Page } from '#platform/ui/page.tsx'
import { citationTies } from '#frameworks/model/citation.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { CompareQuery } from '#projects/forms/pages.ts'
import type { ProjectKind } from '#projects/model/kinds.ts'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import type { ProjectVersion } from '#projects/model/project.ts'
import { chapterOf, questionOf } from '#projects/model/writing.ts'
import { paths } from '#projects/paths.ts'
import { seenVersions } from '#projects/views/reading/versions.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'
import { ProjectChanges } from './changed.tsx'
import { type Reading, readingOf } from './reading.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { ProjectLink, titleOf } from './said.tsx'

/** What changed from one version of a project to another: parts, what they say field by field, what they cite. */
export function comparePage(app: FastifyInstance): void {
  page(app, paths.compare(':id'), CompareQuery, async (reader, query, { id = '' }) => {
    const { words, locale } = reader
    const project = await seenProject(reader, id)
    const sight = await sightOf(reader)
    const versions = await seenVersions(reader, project, sight)
    const [newest, before = newest] = versions
    const chosen = (number: string | undefined, other: ProjectVersion | undefined) =>
      found(
        number ? versions.find((each) => String(each.number) === number) : other,
        'projects/unknown-project',
      ).number
    const [from, to] = [chosen(query.from, before), chosen(query.to, newest)]
    const read = (number: number) => readingOf(reader, project, { sight, number, besides: [] })
    const [one, other] = [await read(from), await read(to)]
    const title = titleOf(project, locale)
    return (
      <Page
        reader={reader}
        title={words.t('projects.compare.title', { title: title.text })}
        isOwn={one.shown.isInside}
      >
        <h1 class="ds-heading" data-size="lg">
          {words.t('projects.compare.heading')}
        </h1>
        <p class="lead">
          <ProjectLink project={project} reader={reader} />
        </p>
        {versions.length < 2 ? (
          <p class="empty">{words.t('projects.compare.only-one')}</p>
        ) : (
          <>
            <Choosing versions={versions} from={from} to={to} reader={reader} />
            <Differences from={one} to={other} />
          </>
        )}
        <p>
          <a class="ds-link" href={`${linkTo(reader, paths.project(id))}#versions`}>
            {words.t('projects.page.versions')}
          </a>
        </p>
      </Page>
    )
  })
}

interface ChoosingProps {
  versions: readonly ProjectVersion[]
  from: number
  to: number
  reader: Reader
}

function Choosing({ versions, from, to, reader: { words } }: ChoosingProps) {
  const options = versions.map(({ number }) => ({
    id: String(number),
    name: words.t('projects.page.version.number', { number }),
  }))
  const one = (name: 'from' | 'to', chosen: number) => (
    <ChoiceOf
      form="compare"
      name={name}
      label={words.t(`projects.compare.${name}`)}
      options={options}
      chosen={String(chosen)}
    />
  )
  return (
    <form class="finder" method="get" aria-label={words.t('projects.compare.heading')}>
      {one('from', from)}
      {one('to', to)}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('projects.compare.show')}
        </button>
      </div>
    </form>
  )
}

const comparable = ({ shown: { parts, citations } }: Reading) => ({
  parts,
  sets: { cites: citationTies(citations) },
})

function Differences({ from, to }: { from: Reading; to: Reading }) {
  const { words } = to.reader
  const changes = compareVersions<ProjectKind>(comparable(from), comparable(to))
  const different = changes.filter(({ became }) => became !== 'kept')
  const count = (became: PartChange['became']) =>
    changes.filter((each) => each.became === became).length
  const counts = {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    kept: count('kept'),
  }
  return (
    <>
      <p>{words.t('projects.compare.counts', counts)}</p>
      {different.length === 0 ? (
        <p class="empty">{words.t('projects.compare.same')}</p>
      ) : (
        different.map((change) => <Difference change={change} from={from} to={to} />)
      )}
    </>
  )
}

interface DifferenceProps {
  change: PartChange<ProjectKind>
  from: Reading
  to: Reading
}

function Difference({ change, from, to }: DifferenceProps) {
  const side = change.became === 'removed' ? from : to
  const { shown, reader } = side
  const { words, locale } = reader
  const part = shown.parts.find((each) => each.part === change.part)
  const template = chapterOf(shown.template, change.part) ?? questionOf(shown.template, change.part)
  const title = part === undefined ? null : textOf(part, 'title', shown.languages)
  const number = numbersOf(shown.parts).get(change.part)
  const kind = words.t(`projects.kind.${change.kind}`)
  const { added = [], removed = [] } = change.sets['cites'] ?? {}
  const cites = (text: string) => {
    const upper = upperFrom(text)
    const told = to.uppers.get(text) ?? from.uppers.get(text)
    return upper === null ? text : <UpperLink upper={upper} told={told} reader={reader} />
  }
  return (
    <section class={`plan__difference plan__difference--${change.became}`}>
      <h2 class="ds-heading" data-size="xs">
        <span class="plan__number">
          {number === undefined ? kind : words.t('projects.page.number', { kind, number })}
        </span>{' '}
        {template?.titles[locale] ?? (title !== null && <Said wording={title} />)}{' '}
        <span class="plan__became">{words.t(`projects.compare.became.${change.became}`)}</span>
      </h2>
      {change.isMoved && <p>{words.t('projects.compare.moved')}</p>}
      {change.fields.length > 0 && <ProjectChanges changes={change.fields} reading={to} />}
      {added.length + removed.length > 0 && (
        <ul class="plan__links">
          {removed.map((text) => (
            <li>
              {words.t('projects.compare.no-longer-cites')} <del>{cites(text)}</del>
            </li>
          ))}
          {added.map((text) => (
            <li>
              {words.t('projects.compare.cites-now')} <ins>{cites(text)}</ins>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
