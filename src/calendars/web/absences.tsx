import type { FastifyInstance } from 'fastify'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Done } from '#platform/ui/done.tsx'
import { DayField, Form, SubmitButton } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths as people } from '#people/paths.ts'
import { byOf } from '#posts/web/parts.tsx'
import { endAbsence, tellAbsence } from '#calendars/actions.ts'
import { AbsenceBody, AbsencesQuery, NothingBody } from '#calendars/forms.ts'
import type { Absence } from '#calendars/model/absence.ts'
import { paths } from '#calendars/paths.ts'
import { absencesOf } from '#calendars/views/absences.ts'
import { labelOf } from './parts.tsx'

/** The way from one's account to one's absences. */
export const absenceWays = [{ path: paths.absences, words: 'calendars.away.title' }]

const toAbsences = ({ locale }: Pick<Reader, 'locale'>, done: string) =>
  linkTo({ locale, asked: {} }, paths.absences, { done })

/** Where one says when one is away, and that one is back. */
export function absencePages(app: FastifyInstance): void {
  form(app, paths.absences, {
    query: AbsencesQuery,
    body: AbsenceBody,
    admission: 'signed-in',
    show: async (visitor, { done }, _params, again) => {
      const reader = presently(visitor)
      const { words, db, asker } = reader
      const title = words.t('calendars.away.title')
      const absences = await absencesOf(db, asker.today, asker.person)
      const field = (name: string) => ({ name, label: labelOf(name, words), again, words })
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <a class="ds-link" href={linkTo(reader, people.account)}>
              {words.t('people.account.title')}
            </a>
          </p>
          {done !== undefined && again === null && <Done>{words.t(`calendars.done.${done}`)}</Done>}
          <p>{words.t('calendars.away.means')}</p>
          <Own absences={absences} reader={reader} />
          <FormBody {...{ reader, again }} label={(name) => labelOf(name, words)}>
            <Form reader={reader}>
              <DayField {...field('from')} required />
              <DayField {...field('to')} hint={words.t('calendars.away.to-hint')} required />
              <p>
                <SubmitButton label={words.t('calendars.away.tell')} barred={null} id="no-away" />
              </p>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, body) => {
      await tellAbsence(byOf(reader), signedIn(reader).asker.person, body)
      return toAbsences(reader, 'away')
    },
  })
  deed(app, paths.endAbsence(':id'), {
    body: NothingBody,
    admission: 'signed-in',
    send: async (reader, _body, { id = '' }) => {
      await endAbsence(byOf(reader), signedIn(reader).asker.person, id)
      return toAbsences(reader, 'back')
    },
  })
}

function Own({ absences, reader }: { absences: readonly Absence[]; reader: Reader }) {
  const { words } = reader
  if (absences.length === 0) return <p class="empty">{words.t('calendars.away.none')}</p>
  return (
    <Table
      caption={words.t('calendars.away.count', { count: absences.length })}
      rows={absences}
      columns={[
        { title: words.t('calendars.input.from'), cell: ({ from }) => words.day(from) },
        { title: words.t('calendars.input.to'), cell: ({ to }) => words.day(to) },
        {
          title: words.t('calendars.column.change'),
          cell: ({ id, from }) => (
            <form method="post" action={linkTo(reader, paths.endAbsence(id))}>
              <button class="ds-button" data-variant="secondary" type="submit">
                {words.t('calendars.away.end')}
                <span class="calendar__told"> {words.day(from)}</span>
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}
