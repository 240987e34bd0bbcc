import type { Fault } from '#platform/refusal.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { ageGroups, type reachedAs } from './fields.ts'
import type { ProjectPart } from './kinds.ts'

/** What is counted: the people a project aims at, or those it has reached. */
export type Counted = 'target' | 'reached'
type Sex = 'women' | 'men'
type Age = (typeof ageGroups)[number]

const ages = ageGroups.filter((age) => age !== 'all')

/** People counted, each once. */
export interface Count {
  total: number
  women: number
  men: number
  /** By age group; those whose age is not told are in none. */
  byAge: Readonly<Record<string, number>>
}

const nobody: Count = { total: 0, women: 0, men: 0, byAge: {} }

const read = (fields: PartFields, of: Counted, sex: Sex | 'all', age: Age): number | null => {
  const text = fields[`${of}.${sex}.${age}`]
  return text === undefined ? null : Number(text)
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

/**
 * How many people a part counts. Of a sex or an age group the number for `all` is all of them; where it is not told, those of the
 * single groups are added. Whoever is told only as `all` is in the total alone.
 */
export function countOf(fields: PartFields, of: Counted): Count {
  const ofSex = (sex: Sex) =>
    Math.max(
      read(fields, of, sex, 'all') ?? 0,
      sum(ages.map((age) => read(fields, of, sex, age) ?? 0)),
    )
  const ofAge = (age: Age) =>
    Math.max(
      read(fields, of, 'all', age) ?? 0,
      (read(fields, of, 'women', age) ?? 0) + (read(fields, of, 'men', age) ?? 0),
    )
  const [women, men] = [ofSex('women'), ofSex('men')]
  const byAge = Object.fromEntries(
    ages.map((age): [string, number] => [age, ofAge(age)]).filter(([, count]) => count > 0),
  )
  const total = Math.max(
    read(fields, of, 'all', 'all') ?? 0,
    women + men,
    sum(Object.values(byAge)),
  )
  return { total, women, men, byAge }
}

const added = (one: Count, other: Count): Count => ({
  total: one.total + other.total,
  women: one.women + other.women,
  men: one.men + other.men,
  byAge: Object.fromEntries(
    ages
      .map((age): [string, number] => [age, (one.byAge[age] ?? 0) + (other.byAge[age] ?? 0)])
      .filter(([, count]) => count > 0),
  ),
})

/** The people of a version: those it reaches themselves and those through them, told apart and never added. */
export type People = Readonly<Record<(typeof reachedAs)[number], { target: Count; reached: Count }>>

/**
 * The people of a version, nobody counted twice: parts that are `within` another one are counted there already. A part that does not
 * say whom it reaches how counts as direct.
 */
export function peopleOf(parts: readonly ProjectPart[]): People {
  const groups = parts.filter(({ kind }) => kind === 'people')
  const ids = new Set(groups.map(({ part }) => part))
  const outermost = groups.filter(({ fields }) => !ids.has(fields['within'] ?? ''))
  const counted = (as: string, of: Counted) =>
    outermost
      .filter(({ fields }) => (fields['reached-as'] ?? 'direct') === as)
      .reduce((all, { fields }) => added(all, countOf(fields, of)), nobody)
  const both = (as: string) => ({ target: counted(as, 'target'), reached: counted(as, 'reached') })
  return { direct: both('direct'), indirect: both('indirect') }
}

/**
 * What does not fit in the counts of a part: fewer in all than women and men together, or than its age groups; a group within itself or
 * within one that there is not, or of another sort, or that is smaller; and groups within it for which the same would be so.
 */
export function wrongPeople(
  { part, fields }: Pick<ProjectPart, 'part' | 'fields'>,
  others: readonly ProjectPart[],
): Fault[] {
  const tooFew = (['target', 'reached'] as const).flatMap((of) => wrongSums(fields, of))
  return [
    ...tooFew,
    ...wrongWithin({ part, fields }, others),
    ...wrongAround({ part, fields }, others),
  ]
}

/** Whether those of one group can be among those of another: reached in the same way. */
const isOfSort = (one: PartFields, other: PartFields): boolean =>
  (one['reached-as'] ?? 'direct') === (other['reached-as'] ?? 'direct')

/** What of a group no longer fits around those that are counted within it. */
function wrongAround(
  { part, fields }: Pick<ProjectPart, 'part' | 'fields'>,
  others: readonly ProjectPart[],
): Fault[] {
  const inside = others.filter(
    (each) => each.kind === 'people' && each.part !== part && each.fields['within'] === part,
  )
  const fewer = (['target', 'reached'] as const).flatMap((of): Fault[] => {
    const least = Math.max(0, ...inside.map((each) => countOf(each.fields, of).total))
    return countOf(fields, of).total < least
      ? [{ field: `${of}.all.all`, reason: 'projects/fewer-than-within', details: { least } }]
      : []
  })
  return inside.every((each) => isOfSort(each.fields, fields))
    ? fewer
    : [{ field: 'reached-as', reason: 'projects/within-other-sort' }, ...fewer]
}

function wrongSums(fields: PartFields, of: Counted): Fault[] {
  const count = (sex: Sex | 'all', age: Age) => read(fields, of, sex, age)
  const fault = (sex: string, age: string, told: number, least: number): Fault[] =>
    told < least
      ? [{ field: `${of}.${sex}.${age}`, reason: 'projects/fewer-than-parts', details: { least } }]
      : []
  const bySex = ageGroups.flatMap((age) => {
    const told = count('all', age)
    return told === null
      ? []
      : fault('all', age, told, (count('women', age) ?? 0) + (count('men', age) ?? 0))
  })
  const byAge = (['women', 'men', 'all'] as const).flatMap((sex) => {
    const told = count(sex, 'all')
    return told === null
      ? []
      : fault(sex, 'all', told, sum(ages.map((age) => count(sex, age) ?? 0)))
  })
  const total = count('all', 'all')
  const { [`${of}.all.all`]: _total, ...single } = fields
  const least = countOf(single, of).total
  const all = total === null ? [] : fault('all', 'all', total, least)
  const seen = new Set<string>()
  return [...all, ...bySex, ...byAge].filter(({ field }) => !seen.has(field) && seen.add(field))
}

function wrongWithin(
  { part, fields }: Pick<ProjectPart, 'part' | 'fields'>,
  others: readonly ProjectPart[],
): Fault[] {
  const { within } = fields
  if (within === undefined) return []
  const groups = new Map(
    others.filter(({ kind }) => kind === 'people').map((each) => [each.part, each]),
  )
  const around = groups.get(within)
  if (around === undefined || within === part)
    return [{ field: 'within', reason: 'projects/unknown-people' }]
  const way = new Set([part])
  for (let at: string | undefined = within; at !== undefined; at = groups.get(at)?.fields['within'])
    if (way.has(at)) return [{ field: 'within', reason: 'projects/within-itself' }]
    else way.add(at)
  if (!isOfSort(around.fields, fields))
    return [{ field: 'within', reason: 'projects/within-other-sort' }]
  const isLarger = (['target', 'reached'] as const).some(
    (of) => countOf(fields, of).total > countOf(around.fields, of).total,
  )
  return isLarger ? [{ field: 'within', reason: 'projects/more-than-around' }] : []
}
