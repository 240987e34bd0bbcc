import { wordsIn } from '#platform/i18n/words.ts'
import type { ImpactLine, Named, Standing } from '#network/model/impact.ts'
import type { ImpactPart, Network } from '#network/views/impact.ts'
import { withNamesSeen } from '#posts/views/impact.ts'
import { proposalConsequence } from '#proposals/model/consequences.ts'
import { type Fact, saidNow } from '#proposals/model/fields.ts'
import { holdersOf } from '#proposals/model/holders.ts'
import type { Proposal } from '#proposals/model/proposal.ts'
import { decidingOver } from '#posts/views/deciders.ts'
import { saidOf } from './held.ts'
import { proposalList } from './proposals.ts'
import type { Looking } from './shown.ts'
import { readableBy } from './sight.ts'
import { titleOf } from './titles.ts'
import { fieldText, type TextOf, textsFor } from './values.ts'

const named = (type: string, id: string, label: string | null): Named => ({
  type,
  id,
  label: label ?? id,
})

/**
 * Of every open proposal: who may decide on it; and of those about something of which facts differ, what the network says where
 * each of their fields is. That a deadline goes by until then is no work of the change: a proposal stays where it is.
 */
async function standings(network: Network, subjects: readonly string[]): Promise<Standing[]> {
  const { db, moment } = network
  const words = wordsIn(network.locale)
  const open = await proposalList(db, { ...moment, asKnown: null }, { state: 'open' })
  const offices = open.map(({ office }) => office)
  const deciding = await decidingOver(db, { today: moment }, 'network.decide', offices)
  const touched = open.filter(({ office }) => subjects.includes(`office:${office}`))
  const said = await saidOf(
    db,
    moment,
    touched.map(({ office }) => office),
  )
  const text = await textsFor({ db, moment, words }, said)
  const aboutOf = (proposal: Proposal) => [
    named('proposal', proposal.id, titleOf(proposal, words)),
    named('office', proposal.office, proposal.officeName),
  ]
  const withWhom = open.map((proposal): Standing => {
    const { deciders } = deciding.get(proposal.office) ?? { deciders: [] }
    const custody = holdersOf({ ...proposal, passesOn: null }, deciders, moment.asOf)
    const persons = new Map((custody?.holders ?? []).map(({ person, name }) => [person, name]))
    return {
      key: proposal.id,
      about: aboutOf(proposal),
      says: [...persons]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, name]) => named('person', id, name)),
    }
  })
  const onWhat = touched.flatMap((proposal) => {
    const own = said.filter(({ subject }) => subject === `office:${proposal.office}`)
    return proposal.fields.map((field): Standing => ({
      key: `${proposal.id} ${field.at}`,
      about: [...aboutOf(proposal), named('field', field.predicate, fieldText(field, words))],
      says: saying(saidNow(field, own), field, text),
    }))
  })
  return [...withWhom, ...onWhat]
}

const saying = (
  value: string | null,
  { predicate, qualifier }: Omit<Fact, 'value'>,
  text: TextOf,
) => (value === null ? [] : [named(predicate, value, text({ predicate, qualifier, value }))])

/**
 * The same lines as somebody may see them: of open proposals only those about what they may read, with who decides on it; persons
 * as `withNamesSeen` names them.
 */
export async function linesSeen(
  looking: Pick<Looking, 'db' | 'asker'>,
  lines: readonly ImpactLine[],
): Promise<ImpactLine[]> {
  const { db, asker } = looking
  const proposalOf = ({ part, about }: ImpactLine) =>
    part === proposalsImpact.id ? about.find(({ type }) => type === 'proposal')?.id : undefined
  const hasProposals = lines.some((line) => proposalOf(line) !== undefined)
  const all = asker === null || !hasProposals ? [] : await proposalList(db, asker.today)
  const mine = new Set((await readableBy(db, asker, all)).map(({ id }) => id))
  const seen = lines.filter((line) => {
    const id = proposalOf(line)
    return id === undefined || mine.has(id)
  })
  return withNamesSeen(looking, seen)
}

/** What becomes of open proposals: whether others decide on them, or nobody can; whether what they rest on changes. */
export const proposalsImpact: ImpactPart = {
  id: 'proposals',
  words: 'proposals.impact.proposals',
  consequence: proposalConsequence,
  standings,
}
