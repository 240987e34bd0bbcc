import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { locales } from '#platform/i18n/locale.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { DayField, Form, SubmitButton, TextField } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { addHoliday, amendHoliday, removeHoliday } from '#calendars/actions.ts'
import { AmendBody, HolidayBody, RemoveBody, toldOf } from '#calendars/forms.ts'
import type { Holiday } from '#calendars/model/calendar.ts'
import { heldByHoliday } from '#calendars/model/held.ts'
import { paths } from '#calendars/paths.ts'
import { theHoliday } from '#calendars/views/one.ts'
import { calendarFor, FormPage, HolidayName, labelOf, noKeeping, toCalendar } from './parts.tsx'

const keeping = { right: 'calendars.write' } as const

/** The forms by which whoever keeps a calendar adds a holiday, calls it otherwise, and takes it away. */
export function holidayForms(app: FastifyInstance): void {
  form(app, paths.add(':id'), {
    query: PageQuery({}),
    body: HolidayBody,
    admission: keeping,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const calendar = await calendarFor(reader, id)
      const title = words.t('calendars.add.title')
      return (
        <FormPage
          {...{ reader, calendar, title, again }}
          barred={await noKeeping(reader, calendar)}
        >
          <Form reader={reader}>
            <DayField
              name="day"
              label={labelOf('day', words)}
              required
              again={again}
              words={words}
            />
            <Names again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id="no-add" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { day, ...told }, { id = '' }) => {
      await addHoliday(byOf(reader), id, { day, ...toldOf(told) })
      return toCalendar(reader, id, 'added', day.slice(0, 4))
    },
  })

  form(app, paths.amend(':id', ':day'), {
    query: PageQuery({}),
    body: AmendBody,
    admission: keeping,
    show: async (visitor, _query, { id = '', day = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const calendar = await calendarFor(reader, id)
      const holiday = theHoliday(calendar, day)
      return (
        <FormPage
          {...{ reader, calendar, again }}
          title={words.t('calendars.amend.title')}
          barred={await noKeeping(reader, calendar)}
        >
          <About holiday={holiday} reader={reader} />
          <Form reader={reader}>
            <Version now={heldByHoliday(holiday)} again={again} />
            <Names again={again} words={words} holiday={holiday} />
            <p>
              <SubmitButton label={words.t('calendars.save')} barred={null} id="no-amend" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, ...told }, { id = '', day = '' }) => {
      await amendHoliday(byOf(reader), id, day, { version, ...toldOf(told) })
      return toCalendar(reader, id, 'amended', day.slice(0, 4))
    },
  })

  form(app, paths.remove(':id', ':day'), {
    query: PageQuery({}),
    body: RemoveBody,
    admission: keeping,
    show: async (visitor, _query, { id = '', day = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const calendar = await calendarFor(reader, id)
      const holiday = theHoliday(calendar, day)
      const title = words.t('calendars.remove.title')
      return (
        <FormPage
          {...{ reader, calendar, title, again }}
          barred={await noKeeping(reader, calendar)}
        >
          <About holiday={holiday} reader={reader} />
          <p>{words.t('calendars.remove.means')}</p>
          <Form reader={reader}>
            <Version now={heldByHoliday(holiday)} again={again} />
            <LongField
              name="reason"
              label={labelOf('reason', words)}
              required
              again={again}
              words={words}
            />
            <p>
              <SubmitButton label={title} barred={null} id="no-remove" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '', day = '' }) => {
      await removeHoliday(byOf(reader), id, day, body)
      return toCalendar(reader, id, 'removed', day.slice(0, 4))
    },
  })
}

const About = ({ holiday: { day, names }, reader }: { holiday: Holiday; reader: Reader }) => (
  <p>
    <strong>{reader.words.day(day)}</strong> · <HolidayName names={names} locale={reader.locale} />
  </p>
)

/** What a holiday is called, language by language, and where it was published. */
function Names({
  again,
  words,
  holiday,
}: {
  again: Again | null
  words: Words
  holiday?: Holiday
}) {
  return (
    <>
      {locales.map((locale) => {
        const name = `name${locale.charAt(0).toUpperCase()}${locale.slice(1)}`
        return (
          <TextField
            name={name}
            label={labelOf(name, words)}
            beginning={holiday?.names[locale] ?? ''}
            again={again}
            words={words}
          />
        )
      })}
      <TextField
        name="source"
        label={labelOf('source', words)}
        hint={words.t('calendars.input.source-hint')}
        most={500}
        beginning={holiday?.source ?? ''}
        again={again}
        words={words}
      />
    </>
  )
}
