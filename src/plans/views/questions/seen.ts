import type { Locale } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { type Upper, upperText } from '#frameworks/model/upper.ts'
import { region } from '#network/views/impact/region.ts'
import { isOverdue, type Question } from '#plans/model/questions.ts'
import type { Wanted } from '#plans/model/questions/wanted.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { type AskedQuestion, questionBy, questionList } from '#plans/views/questions.ts'
import { type ToldUpper, uppersTold } from '#plans/views/reading/cited.ts'
import type { Looking } from '#plans/views/seen.ts'

/** A Regional Office and the offices it is responsible for on the day, itself among them. */
export interface RegionOfOffices {
  id: string
  name: string
  offices: readonly string[]
}

type LookingIn = Looking & { locale: Locale }

/** The Regional Offices of the day with those they are responsible for, A to Z. */
export async function regionsOfOffices({
  db,
  moment,
  locale,
}: Pick<LookingIn, 'db' | 'moment' | 'locale'>): Promise<RegionOfOffices[]> {
  const standings = await region.standings({ db, moment, locale }, [])
  const rows = standings.flatMap(({ key, says }) =>
    says.map(({ id, label }) => ({ key, id, label })),
  )
  return [...Map.groupBy(rows, ({ id }) => id)]
    .map(([id, own]) => ({
      id,
      name: own[0]?.label ?? id,
      offices: [...new Set([id, ...own.map(({ key }) => key)])],
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/**
 * The questions that somebody may see: whoever sees plans before they are published, all; everybody else none, since a question is a matter
 * inside. Open ones unless another state is wanted.
 */
export async function seenQuestions(looking: LookingIn, wanted: Wanted): Promise<AskedQuestion[]> {
  const { db, moment, asker } = looking
  if (!seesDrafts(asker)) return []
  const { office, region: regional, state, overdue = false } = wanted
  const within =
    regional === undefined
      ? undefined
      : ((await regionsOfOffices(looking)).find(({ id }) => id === regional)?.offices ?? [])
  const owners =
    office === undefined ? within : within === undefined || within.includes(office) ? [office] : []
  return questionList(db, moment, {
    owners,
    ...(state === 'any' ? {} : { states: [state ?? 'open'] }),
    ...(overdue ? { overdueOn: moment.asOf } : {}),
  })
}

/** One question that somebody may see. Refuses any other as if there were none (`plans/unknown-question`). */
export async function seenQuestion(
  { db, moment, asker }: Looking,
  id: string,
): Promise<AskedQuestion> {
  const question = seesDrafts(asker) ? await questionBy(db, moment, id) : undefined
  return found(question, 'plans/unknown-question')
}

/** The part that cites, as something that can be told of like what is cited. */
export const citingOf = ({
  plan,
  number,
  part,
}: Pick<Question, 'plan' | 'number' | 'part'>): Upper => ({
  of: plan,
  version: String(number),
  code: part,
})

/** What a question is about, told: what cites, what is cited, where it is read on. By `upperText`. */
export const toldOf = (
  looking: Looking,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, ToldUpper>> => {
  const uppers = questions.flatMap((each) => [
    citingOf(each),
    each.upper,
    ...(each.now === null ? [] : [each.now]),
  ])
  return uppersTold(looking, [
    ...new Map(uppers.map((upper) => [upperText(upper), upper])).values(),
  ])
}

/** Whether a question is late on the day asked about. */
export const isLate = (question: Question, { moment }: Pick<Looking, 'moment'>): boolean =>
  isOverdue(question, moment.asOf)
