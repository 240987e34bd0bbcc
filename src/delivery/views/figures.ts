import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { sumOf } from '#platform/decimal.ts'
import { overheadOfParts } from '#projects/views/overhead.ts'
import { partsOf } from '#projects/views/parts.ts'
import { reckoned } from '#projects/model/reckoning.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { ReportFigures } from '#delivery/model/report.ts'

/** The texts of a field of a part, by language. */
function textsOf({ fields }: ProjectPart, key: string): Record<string, string> {
  const start = `${key}.`
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      name.startsWith(start) ? [[name.slice(start.length), text]] : [],
    ),
  )
}

/** What a report on a version of a project is filled with, as its parts say it at the moment. */
export async function figuresOf(
  db: Db,
  moment: Moment,
  which: { project: string; number: number },
): Promise<ReportFigures> {
  const parts = await partsOf(db, moment, which)
  const reckoning = reckoned(parts, await overheadOfParts(db, moment, parts))
  const called = new Map(parts.map((part) => [part.part, textsOf(part, 'title')]))
  return {
    currency: reckoning?.currency ?? null,
    total: reckoning?.total ?? null,
    indicators: parts
      .filter(({ kind }) => kind === 'indicator')
      .map((part) => ({
        part: part.part,
        titles: textsOf(part, 'title'),
        units: textsOf(part, 'unit'),
        baseline: part.fields['baseline'] ?? null,
        target: part.fields['target'] ?? null,
        reached: part.fields['reached'] ?? null,
        reachedDay: part.fields['reached-day'] ?? null,
      })),
    activities: parts
      .filter(({ kind }) => kind === 'activity')
      .map((part) => ({
        part: part.part,
        titles: textsOf(part, 'title'),
        from: part.fields['from'] ?? null,
        to: part.fields['to'] ?? null,
        done: part.fields['done'] ?? null,
        doneDay: part.fields['done-day'] ?? null,
      })),
    money: (reckoning?.byActivity ?? []).map(({ of, direct, overhead }) => ({
      part: of,
      titles: of === null ? {} : (called.get(of) ?? {}),
      budgeted: sumOf([direct, overhead]),
    })),
  }
}
