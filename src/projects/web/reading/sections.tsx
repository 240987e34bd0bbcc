import type { ComponentChildren } from 'preact'
import { commentsOf } from '#projects/views/comments.ts'
import { documentsOf } from '#projects/views/documents.ts'
import { lessonList } from '#projects/views/lessons.ts'
import { countriesOf } from '#projects/model/reading/covers.ts'
import { countriesToTint } from '#projects/views/reading/map.ts'
import type { ProjectSection } from '#projects/web/beside.ts'
import { Comments } from './comments.tsx'
import { Documents } from './documents.tsx'
import { Gantt } from './gantt.tsx'
import { Lessons } from './lessons.tsx'
import { Narrative, Serves, writtenChapters } from './narrative.tsx'
import { Contacts, Partners, partsOfKind, Safeguards } from './partners.tsx'
import { groupsOf, People } from './people.tsx'
import { Places, placesOf } from './places.tsx'
import type { Reading } from './reading.ts'
import { Results } from './results.tsx'
import { Risks, risksOf } from './risks.tsx'
import { Versions } from './versions.tsx'

type Shown = Omit<ProjectSection, 'at'>

/** The sections of a project's page, in their order; those that have nothing to show are left out. */
export async function sectionsOf(reading: Reading): Promise<Shown[]> {
  const { shown, reader, sight, asides } = reading
  const { db, moment } = reader
  const { project, version, parts } = shown
  const which = { project: project.id, number: version.number }
  const covers = countriesOf(parts)
  const [tinted, documents, lessons, comments] = await Promise.all([
    countriesToTint(db, moment, covers),
    shown.isInside ? documentsOf(db, moment, project.id) : [],
    lessonList(db, moment, { project: project.id }, sight),
    shown.isInside ? commentsOf(db, moment, which) : [],
  ])
  const others = (at: ProjectSection['at']): Shown[] =>
    asides.flatMap(({ sections = [] }) => sections.filter((each) => each.at === at))
  const { section, listed } = makerFor(reading)
  // Records of what was published elsewhere say nothing of objectives, which does not mean that there are none.
  const isTold = project.origin !== 'published' || shown.citations.length > 0
  const activities = parts.filter(({ kind }) => kind === 'activity')
  const objectives = parts.filter(({ kind }) => kind === 'objective')
  return [
    ...(isTold ? section('serves', <Serves reading={reading} />) : []),
    ...listed('narrative', writtenChapters(reading), <Narrative reading={reading} />),
    ...listed('places', placesOf(parts), <Places reading={reading} tinted={tinted} />),
    ...listed('results', objectives, <Results reading={reading} />),
    ...listed(
      'work-plan',
      activities,
      <Gantt parts={parts} languages={shown.languages} offices={reading.offices} reader={reader} />,
    ),
    ...others('content'),
    ...listed('people', groupsOf(parts), <People reading={reading} />),
    ...listed('risks', risksOf(parts), <Risks reading={reading} />),
    ...listed('safeguards', partsOfKind(parts, 'safeguard'), <Safeguards reading={reading} />),
    ...listed('partners', partsOfKind(parts, 'partner'), <Partners reading={reading} />),
    ...listed('contacts', partsOfKind(parts, 'contact'), <Contacts reading={reading} />),
    ...listed('documents', documents, <Documents documents={documents} reader={reader} />),
    ...others('life'),
    ...listed(
      'lessons',
      lessons,
      <Lessons lessons={lessons} places={reading.places} types={reading.types} reader={reader} />,
    ),
    ...listed('comments', comments, <Comments comments={comments} shown={shown} reader={reader} />),
    ...section('versions', <Versions reading={reading} />),
  ]
}

function makerFor({ reader: { words } }: Reading) {
  const section = (id: string, children: ComponentChildren): Shown[] => [
    { id, title: words.t(`projects.page.${id}`), children },
  ]
  const listed = (id: string, those: readonly unknown[], children: ComponentChildren): Shown[] =>
    those.length === 0
      ? []
      : section(id, children).map((each) => ({ ...each, count: those.length }))
  return { section, listed }
}
