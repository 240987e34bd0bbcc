import type { FastifyInstance } from 'fastify'
import { lastOfMonth } from '#platform/day.ts'
import { page } from '#platform/http/answer.ts'
import { here, linkTo, type Reader } from '#platform/http/reader.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { monthsLater } from '#projects/model/drafting/months.ts'
import { regionalOffices } from '#projects/views/reading/regions.ts'
import { CalendarQuery } from '#delivery/forms.ts'
import { type DueKind, dueKinds, isDueKind } from '#delivery/model/due.ts'
import { paths } from '#delivery/paths.ts'
import { dueList } from '#delivery/views.ts'
import { scopeOf } from '#delivery/views/calendar.ts'
import { Dues } from './dues.tsx'
import { optionsOf } from './fields.tsx'

/** So many things a page shows at most; what is more is found by narrowing. */
const most = 300

interface Asked {
  of: 'me' | 'my-office' | 'all'
  month: string
  kind: DueKind | undefined
  office: string | undefined
  region: string | undefined
  project: string | undefined
}

/** Everything that is due in a month: for whoever reads, their office, a region, a project. */
export function calendarPage(app: FastifyInstance): void {
  page(
    app,
    paths.calendar,
    CalendarQuery,
    async (reader, query) => {
      const { words, db, moment, today } = reader
      const asked = askedFor(query, today)
      const { month, kind, office, region, project } = asked
      const own = asked.of === 'all' ? undefined : asked.of
      const scope = await scopeOf(reader, {
        office,
        region,
        project,
        own: (office ?? region ?? project) === undefined ? own : undefined,
      })
      const kinds = kind === undefined ? {} : { kinds: [kind] }
      const [from, to] = [`${month}-01`, lastOfMonth(month)]
      const wanted = { ...scope, ...kinds, limit: most }
      const items = await dueList(db, moment, today, { ...wanted, from, to })
      const isThis = month === today.slice(0, 7)
      const missed = isThis
        ? (
            await dueList(db, moment, today, { ...wanted, from, to: from, isOpenOnly: true })
          ).filter(({ day }) => day < from)
        : []
      const title = words.t('delivery.calendar.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('delivery.calendar.lead')}</p>
          <NarrowedBy asked={asked} reader={reader} {...await choicesFor(reader)} />
          <Months month={month} reader={reader} />
          {missed.length > 0 && (
            <Section id="missed" title={words.t('delivery.calendar.missed')}>
              <Dues items={missed} reader={reader} />
            </Section>
          )}
          <Section id="month" title={monthText(month, reader)}>
            {items.length === 0 ? (
              <p class="empty">{words.t('delivery.calendar.none')}</p>
            ) : (
              <Dues items={items.slice(0, most)} reader={reader} />
            )}
            {items.length > most && (
              <p class="note">{words.t('delivery.calendar.more', { most })}</p>
            )}
          </Section>
          <p>
            <a class="ds-link" href={linkTo(reader, paths.feeds)}>
              {words.t('delivery.feeds.title')}
            </a>
          </p>
        </Page>
      )
    },
    'signed-in',
  )
}

const given = (text: string | undefined) => (text === '' ? undefined : text)

function askedFor(
  {
    of,
    month,
    kind,
    office,
    region,
    project,
  }: {
    of?: string
    month?: string
    kind?: string
    office?: string
    region?: string
    project?: string
  },
  today: string,
): Asked {
  return {
    of: of === 'my-office' || of === 'all' ? of : 'me',
    month: given(month) ?? today.slice(0, 7),
    kind: kind !== undefined && isDueKind(kind) ? kind : undefined,
    office: given(office),
    region: given(region),
    project: given(project),
  }
}

const choicesFor = async ({ db, moment }: Reader) => ({
  offices: await officeChoices(db, moment),
  regions: await regionalOffices(db, moment),
})

type Choices = Awaited<ReturnType<typeof choicesFor>>

const monthText = (month: string, { locale }: Pick<Reader, 'locale'>) =>
  new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))

/** The ways to the month before and the month after. */
function Months({ month, reader }: { month: string; reader: Reader }) {
  const { words } = reader
  const at = (months: number) => monthsLater(`${month}-01`, months).slice(0, 7)
  return (
    <nav class="ways" aria-label={words.t('delivery.calendar.months')}>
      {[-1, 1].map((step) => (
        <a class="ds-button" data-variant="secondary" href={here(reader, { month: at(step) })}>
          {monthText(at(step), reader)}
        </a>
      ))}
    </nav>
  )
}

function NarrowedBy({
  asked,
  reader,
  offices,
  regions,
}: { asked: Asked; reader: Reader } & Choices) {
  const { words } = reader
  const choice = (
    name: 'kind' | 'office' | 'region',
    options: readonly { id: string; name: string }[],
  ) => (
    <OneOf
      {...{ form: 'due', name, options, reader }}
      label={words.t(`delivery.calendar.by.${name}`)}
      chosen={asked[name]}
    />
  )
  return (
    <Narrowing reader={reader}>
      <input type="hidden" name="month" value={asked.month} />
      {asked.project !== undefined && <input type="hidden" name="project" value={asked.project} />}
      <ChoiceOf
        {...{ form: 'due', name: 'of' }}
        label={words.t('delivery.calendar.by.of')}
        options={optionsOf(['me', 'my-office', 'all'], 'calendar.of', words)}
        chosen={asked.of}
      />
      {choice('kind', optionsOf(dueKinds, 'due-kind', words))}
      {choice('office', offices)}
      {choice('region', regions)}
    </Narrowing>
  )
}
