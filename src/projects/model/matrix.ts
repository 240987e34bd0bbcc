import { under } from '#platform/tree/part.ts'
import type { ProjectPart } from './kinds.ts'
import { monthsOf } from './drafting/months.ts'

/** A row of the results matrix: an objective, outcome, output or activity, its indicators, and what stands under it. */
export interface MatrixRow {
  part: ProjectPart
  indicators: readonly ProjectPart[]
  below: readonly MatrixRow[]
}

const kinds: readonly string[] = ['objective', 'outcome', 'output', 'activity']

/** The results matrix of a version: objective → outcome → output → activity. */
export function matrixOf(parts: readonly ProjectPart[]): MatrixRow[] {
  const rows = (parent: string): MatrixRow[] =>
    under(parts, parent)
      .filter(({ kind }) => kinds.includes(kind))
      .map((part) => ({
        part,
        indicators: under(parts, part.part).filter(({ kind }) => kind === 'indicator'),
        below: rows(part.part),
      }))
  return rows('project')
}

/** An activity on the work plan. */
export interface GanttRow {
  activity: ProjectPart
  /** The output it stands under. */
  output: string | null
  /** Its first and last month, counted from 0 within `months`; null while it has no period. */
  bar: { first: number; last: number } | null
  /** How much of it is done, 0 to 100, as text; null where that is not told. */
  done: string | null
}

/** The work plan of a version: its months, and a row for each activity in the order of the results matrix. */
export interface Gantt {
  /** As `2026-11`. */
  months: readonly string[]
  rows: readonly GanttRow[]
}

/**
 * The work plan of a version, month by month, over the period of the project or, where that is not told, over its activities. No months
 * where neither is told.
 */
export function ganttOf(parts: readonly ProjectPart[]): Gantt {
  const activities = parts.filter(({ kind }) => kind === 'activity')
  const root = parts.find(({ kind }) => kind === 'project')?.fields ?? {}
  const days = (name: 'from' | 'to') =>
    activities.flatMap(({ fields }) => fields[name] ?? []).toSorted()
  const from = root['from'] ?? days('from')[0]
  const to = root['to'] ?? days('to').at(-1)
  const months = from === undefined || to === undefined ? [] : monthsOf(from, to)
  const at = (day: string) => months.indexOf(day.slice(0, 7))
  return {
    months,
    rows: activities.map((activity) => {
      const { from: begins, to: ends, done } = activity.fields
      const [first, last] = [at(begins ?? ''), at(ends ?? '')]
      const isShown = first >= 0 && last >= first
      return {
        activity,
        output: activity.parent,
        bar: isShown ? { first, last } : null,
        done: done ?? null,
      }
    }),
  }
}
