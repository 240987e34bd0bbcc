import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Decision } from '#decisions/model/decision.ts'
import { paths } from '#decisions/paths.ts'
import { decisionById } from '#decisions/views.ts'
import {
  type Content,
  contentsOf,
  doneAt,
  type DoneTo,
  type Effect,
  effectsFor,
  namesIn,
} from '#decisions/views/content.ts'
import { namesFor } from '#decisions/views/names.ts'
import { nameOf, type NamesOf } from '#decisions/views/sentence.ts'
import { correctionSentences, stepSentence } from '#decisions/views/step-sentences.ts'
import { type Bases, basisOf, type Grounding } from './basis.ts'
import { Concerns } from './concerns.tsx'
import { whyNoWithdrawal } from './may.ts'
import { SentenceText } from './sentence.tsx'

/** What of a decision its page tells beside its sentences. */
interface Shown {
  decision: Decision
  named: NamesOf
  basis: Grounding | null
  decided: DoneTo | null
  withdrawn: DoneTo | null
}

/** One decision: what it says, sentence by sentence, on what it rests, where it took effect, and what the reader may do to it. */
export function decisionPage(
  app: FastifyInstance,
  bases: Bases,
  sections: readonly RecordSection[],
): void {
  page(app, paths.decision(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    const { db, moment, locale, words } = reader
    const decision = found(await decisionById(db, moment, id), 'decisions/unknown')
    const { withdrawnAt, recordedFrom } = decision
    const content = (await contentsOf(db, [decision])).get(id) ?? { steps: [], corrections: [] }
    const named = new Map([
      ...(await namesIn(db, moment, locale, [content])),
      ...(await namesFor(db, moment, locale, decision.subjects)),
    ])
    const shown = {
      decision,
      named,
      basis: await basisOf(bases, reader, decision),
      decided: await doneAt(db, decision, recordedFrom),
      withdrawn: withdrawnAt === null ? null : await doneAt(db, decision, withdrawnAt),
    }
    const barred = await whyNoWithdrawal(reader, decision)
    return (
      <Page reader={reader} title={decision.title} summary={stateText(decision, reader)}>
        <h1 class="ds-heading" data-size="lg">
          <bdi>{decision.title}</bdi>
        </h1>
        <p class="lead">{stateText(decision, reader)}</p>
        <About {...shown} reader={reader} />
        {reader.asker !== null && decision.state === 'to-come' && (
          <p class="ways">
            <WayTo
              href={`/${locale}${paths.withdraw(id)}`}
              label={words.t('decisions.withdraw.title')}
              barred={barred}
              id="no-withdraw"
            />
          </p>
        )}
        <Section title={words.t('decisions.says')}>
          <Sentences decision={decision} content={content} named={named} reader={reader} />
          <Claims decision={decision} reader={reader} />
        </Section>
        <Effects effects={await effectsFor(db, moment, id)} named={named} reader={reader} />
        {await Promise.all(sections.map((section) => section(reader, id)))}
      </Page>
    )
  })
}

/** Whether a decision is to come, in effect or withdrawn, in one line. */
export function stateText(
  { state, from, day, withdrawnAt }: Decision,
  { words }: Pick<Reader, 'words'>,
): string {
  const values = { day: words.day(day), from: from === null ? '' : words.day(from) }
  if (state === 'withdrawn')
    return words.t('decisions.lead.withdrawn', { ...values, at: words.instant(withdrawnAt ?? '') })
  if (from === null) return words.t('decisions.lead.corrects', values)
  return words.t(`decisions.lead.${state}`, values)
}

function About({ decision, named, basis, decided, withdrawn, reader }: Shown & { reader: Reader }) {
  const { words } = reader
  const { of, from, day, state, subjects } = decision
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`decisions.${key}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  return (
    <dl class="facts__list">
      {line('column.day', words.day(day))}
      {line('column.from', from === null ? words.t('decisions.always') : words.day(from))}
      {line('column.state', words.t(`decisions.state.${state}`))}
      {decided !== null && <Done done={decided} name="decided" reader={reader} />}
      {line('column.basis', <Resting of={of} basis={basis} reader={reader} />)}
      {line(
        'column.concerns',
        <Concerns subjects={subjects} named={named} reader={reader} most={subjects.length} />,
      )}
      {withdrawn !== null && <Done done={withdrawn} name="withdrawn" reader={reader} />}
    </dl>
  )
}

/** Under which post it was done, and why. */
function Done({
  done,
  name,
  reader,
}: {
  done: DoneTo
  name: 'decided' | 'withdrawn'
  reader: Reader
}) {
  const { words } = reader
  const { post, onBehalfOf, why } = done
  return (
    <>
      <dt>{words.t(`decisions.${name}.by`)}</dt>
      <dd>
        {post === null && words.t('decisions.by-program')}
        {post !== null && onBehalfOf === null && <bdi>{post}</bdi>}
        {post !== null &&
          onBehalfOf !== null &&
          words.t('decisions.on-behalf', { post, other: onBehalfOf })}
      </dd>
      {why !== null && (
        <>
          <dt>{words.t(`decisions.${name}.why`)}</dt>
          <dd>
            <bdi>{why}</bdi>
          </dd>
        </>
      )}
    </>
  )
}

/** On what it rests: its name and the way there for who may see it, else only of which kind it is. */
function Resting({ of, basis, reader }: { of: string; basis: Grounding | null; reader: Reader }) {
  const kind = reader.words.t(`decisions.basis.${of.slice(0, of.indexOf(':'))}`)
  if (basis === null) return <>{kind}</>
  return (
    <>
      {kind}:{' '}
      <a class="ds-link" href={linkTo(reader, basis.path)}>
        <bdi>{basis.name}</bdi>
      </a>
    </>
  )
}

interface SentencesProps {
  decision: Decision
  content: Content
  named: NamesOf
  reader: Reader
}

function Sentences({ decision: { from }, content, named, reader }: SentencesProps) {
  const { words } = reader
  const all = [
    ...content.steps.map((step) => stepSentence(step, from, words, named)),
    ...content.corrections.flatMap((each) => correctionSentences(each, words, named)),
  ]
  return (
    <ul class="statements">
      {all.map((sentence) => (
        <li>
          <SentenceText sentence={sentence} reader={reader} />
        </li>
      ))}
    </ul>
  )
}

/** The way to its claims and rulings; those of a withdrawn one stand as they were known before. */
function Claims({
  decision: { id, state, recordedFrom },
  reader,
}: {
  decision: Decision
  reader: Reader
}) {
  const asked = state === 'withdrawn' ? { ...reader.asked, asKnown: recordedFrom } : reader.asked
  return (
    <p>
      <a class="ds-link" href={linkTo({ locale: reader.locale, asked }, `/sources/${id}`)}>
        {reader.words.t('decisions.claims')}
      </a>
    </p>
  )
}

interface EffectsProps {
  effects: readonly Effect[]
  named: NamesOf
  reader: Reader
}

function Effects({ effects, named, reader }: EffectsProps) {
  const { words } = reader
  if (effects.length === 0) return null
  return (
    <Section title={words.t('decisions.took-effect')}>
      <ul class="statements">
        {effects.map(({ office, at }) => (
          <li>
            {office === '' ? (
              words.t('decisions.whole')
            ) : (
              <OfficeLink id={office} name={nameOf(`office:${office}`, named)} reader={reader} />
            )}
            {': '}
            <time dateTime={at}>{words.instant(at)}</time>
          </li>
        ))}
      </ul>
    </Section>
  )
}
