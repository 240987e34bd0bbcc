import { randomUUID } from 'node:crypto'
import { perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { isTheme } from '#posts/model/themes.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { actingAt } from '#posts/actions/acting.ts'
import { theProject } from '#projects/actions/permitted.ts'
import { refuseUnknown } from '#world/views.ts'
import { timesOf } from '#routes/actions/room.ts'
import { askedOf, placeOf } from '#routes/model/asked.ts'
import { waysOf } from '#routes/model/candidates.ts'
import { handsOf, type Holder, holderFor } from '#routes/model/holder.ts'
import type { Authors } from '#routes/model/route.ts'
import { daysOf } from '#routes/views/ground.ts'
import { inUse } from '#support/model/kind.ts'
import { askedStep, longestText, longestTitle } from '#support/model/request.ts'
import { asAsked, givingRight, ruleFor, type SupportRule } from '#support/model/rule.ts'
import { addRequest, putStandings } from '#support/store/requests.ts'
import { kindList, ruleList } from '#support/views/content.ts'
import { countryOf, factsFrom, groundOn } from '#support/views/ground.ts'
import { tellOf } from './letters.ts'
import type { SupportRoom } from './room.ts'

/** What an office asks for. Without a country it is about that of the office. */
export interface Asking {
  office: string
  kind: string
  theme: string
  country?: string | null | undefined
  title: string
  text: string
  language?: string | undefined
  wanted?: Day | null | undefined
  project?: string | null | undefined
}

/**
 * Asks for support: computes who has it on the day, why, and until when, and writes to them. Answers the id. Refuses whoever does not develop
 * projects at the office, a kind or theme there is not, a day that is over, and a project they may not see.
 */
export async function askSupport(by: By, asking: Asking, room: SupportRoom): Promise<string> {
  const { asker, db } = by
  const name = await officeCalled(db, asker.today, asking.office)
  if (name === null) throw wrongField('office', 'support/unknown-office')
  const actor = await actingAt(by, 'projects.develop', { id: asking.office, name })
  await refuseWrong(by, asking)
  const id = `sr-${randomUUID()}`
  const deed = { by: actor, name: 'support.asked', subject: `support:${id}`, office: asking.office }
  return perform(db, deed, async (act) => {
    const within = { ...by, db: act.db }
    const acting = actor.onBehalfOf ?? actor.post
    const authors: Authors = {
      persons: actor.person === null ? [] : [actor.person],
      posts: acting === null ? [] : [acting.id],
    }
    const { rule, facts, holder, bench } = await askedFor(within, asking, authors)
    const days = await daysOf(act.db, timesOf(by), [holder.office])
    const title = { text: asking.title.trim(), language: asking.language ?? by.words.locale }
    await addRequest(act, {
      id,
      office: asking.office,
      kind: asking.kind,
      theme: asking.theme,
      country: facts.countries[0] ?? null,
      title,
      text: asking.text.trim(),
      wanted: asking.wanted ?? null,
      project: asking.project ?? null,
      anchor: asker.today.asOf,
      rule: rule.id,
      ruleFrom: rule.from,
      facts,
    })
    const standing = {
      request: id,
      state: 'asked' as const,
      office: holder.office,
      post: holder.post.id,
      postTitle: holder.post.title,
      since: days.today(holder.office),
      openedAt: act.at,
      due: days.due(holder.office, rule.workingDays),
      cause: 'rule' as const,
      because: holder.because,
      answer: null,
      answeredAt: null,
      outcome: null,
      rating: null,
      reason: null,
    }
    await putStandings(act, [standing])
    act.note({ field: 'support.field.holder', before: null, after: holder.post.title })
    const persons = handsOf(bench, holder.post.id)
    await tellOf(act, 'came', { request: { id, title, standing }, persons, why: null, room })
    return id
  })
}

/** Who would be asked on the day, by which rule. Refuses where no rule asks, and where nobody at all could give it. */
export async function askedFor(
  by: By,
  asking: Pick<Asking, 'office' | 'kind' | 'theme' | 'country'>,
  authors: Authors,
) {
  const today = { ...by.asker.today, asKnown: null }
  const rules = await ruleList(by.db, today)
  const rule: SupportRule = found(ruleFor(rules, asking.kind, today.asOf), 'support/no-rule')
  const country = asking.country ?? (await countryOf(by.db, today, asking.office))
  const ground = await groundOn(by.db, { today }, country === null ? [] : [country], [rule])
  const facts = factsFrom({ ...asking, country }, ground)
  const step = askedStep({ facts, theme: asking.theme }, rule.roles, givingRight)
  const ways = waysOf(asAsked(rule), step.countries, facts, ground.network)
  const asked = askedOf(step, ways, { facts, authors })
  const holder: Holder | null = holderFor(asked, ways, ground.bench, placeOf(ground))
  if (holder === null) throw new Refusal('conflict', 'support/nobody')
  return { rule, facts, holder, bench: ground.bench }
}

async function refuseWrong(by: By, asking: Asking): Promise<void> {
  const { db, asker } = by
  const { kind, theme, country, title, text, wanted, project } = asking
  if (title.trim() === '') throw wrongField('title', 'field/missing')
  if (text.trim() === '') throw wrongField('text', 'field/missing')
  if (title.length > longestTitle) throw wrongField('title', 'support/too-long')
  if (text.length > longestText) throw wrongField('text', 'support/too-long')
  const kinds = inUse(await kindList(db, asker.today), asker.today.asOf)
  if (!kinds.some(({ id }) => id === kind)) throw wrongField('kind', 'support/unknown-kind')
  if (!isTheme(theme)) throw wrongField('theme', 'support/unknown-theme')
  if (country !== undefined && country !== null) await refuseUnknown(db, { country })
  if (wanted !== undefined && wanted !== null && wanted < asker.today.asOf)
    throw wrongField('wanted', 'support/past')
  if (project === undefined || project === null) return
  try {
    await theProject(by, project)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw wrongField('project', 'projects/unknown-project')
  }
}
