import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, DayField, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Checks } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { setWeek } from '#calendars/actions.ts'
import { WeekBody } from '#calendars/forms.ts'
import { heldByWeeks } from '#calendars/model/held.ts'
import { weekdayName } from '#calendars/model/names.ts'
import { weekdaysFrom } from '#calendars/model/year.ts'
import { paths } from '#calendars/paths.ts'
import { calendarFor, CountrySentence, FormPage, labelOf, noKeeping, toCalendar } from './parts.tsx'

/** The form that says how the working week of an office goes from a day on. */
export function weekForm(app: FastifyInstance): void {
  form(app, paths.week(':id'), {
    query: PageQuery({}),
    body: WeekBody,
    admission: { right: 'calendars.write' },
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, locale } = reader
      const calendar = await calendarFor(reader, id)
      const title = words.t('calendars.set.title')
      const { weekend, firstDay } = calendar.ofCountry
      const field = (name: string) => ({ name, label: labelOf(name, words), again, words })
      const week = typedOr(again, 'week', 'own')
      return (
        <FormPage
          {...{ reader, calendar, title, again }}
          barred={await noKeeping(reader, calendar)}
        >
          <p>
            <CountrySentence calendar={calendar} reader={reader} />
          </p>
          <p>{words.t('calendars.set.means')}</p>
          <Form reader={reader}>
            <Version now={heldByWeeks(calendar.own)} again={again} />
            <fieldset id="field-week">
              <legend>{labelOf('week', words)}</legend>
              {(['own', 'country'] as const).map((each) => (
                <p class="form__check">
                  <input
                    type="radio"
                    id={`week-${each}`}
                    name="week"
                    value={each}
                    checked={week === each}
                    required
                  />
                  <label for={`week-${each}`}>{words.t(`calendars.set.${each}`)}</label>
                </p>
              ))}
            </fieldset>
            <fieldset id="field-weekend">
              <legend>{labelOf('weekend', words)}</legend>
              <Checks
                name="weekend"
                options={weekdaysFrom(firstDay).map((day) => ({
                  id: String(day),
                  name: weekdayName(day, locale, 'long'),
                }))}
                chosen={chosenOr(again, 'weekend', weekend.map(String))}
              />
            </fieldset>
            <DayField {...field('from')} required />
            <DayField {...field('until')} hint={words.t('calendars.set.until-hint')} />
            <LongField {...field('reason')} required />
            <p>
              <SubmitButton label={words.t('calendars.save')} barred={null} id="no-week" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { week, weekend = [], until = null, ...body }, { id = '' }) => {
      const wanted = { ...body, until, weekend: week === 'own' ? weekend : null }
      await setWeek(byOf(reader), id, wanted)
      return toCalendar(reader, id, 'week', body.from.slice(0, 4))
    },
  })
}
