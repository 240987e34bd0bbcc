import type { Reader } from '#platform/http/reader.ts'
import type { Route } from '#routes/model/route.ts'
import type { RouteTold } from '#routes/views/told.ts'
import type { Naming } from './naming.ts'
import { RoutePicture } from './picture.tsx'
import { StepCard } from './step.tsx'

interface WholeProps {
  told: RouteTold
  naming: Naming
  reader: Reader
}

/** A route whole: since when, its picture, and each step with all that is known of it. */
export function WholeRoute({ told, naming, reader }: WholeProps) {
  const { route, steps, names } = told
  return (
    <>
      <Opening route={route} reader={reader} />
      <RoutePicture
        steps={steps.map((each) => ({
          id: each.step.id,
          titles: each.titles,
          rule: each.step.rule,
          theme: each.step.theme,
          stage: each.step.stage,
          state: each.standing.state,
          isLate: each.isLate,
          officeName: each.standing.state === 'skipped' ? null : each.officeName,
          post: each.standing.postTitle,
          due: each.standing.due,
        }))}
        reader={reader}
      />
      <ol class="route-steps">
        {steps.map((each) => (
          <StepCard told={each} names={names} naming={naming} reader={reader} />
        ))}
      </ol>
    </>
  )
}

/** When a route began, by whom, bound to which day, and how it ended. */
export function Opening({ route, reader: { words } }: { route: Route; reader: Reader }) {
  const { end, by, anchor, openedAt, purpose } = route
  return (
    <p>
      {words.t('routes.page.opened', {
        purpose: words.t(`routes.purpose.${purpose}`),
        day: words.day(openedAt.slice(0, 10)),
        name: by.name ?? by.postTitle ?? '—',
        anchor: words.day(anchor),
      })}
      {end !== null && (
        <>
          {' '}
          <strong>{words.t(`routes.outcome.${end.outcome}`)}</strong>
          {' · '}
          <time dateTime={end.at}>{words.day(end.at.slice(0, 10))}</time>
          {end.reason !== null && (
            <>
              {': '}
              <q dir="auto">{end.reason}</q>
            </>
          )}
        </>
      )}
    </p>
  )
}
