import { matchOf, toldOf } from '#portal/model/matching.ts'
import { type Hit, type HitStanding, knownPeriod } from '#portal/model/hit.ts'
import { nearest } from '#platform/i18n/wording.ts'
import type { Moment } from '#platform/moment.ts'
import { nextDay } from '#platform/day.ts'
import { publicStates } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import { projectList } from '#projects/views/list.ts'
import { sightOf } from '#projects/views/seen.ts'
import type { Searching } from './titled.ts'

/** So many projects are looked at: the latest to begin of those that hold every word. */
const mostLooked = 200

/** The projects that the reader may see in whose titles or code every word stands that was typed (folded). */
export async function projectHits(
  { db, moment, locale, asker, isOperator = false }: Searching,
  query: string,
): Promise<Hit[]> {
  const looking = isOperator ? { command: 'search', today: moment } : asker
  const sight = await sightOf({ db, asker: looking })
  const place = { sight, limit: mostLooked }
  const projects = await projectList(db, moment, { text: query }, place)
  return projects.slice(0, mostLooked).flatMap((project) => {
    const match = matchOf(toldOf(project.titles, [project.id, project.code ?? '']), query, locale)
    return match === null ? [] : [hitOf(project, moment, match.rank, locale)]
  })
}

function hitOf(project: Project, moment: Moment, rank: number, locale: string): Hit {
  const wording = nearest(project.titles, locale) ?? { text: project.id, language: 'en' }
  const until = project.to === null ? null : nextDay(project.to)
  return {
    ...knownPeriod(project.from, until),
    type: 'project',
    id: project.id,
    matched: project.code === null ? wording.text : `${project.code} ${wording.text}`,
    language: wording.language,
    sources: [],
    standing: standingOf(project, moment),
    rank,
    offices: [project.office],
    origin: project.origin,
  }
}

function standingOf({ state, from, to }: Project, { asOf }: Moment): HitStanding {
  if (!publicStates.includes(state)) return 'draft'
  if (from !== null && asOf < from) return 'coming'
  const isOver = state !== 'active' && state !== 'suspended'
  return isOver || (to !== null && to < asOf) ? 'ended' : 'now'
}
