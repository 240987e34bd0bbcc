import { type RawBuilder, sql } from 'kysely'
import type { Asker } from '#platform/doors/asker.ts'
import type { Operator } from '#posts/actions/operator.ts'

/** By these rights, where they reach everywhere, somebody sees all requests. */
const seeing: readonly string[] = ['support.give', 'oversight.read', 'projects.read']

/** How far somebody sees requests: those they made, those of their offices, those their posts or offices have or had. */
export interface SupportSight {
  everywhere: boolean
  person: string
  offices: readonly string[]
}

/** What whoever has the machine sees: everything. */
export const operatorsSight: SupportSight = { everywhere: true, person: '', offices: [] }

/** What somebody sees, as far as a token lets them. */
export function sightOf(asker: Asker | Operator): SupportSight {
  if ('command' in asker) return operatorsSight
  const { person, grants, scopes } = asker
  const held = grants.filter(({ right }) => scopes === null || scopes.includes(right))
  return {
    everywhere: held.some(({ right, reach }) => reach === 'everywhere' && seeing.includes(right)),
    person,
    offices: [...new Set(held.flatMap(({ office }) => office ?? []))],
  }
}

/** Whether somebody sees the request `asked`. */
export const seen = ({ everywhere, person, offices }: SupportSight): RawBuilder<boolean> =>
  everywhere
    ? sql`true`
    : sql`(asked.person = ${person} or asked.office = any(${[...offices]}::text[])
        or exists (select from support_standing had where had.request = asked.id and had.office = any(${[...offices]}::text[])))`
