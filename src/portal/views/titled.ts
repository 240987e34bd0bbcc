import type { Db } from '#platform/db/db.ts'
import type { Asker } from '#platform/doors/asker.ts'
import { memory, type Stand } from '#platform/http/stand.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { upperText } from '#frameworks/model/upper.ts'
import type { Standing } from '#frameworks/model/standing.ts'
import { everyObjective } from '#frameworks/views.ts'
import type { RecordedObjective } from '#frameworks/views/select.ts'
import { isInForce } from '#plans/model/plan.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { type VersionTitled, versionTitles } from '#plans/views/reading/titles.ts'
import { sees } from '#plans/views/seen.ts'
import { closedOn, isFollowed, openedOn } from '#trends/model/issue.ts'
import { sightOf } from '#trends/model/sight.ts'
import { type IssueTitled, issuesTitled } from '#trends/views/titled.ts'
import { type Hit, type HitStanding, knownPeriod } from '#portal/model/hit.ts'
import { type Match, type Told, toldOf } from '#portal/model/matching.ts'

/** Who searches, from which moment, in which language. */
export interface Searching {
  db: Db
  stand: Stand
  moment: Moment
  locale: Locale
  asker: Asker | null
  /** Whoever has the machine sees everything. */
  isOperator?: boolean
}

/** Tells of something whether it matches what was typed. */
export type Matching = (told: Told) => Match | null

/** The plans, issues and objectives that somebody may see, to be asked which of them match. */
export type Shelf = (matching: Matching) => Hit[]

interface Compared<Thing> {
  thing: Thing
  told: Told
}

const objectives = memory<Compared<RecordedObjective>[]>(4)
const versions = memory<Compared<VersionTitled>[]>(4)

/**
 * The plans, issues and objectives of frameworks that the reader may see, by all their titles and codes: one query each. What may be
 * seen is asked for each reader; only what is compared is remembered, until something happens.
 */
export async function shelfOf(searching: Searching): Promise<Shelf> {
  const shelves = await Promise.all([
    plansIn(searching),
    issuesIn(searching),
    objectivesIn(searching),
  ])
  return (matching) => shelves.flatMap((each) => each(matching))
}

async function objectivesIn(searching: Searching): Promise<Shelf> {
  const { db, moment } = searching
  const all = await objectives(searching, [moment], async () =>
    (await everyObjective(db, moment)).map((thing) => {
      const { of, code } = thing.upper
      const keys = [code, `${of} ${code}`, upperText(thing.upper)]
      return { thing, told: toldOf(thing.titles, keys) }
    }),
  )
  return (matching) =>
    all.flatMap(({ thing, told }) => {
      const match = matching(told)
      return match === null ? [] : [objectiveHit(thing, match)]
    })
}

const standingsOfObjectives: Record<Standing, HitStanding> = {
  coming: 'coming',
  'in-force': 'now',
  ended: 'ended',
  superseded: 'ended',
  withdrawn: 'ended',
}

const nothingMore = { sources: [], offices: [], origin: null }

const objectiveHit = (
  { upper, titles, standing, from, until }: RecordedObjective,
  { rank, wording }: Match,
): Hit => {
  const { text, language } = wording ?? { text: titles.en, language: 'en' }
  return {
    ...nothingMore,
    ...knownPeriod(from, until),
    type: 'objective',
    id: upperText(upper),
    matched: `${upper.code} ${text}`,
    language,
    standing: standingsOfObjectives[standing],
    rank,
  }
}

/** Each plan once: by the version that stands for it, whichever of its versions matched best. */
async function plansIn(searching: Searching): Promise<Shelf> {
  const { db, moment } = searching
  const all = await versions(searching, [moment], async () =>
    (await versionTitles(db, moment)).map((thing) => ({
      thing,
      told: toldOf(thing.titles, [thing.plan]),
    })),
  )
  const seen = all.filter(({ thing }) => sees(searching, thing))
  const plans = [...Map.groupBy(seen, ({ thing }) => thing.plan).values()]
  return (matching) => plans.flatMap((own) => planHit(own, searching, matching))
}

function planHit(
  own: readonly Compared<VersionTitled>[],
  { moment, locale }: Searching,
  matching: Matching,
): Hit[] {
  const matches = own.map(({ told }) => matching(told))
  const ranks = matches.flatMap((match) => (match === null ? [] : [match.rank]))
  const at = Math.max(
    0,
    own.findIndex(({ thing }) => isInForce(thing, moment.asOf)),
  )
  const version = own[at]?.thing
  if (ranks.length === 0 || version === undefined) return []
  const { plan, office, origin, titles, inForce } = version
  const wording = matches[at]?.wording ?? nearest(titles, locale) ?? { text: plan, language: 'en' }
  const found: Hit = {
    ...nothingMore,
    ...knownPeriod(inForce?.from ?? null, inForce?.until ?? null),
    type: 'plan',
    id: plan,
    matched: wording.text,
    language: wording.language,
    standing: standingOfPlan(version, moment),
    rank: Math.min(...ranks),
    offices: [office],
    origin,
  }
  return [found]
}

function standingOfPlan({ inForce, fingerprint }: VersionTitled, { asOf }: Moment): HitStanding {
  if (isInForce({ inForce }, asOf)) return 'now'
  if (fingerprint === null) return 'draft'
  return inForce !== null && asOf < inForce.from ? 'coming' : 'ended'
}

async function issuesIn(searching: Searching): Promise<Shelf> {
  const { db, moment, asker, isOperator = false } = searching
  const all = await issuesTitled(db, moment, isOperator ? 'all' : sightOf(asker))
  return (matching) =>
    all.flatMap((issue) => {
      const match = matching(toldOf(issue.titles, [issue.id]))
      return match === null ? [] : [issueHit(issue, moment, match)]
    })
}

const issueHit = (issue: IssueTitled, { asOf }: Moment, { rank, wording }: Match): Hit => {
  const { text, language } = wording ?? { text: issue.titles.en, language: 'en' }
  const opened = openedOn(issue)
  const isNow = isFollowed(issue, asOf)
  return {
    ...nothingMore,
    ...knownPeriod(opened, closedOn(issue)),
    type: 'issue',
    id: issue.id,
    matched: text,
    language,
    standing: isNow ? 'now' : asOf < opened ? 'coming' : 'ended',
    rank,
    offices: [issue.office],
  }
}
