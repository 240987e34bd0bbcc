import type { Day } from '#platform/day.ts'
import type { Period } from '#platform/db/periods.ts'
import type { Said } from './network.ts'
import type { Ask } from './rule.ts'

/** By what an office is asked; `last-resort`: nobody else could act, and these may everywhere. */
export type AskedBy = Ask['by'] | 'last-resort'

/** Why an earlier way led nowhere: no office holds it, only the one that manages the project, or none there could act. */
export interface PassedOver {
  by: AskedBy
  function: string | null
  kinds: readonly string[]
  /** The office that holds it and where nobody could act; null where no office holds it. */
  office: string | null
  officeName: string | null
  why:
    | 'nobody-holds'
    | 'own'
    | 'no-post'
    | 'vacant'
    | 'absent'
    | 'author'
    | 'other-theme'
    | 'amount'
    | 'overdue'
}

/** Why this office is asked, as the network told it of that day. It is kept with the step, whatever becomes of the network. */
export interface Because {
  /** The day whose network says so. */
  on: Day
  by: AskedBy
  office: string
  officeName: string
  officeKind: string | null
  function: string | null
  /** Countries it is asked for. */
  countries: readonly string[]
  /** The area (or country) through which it holds it; null where it holds it without any. */
  via: string | null
  period: Period | null
  sources: readonly Said[]
  passed: readonly PassedOver[]
  /** The offices that the first way with any named: while these stay the same, whoever stands in keeps the step. */
  mandated: readonly string[]
}
