import { fold } from '#platform/text.ts'
import type { Words } from '#platform/i18n/words.ts'
import { paths as frameworks } from '#frameworks/paths.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { paths as liaison } from '#liaison/paths.ts'
import { paths as network } from '#network/paths.ts'
import { holdersOfFunction, holdersOfKind } from '#network/views/lists.ts'
import { paths as plans } from '#plans/paths.ts'
import { paths as projects } from '#projects/paths.ts'
import { paths as trends } from '#trends/paths.ts'
import { bestFirst, type Hit } from './model/hit.ts'
import { matchOf, resemblanceTo, resembling } from './model/matching.ts'
import { search } from './views.ts'
import { projectHits } from './views/projects.ts'
import { type Searching, shelfOf } from './views/titled.ts'
import { vocabularyMatching, type WordHit } from './vocabulary.ts'

/** A kind or function found by its word, with the offices that ever carried it. */
export interface VocabularyHit extends WordHit {
  name: string
  offices: { id: string; name: string; isNow: boolean }[]
}

export interface Found {
  vocabulary: VocabularyHit[]
  hits: Hit[]
  /** Whether there is more of a kind than is listed. */
  isCut: boolean
}

const mostNamed = 100
/** So many plans, projects, issues and objectives each. */
const mostTitled = 50

/**
 * Everything that what was typed can mean: words of the vocabulary of any date; things by any name they ever had; plans, projects, issues and
 * objectives of frameworks that the reader may see, by their titles and codes. What only resembles it is there where nothing
 * matches outright.
 */
export async function find(reader: Searching & { words: Words }, text: string): Promise<Found> {
  const query = fold(text)
  if (query === '') return { vocabulary: [], hits: [], isCut: false }
  const [named, shelf, ofProjects, vocabulary] = await Promise.all([
    search(reader.db, reader.moment, text, { locale: reader.locale, limit: mostNamed }),
    shelfOf(reader),
    projectHits(reader, query),
    vocabularyFound(reader, text),
  ])
  const titled = shelf((told) => matchOf(told, query, reader.locale))
  const outright = [...named.filter(({ rank }) => rank < resembling), ...titled, ...ofProjects]
  const hits =
    outright.length > 0 ? outright : [...named, ...shelf(resemblanceTo(query, reader.locale))]
  const listed = [...Map.groupBy(hits.toSorted(bestFirst), (hit) => hit.type).values()].flatMap(
    (own) => own.slice(0, isTitled(own[0]) ? mostTitled : mostNamed),
  )
  return {
    vocabulary,
    hits: listed.toSorted(bestFirst),
    isCut: listed.length < hits.length || named.length === mostNamed,
  }
}

const isTitled = (hit: Hit | undefined) =>
  hit?.type === 'plan' ||
  hit?.type === 'project' ||
  hit?.type === 'issue' ||
  hit?.type === 'objective'

async function vocabularyFound(
  { db, moment, locale, words }: Searching & { words: Words },
  text: string,
): Promise<VocabularyHit[]> {
  const matching = vocabularyMatching(text).slice(0, 5)
  const holders = await Promise.all(
    matching.map(({ type, id }) =>
      (type === 'kind' ? holdersOfKind : holdersOfFunction)(db, moment, locale, id),
    ),
  )
  return matching.map((each, at) => {
    const byOffice = Map.groupBy(holders[at] ?? [], (holder) => holder.office)
    const offices = [...byOffice].map(([id, rows]) => ({
      id,
      name: rows[0]?.name ?? id,
      isNow: rows.some((row) => row.holds),
    }))
    return { ...each, name: words.t(`network.${each.type}.${each.id}`), offices }
  })
}

/** Where something found has its page, below the language; null where it has none. */
export function pageOf({ type, id }: Pick<Hit | VocabularyHit, 'type' | 'id'>): string | null {
  switch (type) {
    case 'kind':
      return network.kind(id)
    case 'function':
      return network.function(id)
    case 'office':
      return network.office(id)
    case 'country':
      return network.country(id)
    case 'area':
      return network.area(id)
    case 'body':
      return liaison.body(id)
    case 'city':
      return `${network.offices}?city=${encodeURIComponent(id)}`
    case 'plan':
      return plans.plan(id)
    case 'project':
      return projects.project(id)
    case 'issue':
      return trends.issue(id)
    case 'objective': {
      const upper = upperFrom(id)
      return upper === null ? null : frameworks.objective(upper)
    }
    case 'unit':
    case 'entry':
      return null
  }
}
