import type { Reader } from '#platform/http/reader.ts'
import { Grounds } from '#platform/ui/dated.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Ground, KeptMandate } from '#plans/model/life/consulted.ts'
import { type Consulted, daysLeft, isRunning } from '#plans/model/life/consultation.ts'
import type { ConsultedOffice } from '#plans/views/consulted.ts'
import type { Life } from '#plans/views/life/life.ts'
import { Who } from './comments.tsx'

/** What countries and areas are called (`placeNames`). */
export type Places = ReadonlyMap<string, string>

interface WhyProps {
  office: string
  officeName: string | null
  mandate: KeptMandate | null
  places: Places
  reader: Reader
}

/** Why an office is consulted: what it held for which countries on which day, since when, and where that is said. */
export function Why({ office, officeName, mandate, places, reader }: WhyProps) {
  const { words } = reader
  const name = officeName ?? office
  if (mandate === null) return <p>{words.t('plans.life.why-invited', { office: name })}</p>
  return (
    <ul class="grounds-list">
      {mandate.grounds.map((ground) => (
        <li>
          <p>{sentence(ground, { name, on: mandate.on, places, reader })}</p>
          <Grounds row={{ ...ground, sources: [...ground.sources] }} reader={reader} />
        </li>
      ))}
    </ul>
  )
}

/** How many countries are named before the area alone is. */
const most = 8

function sentence(
  { function: held, covers, via }: Ground,
  { name, on, places, reader }: { name: string; on: string; places: Places; reader: Reader },
): string {
  const { words } = reader
  const called = (place: string) => places.get(place) ?? place
  const whom =
    covers.length > most
      ? words.t('plans.life.countries-of', { count: covers.length, area: called(via) })
      : words.list(covers.map(called))
  const details = { office: name, places: whom, day: words.day(on) }
  if (held === 'coverage') return words.t('plans.life.why-coverage', details)
  const called_ = words.t(`network.function.${held}`)
  return words.t('plans.life.why-function', { ...details, function: called_ })
}

/** Whom the network of today has consulted: shown before a consultation opens, and where it differs from the one it is bound to. */
export function Preview({
  offices,
  places,
  reader,
}: {
  offices: readonly ConsultedOffice[]
  places: Places
  reader: Reader
}) {
  const { words } = reader
  if (offices.length === 0) return <p class="empty">{words.t('plans.life.nobody-above')}</p>
  return (
    <dl class="consulted">
      {offices.map(({ office, mandate }) => (
        <>
          <dt>
            <OfficeLink id={office} name={mandate.officeName} reader={reader} />
          </dt>
          <dd>
            <Why
              office={office}
              officeName={mandate.officeName}
              mandate={mandate}
              places={places}
              reader={reader}
            />
          </dd>
        </>
      ))}
    </dl>
  )
}

/** Who is consulted and why, what each said in the end, and how long there is still time. */
export function ConsultedList({
  life,
  places,
  reader,
}: {
  life: Life
  places: Places
  reader: Reader
}) {
  const { words } = reader
  const { version, consulted, silent, today, week } = life
  const { deadline } = version
  const answered = consulted.length - silent.length
  return (
    <>
      <p>
        {words.t('plans.life.answered-count', { answered, count: consulted.length })}{' '}
        {deadline !== null && isRunning(version, today) && (
          <strong>
            {words.t('plans.life.until', {
              day: words.day(deadline),
              count: daysLeft(deadline, today, week),
            })}
          </strong>
        )}
        {deadline !== null && !isRunning(version, today) && (
          <>{words.t('plans.life.was-until', { day: words.day(deadline) })}</>
        )}
      </p>
      <dl class="consulted">
        {consulted.map((each) => (
          <>
            <dt>
              <OfficeLink id={each.office} name={each.officeName ?? each.office} reader={reader} />
            </dt>
            <dd>
              <Said office={each} life={life} reader={reader} />
              <Why {...each} places={places} reader={reader} />
            </dd>
          </>
        ))}
      </dl>
    </>
  )
}

/** What an office said in the end; silence is told as silence, and not as consent. */
function Said({ office, life, reader }: { office: Consulted; life: Life; reader: Reader }) {
  const { words } = reader
  const said = life.answers.find((each) => each.office === office.office)
  if (said === undefined)
    return (
      <p class="consulted__silent">
        {words.t(isRunning(life.version, life.today) ? 'plans.life.not-yet' : 'plans.life.silent')}
      </p>
    )
  return (
    <>
      <p>
        <strong class={`consulted__answer consulted__answer--${said.answer}`}>
          {words.t(`plans.answer.${said.answer}`)}
        </strong>
      </p>
      {said.text !== '' && (
        <p class="comments__text" dir="auto">
          {said.text}
        </p>
      )}
      <Who by={said.by} officeName={null} at={said.at} reader={reader} />
    </>
  )
}
