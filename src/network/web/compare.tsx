import type { FastifyInstance } from 'fastify'
import { todayIn } from '#platform/day.ts'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { CompareQuery, spanFrom } from '#network/forms/changes.ts'
import { changeKinds } from '#network/model/change-basis.ts'
import type { Change } from '#network/model/changes.ts'
import type { Axis, Span } from '#network/model/span.ts'
import { paths } from '#network/paths.ts'
import { changesIn, firstRecorded, momentsOf, surveyDays } from '#network/views/changes.ts'
import { CompareExports, fixedEnds } from './compare-files.tsx'
import { ChangeMap, ComparePicture } from './compare-picture.tsx'
import { ChangeTable } from './compare-table.tsx'

/** What differs between two days, or between what was known at two moments: counted, on a map, side by side, in tables. */
export function comparePage(app: FastifyInstance): void {
  page(app, paths.compare, CompareQuery, async (reader, query) => {
    const axis = query.axis || 'valid'
    const ends =
      axis === 'valid' ? await daysAsked(reader, query) : await momentsAsked(reader, query)
    const span = spanFrom({ axis, ...ends }, new Date())
    const pair = await momentsOf(reader.db, span, reader.moment)
    const { changes, was, is } = await changesIn(reader.db, pair, reader.locale)
    const { words } = reader
    const lead = leadOf(span, changes, reader)
    return (
      <Page
        reader={reader}
        title={words.t('network.compare.title')}
        summary={lead}
        fixed={fixedEnds(span)}
      >
        <h1 class="ds-heading" data-size="lg">
          {words.t('network.compare.title')}
        </h1>
        <p class="lead">{lead}</p>
        <Axes axis={axis} reader={reader} />
        <Ends axis={axis} {...ends} reader={reader} />
        <Counts changes={changes} reader={reader} />
        <ChangeMap changes={changes} span={span} reader={reader} />
        <ComparePicture changes={changes} {...{ was, is, span, reader }} />
        <Tables changes={changes} span={span} reader={reader} />
        <CompareExports span={span} reader={reader} />
        <p>
          <a class="ds-link" href={`/${reader.locale}${paths.feed}`} type="application/atom+xml">
            {words.t('network.compare.feed')}
          </a>
        </p>
      </Page>
    )
  })
}

type Asked = Pick<CompareQuery, 'from' | 'to'>

/** The two days; where they are not given, those of the last two surveys. */
async function daysAsked(reader: Reader, { from, to }: Asked) {
  const [last, previous] = await surveyDays(reader.db, reader.moment)
  const later = last ?? reader.moment.asOf
  const until = to || (from && from > later ? reader.moment.asOf : later)
  return {
    from: from || (previous !== undefined && previous <= until ? previous : until),
    to: until,
  }
}

/** The two moments; where they are not given, from the first record until today. */
async function momentsAsked(reader: Reader, { from, to }: Asked) {
  return {
    from: from || ((await firstRecorded(reader.db)) ?? reader.moment.asOf),
    to: to || todayIn('UTC', new Date()),
  }
}

/** How many differences there are; what only one of the days speaks of is counted by itself. */
function leadOf({ axis, from, to }: Span, changes: readonly Change[], reader: Reader): string {
  const { words, moment } = reader
  const count = changes.filter((change) => change.basis === 'both-days').length
  const alone = changes.length - count
  const end = axis === 'valid' ? words.day : words.instant
  return [
    words.t(`network.compare.lead.${axis}`, {
      count,
      from: end(from),
      to: end(to),
      ...(axis === 'recorded' ? { asOf: words.day(moment.asOf) } : {}),
    }),
    ...(alone > 0 ? [words.t('network.compare.lead.alone', { count: alone })] : []),
  ].join(' ')
}

function Axes({ axis, reader }: { axis: Axis; reader: Reader }) {
  const { words } = reader
  return (
    <nav class="compare__axes" aria-label={words.t('network.compare.axes')}>
      <ul>
        {(['valid', 'recorded'] as const).map((each) => (
          <li>
            <a
              class="ds-link"
              href={linkTo(reader, paths.compare, { axis: each === 'valid' ? undefined : each })}
              {...(each === axis ? { 'aria-current': 'page' } : {})}
            >
              {words.t(`network.compare.axis.${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface EndsProps {
  axis: Axis
  from: string
  to: string
  reader: Reader
}

/** The form for the two ends: days, or moments as text, since a moment has no field that works without scripts. */
function Ends({ axis, from, to, reader }: EndsProps) {
  const { words, asked } = reader
  const isValid = axis === 'valid'
  const title = isValid ? 'network.compare.form' : 'network.compare.form.recorded'
  const labels = {
    from: isValid ? 'network.compare.from' : 'network.compare.known.from',
    to: isValid ? 'network.compare.to' : 'network.compare.known.to',
  }
  return (
    <form class="finder" method="get" aria-label={words.t(title)}>
      {asked.asOf !== undefined && <input type="hidden" name="asOf" value={asked.asOf} />}
      {isValid && asked.asKnown !== undefined && (
        <input type="hidden" name="asKnown" value={asked.asKnown} />
      )}
      {!isValid && <input type="hidden" name="axis" value="recorded" />}
      <End name="from" label={words.t(labels.from)} value={from} axis={axis} />
      <End name="to" label={words.t(labels.to)} value={to} axis={axis} />
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('network.compare.apply')}
        </button>
      </div>
      {!isValid && (
        <p class="compare__hint" id="compare-hint">
          {words.t('network.compare.known.hint')}
        </p>
      )}
    </form>
  )
}

interface EndProps {
  name: string
  label: string
  value: string
  axis: Axis
}

function End({ name, label, value, axis }: EndProps) {
  const field = { class: 'ds-input', id: `compare-${name}`, name, value, required: true }
  return (
    <div class="finder__field">
      <label for={field.id}>{label}</label>
      {axis === 'valid' ? (
        <input {...field} type="date" min="1900-01-01" max="2199-12-31" />
      ) : (
        <input {...field} type="text" dir="ltr" maxLength={40} aria-describedby="compare-hint" />
      )}
    </div>
  )
}

function Counts({ changes, reader }: { changes: readonly Change[]; reader: Reader }) {
  const { words } = reader
  const lines = changeKinds
    .map((kind) => {
      const own = changes.filter((change) => change.kind === kind)
      const sure = own.filter((change) => change.basis === 'both-days').length
      return { kind, sure, alone: own.length - sure }
    })
    .filter(({ sure, alone }) => sure + alone > 0)
  if (lines.length === 0) return null
  return (
    <Section title={words.t('network.compare.counts')}>
      <ul class="compare__counts">
        {lines.map(({ kind, sure, alone }) => (
          <li>
            <a class="ds-link" href={sure > 0 ? `#${kind}` : `#alone-${kind}`}>
              {words.t(`network.compare.change.${kind}`)}
            </a>{' '}
            <strong>{words.number(sure)}</strong>
            {alone > 0 && <small>{words.t('network.compare.unsure', { count: alone })}</small>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface TablesProps {
  changes: readonly Change[]
  span: Span
  reader: Reader
}

function Tables({ changes, span, reader }: TablesProps) {
  const { words } = reader
  const sure = changes.filter((change) => change.basis === 'both-days')
  const alone = changes.filter((change) => change.basis === 'one-day')
  return (
    <>
      {[...Map.groupBy(sure, (change) => change.kind)].map(([kind, own]) => (
        <section id={kind}>
          <h2 class="ds-heading" data-size="sm">
            {words.t(`network.compare.change.${kind}`)} ({words.number(own.length)})
          </h2>
          <ChangeTable changes={own} span={span} reader={reader} />
        </section>
      ))}
      {alone.length > 0 && (
        <Section title={words.t('network.compare.alone.title')}>
          <p>{words.t('network.compare.alone.why')}</p>
          {[...Map.groupBy(alone, (change) => change.kind)].map(([kind, own]) => (
            <details id={`alone-${kind}`}>
              <summary>
                {words.t(`network.compare.change-alone.${kind}`)} ({words.number(own.length)})
              </summary>
              <ChangeTable changes={own} span={span} reader={reader} />
            </details>
          ))}
        </Section>
      )}
    </>
  )
}
