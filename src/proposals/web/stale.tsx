import type { VNode } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import type { Stale } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ConflictForm, staleIn } from '#platform/ui/conflict.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { Fact } from '#proposals/model/fields.ts'
import { placeIn } from '#proposals/model/held.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { fieldText, textsFor } from '#proposals/views/values.ts'

interface StaleProps {
  reader: Reader
  proposal: Proposal
  title: string
  again: Again | null
}

/**
 * The page of a form about a proposal; or, when the proposal went on meanwhile, or the network says something else by now, in its
 * place what that is, field by field, with what was written kept.
 */
export async function unlessStale(props: StaleProps, page: () => Promise<VNode>): Promise<VNode> {
  const { reader, proposal, title, again } = props
  const stale = staleIn(again)
  if (stale === null || again === null) return page()
  const { words, db, moment } = reader
  const text = await textsFor({ db, moment, words }, factsIn(stale, proposal))
  const fieldOf = (name: string) => proposal.fields.find(({ at }) => at === placeIn(name))
  const label = (name: string) => {
    const field = fieldOf(name)
    return field === undefined ? words.t(`proposals.column.${name}`) : fieldText(field, words)
  }
  const shown = (name: string, value: string) => {
    const field = fieldOf(name)
    if (field !== undefined) return text({ ...field, value })
    return name === 'state' ? words.t(`proposals.state.${value}`) : value
  }
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <ConflictForm reader={reader} again={again} stale={stale} label={label} shown={shown} />
    </Page>
  )
}

/** What the network says by now, of the fields that are told. */
const factsIn = (stale: Stale, { fields }: Proposal): Fact[] =>
  stale.fields.flatMap(({ field: name, theirs }) => {
    const field = fields.find(({ at }) => at === placeIn(name))
    return field === undefined
      ? []
      : theirs.map((value) => ({
          predicate: field.predicate,
          qualifier: field.qualifier,
          value,
        }))
  })
