import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { paths as decisions } from '#decisions/paths.ts'
import type { Outcome, Scenario } from '#scenarios/model/scenario.ts'

/** What was decided about a scenario: what, by whom and under which post, when, why. */
export function Decided({ scenario, reader }: { scenario: Scenario; reader: Reader }) {
  const { outcome } = scenario
  if (outcome === null) return null
  const { words } = reader
  return (
    <Section title={words.t(`scenarios.outcome.${outcome.kind}`)}>
      <p class="history__who">
        <Decider outcome={outcome} reader={reader} />
        {' · '}
        <time dateTime={outcome.at}>{words.instant(outcome.at)}</time>
      </p>
      <p class="scenario__said">
        {words.t('scenarios.outcome.why')} <q dir="auto">{outcome.reason}</q>
      </p>
      {outcome.unheard !== null && (
        <p class="scenario__said">
          {words.t('scenarios.outcome.unheard')} <q dir="auto">{outcome.unheard}</q>
        </p>
      )}
      {outcome.signed.length > 0 && (
        <p>{words.t('scenarios.outcome.signed', { count: outcome.signed.length })}</p>
      )}
      {outcome.decision !== null && (
        <p>
          {scenario.state === 'withdrawn' && (
            <>{words.t('scenarios.outcome.decision-withdrawn')} </>
          )}
          <a class="ds-link" href={linkTo(reader, decisions.decision(outcome.decision))}>
            {words.t('scenarios.outcome.decision')}
          </a>
        </p>
      )}
    </Section>
  )
}

function Decider({ outcome, reader: { words, locale } }: { outcome: Outcome; reader: Reader }) {
  const { name, postTitle } = outcome
  return (
    <>
      {name === null ? words.t('scenarios.author.operator') : <bdi>{name}</bdi>}
      {postTitle !== null && (
        <>
          {locale === 'ar' ? '، ' : ', '}
          <bdi lang="en">{postTitle}</bdi>
        </>
      )}
    </>
  )
}
