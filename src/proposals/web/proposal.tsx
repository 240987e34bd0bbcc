import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { impactOf } from '#network/views/impact.ts'
import { ImpactTables } from '#network/web/impact/tables.tsx'
import { foreseeSteps } from '#decisions/views/foreseen.ts'
import { linesSeen } from '#proposals/views/impact.ts'
import type { Fact } from '#proposals/model/fields.ts'
import { dayOf } from '#proposals/model/proposal.ts'
import { stepsFor } from '#proposals/model/steps.ts'
import { paths } from '#proposals/paths.ts'
import { saidOf } from '#proposals/views/held.ts'
import type { ShownProposal } from '#proposals/views/shown.ts'
import { titleOf } from '#proposals/views/titles.ts'
import { factsIn, textsFor } from '#proposals/views/values.ts'
import { About, Fields, Held } from './about.tsx'
import { waysOf } from './may.ts'
import { lookingFrom, type Setting, theShown } from './parts.tsx'

/** One proposal: what it asks for, who has it, what it would do, and what can be done about it. */
export function proposalPage(
  app: FastifyInstance,
  setting: Setting,
  sections: readonly RecordSection[],
): void {
  page(
    app,
    paths.proposal(':id'),
    PageQuery({}),
    async (reader, _query, { id = '' }) => {
      const looking = { ...reader, ...lookingFrom(reader) }
      const proposal = await theShown(looking, id)
      const { words, db, moment } = reader
      const title = titleOf(proposal, words)
      const day = { ...looking.now.today, asOf: dayOf(proposal) }
      const said = await saidOf(db, day, [proposal.office])
      const text = await textsFor({ db, moment, words }, [...factsIn(proposal.fields), ...said])
      const ways = await waysOf(reader, proposal)
      const more = await Promise.all(sections.map((section) => section(reader, id)))
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            <bdi>{title}</bdi>
          </h1>
          <Fields proposal={proposal} reader={reader} said={said} text={text} />
          <div class="ways">
            {ways.map(({ name, path, barred }) => (
              <WayTo
                href={`/${reader.locale}${path}`}
                label={words.t(`proposals.${name}.title`)}
                barred={barred}
                id={`no-${name}`}
              />
            ))}
          </div>
          <About proposal={proposal} reader={reader} />
          <Held proposal={proposal} reader={reader} />
          {proposal.state === 'open' && proposal.from !== null && (
            <Section title={words.t('proposals.impact.title')}>
              {await impactOn(reader, proposal, said, setting)}
            </Section>
          )}
          {more}
        </Page>
      )
    },
    'signed-in',
  )
}

/** What the network would be like if all of it were accepted, told by every domain. */
async function impactOn(
  reader: Reader,
  proposal: ShownProposal,
  said: readonly Fact[],
  { roomOf, parts }: Setting,
) {
  const { locale, db } = reader
  const { now } = lookingFrom(reader)
  const moment = { ...now.today, asOf: dayOf(proposal) }
  const steps = stepsFor(proposal.office, proposal.fields, said)
  const { subjects, after } = await foreseeSteps(db, moment, steps, roomOf(reader).ground)
  const lines = await impactOf(
    parts,
    { db, moment, locale },
    { db: after, moment, locale },
    subjects,
  )
  // That it changes what it is about is what it is for.
  const others = lines.filter(({ key }) => !key.startsWith(`${proposal.id} `))
  const seen = await linesSeen(reader, others)
  const told = parts.filter(({ id }) => seen.some(({ part }) => part === id))
  if (told.length === 0) return <p class="empty">{reader.words.t('network.impact.none')}</p>
  return <ImpactTables lines={seen} parts={told} reader={reader} isWithin />
}
