import type { FastifyInstance } from 'fastify'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import type { ImpactLine } from '#network/model/impact.ts'
import { linesSeen } from '#proposals/views/impact.ts'
import { CompareQuery } from '#scenarios/forms/pages.ts'
import { compared } from '#scenarios/model/compare.ts'
import type { NumberedChange, Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import { changesOf } from '#scenarios/views.ts'
import { rehearse, type WorkshopFor } from '#scenarios/views/rehearse.ts'
import { seenScenarios } from '#scenarios/views/seen.ts'
import { type Called, ChangeSentence, namesIn } from './changes.tsx'
import { ImpactSummary } from './impact-summary.tsx'
import { CompareTwo } from './list.tsx'
import { theScenario } from './parts.tsx'

/** One of two scenarios, with what it changes and what it would do. */
interface SideOf {
  scenario: Scenario
  changes: NumberedChange[]
  lines: ImpactLine[]
}

/** Two scenarios side by side: what only one of them changes, what both change, and what each would do. */
export function comparePages(app: FastifyInstance, workshopFor: WorkshopFor): void {
  const both = async (reader: Reader, first: string | undefined, second: string | undefined) => {
    const { words } = reader
    const all = await seenScenarios(signedIn(reader), {})
    if (first !== undefined) await theScenario(reader, first)
    const sides =
      first === undefined || second === undefined
        ? null
        : await Promise.all([
            sideOf(reader, first, workshopFor),
            sideOf(reader, second, workshopFor),
          ])
    const title = words.t('scenarios.compare.title')
    return (
      <Page reader={reader} title={title} isOwn>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        {all.length < 2 ? (
          <p class="empty">{words.t('scenarios.compare.too-few')}</p>
        ) : (
          <CompareTwo
            reader={reader}
            scenarios={all}
            {...(first === undefined ? {} : { first })}
            {...(second === undefined ? {} : { second })}
          />
        )}
        {sides !== null && (
          <Compared
            first={sides[0]}
            second={sides[1]}
            called={await namesIn(reader, [...sides[0].changes, ...sides[1].changes])}
            workshopFor={workshopFor}
            reader={reader}
          />
        )}
      </Page>
    )
  }
  page(
    app,
    paths.compareTwo,
    CompareQuery,
    (reader, query) =>
      both(presently(reader), query.scenario || undefined, query.with || undefined),
    'signed-in',
  )
  page(
    app,
    paths.compare(':id'),
    CompareQuery,
    (reader, query, { id }) => both(presently(reader), id, query.with || undefined),
    'signed-in',
  )
}

async function sideOf(reader: Reader, id: string, workshopFor: WorkshopFor): Promise<SideOf> {
  const { db, moment, asker } = reader
  const scenario = await theScenario(reader, id)
  const { lines } = await rehearse(reader, scenario, workshopFor(reader.site))
  return {
    scenario,
    changes: await changesOf(db, moment, id),
    lines: await linesSeen({ db, asker }, lines),
  }
}

interface ComparedProps {
  first: SideOf
  second: SideOf
  called: Called
  workshopFor: WorkshopFor
  reader: Reader
}

function Compared({ first, second, called, workshopFor, reader }: ComparedProps) {
  const { words } = reader
  const { onlyFirst, onlySecond, both } = compared(first.changes, second.changes)
  const list = { called, reader }
  const head = ({ scenario }: SideOf) => (
    <h3 class="ds-heading" data-size="2xs">
      <a class="ds-link" href={linkTo(reader, paths.scenario(scenario.id))}>
        <bdi>{scenario.title}</bdi>
      </a>{' '}
      · {words.day(scenario.day)}
    </h3>
  )
  const impact = ({ scenario, lines }: SideOf) => (
    <ImpactSummary
      scenario={scenario}
      lines={lines}
      parts={workshopFor(reader.site).parts}
      reader={reader}
    />
  )
  return (
    <>
      <Section title={words.t('scenarios.impact.title')}>
        <div class="compare__sides">
          <div>
            {head(first)}
            {impact(first)}
          </div>
          <div>
            {head(second)}
            {impact(second)}
          </div>
        </div>
      </Section>
      <Section title={words.t('scenarios.compare.only')}>
        <div class="compare__sides">
          <div>
            {head(first)}
            <Changes changes={onlyFirst} none="scenarios.compare.none-of-its-own" {...list} />
          </div>
          <div>
            {head(second)}
            <Changes changes={onlySecond} none="scenarios.compare.none-of-its-own" {...list} />
          </div>
        </div>
      </Section>
      <Section title={words.t('scenarios.compare.both', { count: both.length })}>
        <Changes changes={both} none="scenarios.compare.none-in-both" {...list} />
      </Section>
      <Exports
        reader={reader}
        list={paths.listOfComparison(first.scenario.id)}
        query={{ with: second.scenario.id }}
        label={words.t('scenarios.compare.files')}
      />
    </>
  )
}

interface ChangesProps {
  changes: readonly NumberedChange[]
  called: Called
  reader: Reader
  /** The words for no change at all. */
  none: string
}

const Changes = ({ changes, called, reader, none }: ChangesProps) =>
  changes.length === 0 ? (
    <p class="empty">{reader.words.t(none)}</p>
  ) : (
    <ul>
      {changes.map((change) => (
        <li>
          <ChangeSentence change={change} called={called} reader={reader} />
        </li>
      ))}
    </ul>
  )
