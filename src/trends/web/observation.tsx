import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { DoneQuery } from '#trends/forms/queries.ts'
import type { Observation } from '#trends/model/observation.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { issuesNamed } from '#trends/views.ts'
import { noObserving } from './may.ts'
import {
  IssueLink,
  periodText,
  placesNamed,
  placeText,
  publicText,
  theObservation,
} from './parts.tsx'
import { EvidenceList, TendencyText } from './shown.tsx'

/** One observation: what was seen, where, when, by whom, on what it rests, and to which issues it belongs. */
export function observationPage(app: FastifyInstance, sections: readonly RecordSection[]): void {
  page(
    app,
    paths.observation(':id'),
    DoneQuery,
    async (reader, { done }, { id = '' }) => {
      const { words, db, moment, asker } = reader
      const observation = await theObservation(reader, id)
      const named = await placesNamed(reader)
      const issues = [
        ...(await issuesNamed(db, moment, observation.issues, sightOf(asker))).values(),
      ]
      const title = words.t('trends.observation.title', {
        place: placeText(observation, { words, named }),
      })
      const more = await Promise.all(sections.map((section) => section(reader, id)))
      return (
        <Page reader={reader} title={title}>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          {done !== undefined && <Done>{words.t(`trends.done.${done}`)}</Done>}
          {observation.withdrawn !== null && (
            <section class="note">
              <p>{words.t('trends.withdrawn')}</p>
              <p>
                <bdi>{observation.withdrawn}</bdi>
              </p>
            </section>
          )}
          <p class="lead trends__text" lang={observation.language}>
            <bdi>{observation.text}</bdi>
          </p>
          <About observation={observation} reader={reader} named={named} />
          <Ways
            observation={observation}
            reader={reader}
            barred={await noObserving(reader, observation)}
          />
          <Section title={words.t('trends.column.evidence')}>
            <EvidenceList evidence={observation.evidence} words={words} />
          </Section>
          <Section title={words.t('trends.observation.issues')}>
            {issues.length === 0 ? (
              <p class="empty">{words.t('trends.observation.no-issue')}</p>
            ) : (
              <ul>
                {issues.map((issue) => (
                  <li>
                    <IssueLink issue={issue} reader={reader} />{' '}
                    <TendencyText tendency={issue.tendency} words={words} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
          {more}
        </Page>
      )
    },
    'anyone',
    latest,
  )
}

interface AboutProps {
  observation: Observation
  reader: Reader
  named(id: string): string
}

function About({ observation, reader, named }: AboutProps) {
  const { words } = reader
  const { office, officeName } = observation
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`trends.column.${key}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  return (
    <dl class="facts__list">
      {line('office', <OfficeLink id={office} name={officeName ?? office} reader={reader} />)}
      {line('place', placeText(observation, { words, named }))}
      {line('theme', words.t(`posts.theme.${observation.theme}`))}
      {line('period', periodText(observation, words))}
      {line('direction', words.t(`trends.direction.${observation.direction}`))}
      {line('weight', words.t(`trends.weight.${observation.weight}`))}
      {line('confidence', words.t(`trends.confidence.${observation.confidence}`))}
      {line('public', publicText(observation.isPublic, words))}
      {line('recorded', words.instant(observation.recordedFrom))}
    </dl>
  )
}

/** What may be done to an observation, for who reads it as it stands now and works with trends. */
function Ways({
  observation: { id },
  reader,
  barred,
}: {
  observation: Observation
  reader: Reader
  barred: string | null
}) {
  const { words, asker, moment } = reader
  const works = asker?.grants.some(({ right }) => right === 'trends.observe') ?? false
  if (!works || moment.asKnown !== null) return null
  const way = (key: string, path: string) => (
    <WayTo
      href={linkTo(reader, path)}
      label={words.t(`trends.${key}.title`)}
      barred={barred}
      id={`no-${key}`}
    />
  )
  return (
    <div class="ways">
      {way('amend', paths.amend(id))}
      {way('withdraw', paths.withdraw(id))}
    </div>
  )
}
