import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { activePeople } from '#people/views.ts'
import { appoint, endHolding, endPost } from '#posts/actions.ts'
import { AppointBody, EndBody, VacateBody } from '#posts/forms.ts'
import { paths } from '#posts/paths.ts'
import { barriers } from './may.ts'
import { byOf, DayInput, FormPage, lifeToday, Version, WhyField } from './parts.tsx'
import { Holders, spanText } from './post.tsx'

const toPost = (locale: string, id: string) => `/${locale}${paths.post(id)}`

/** The forms of a post: who is to hold it, from when nobody does, from when it is no more. */
export function postForms(app: FastifyInstance): void {
  form(app, paths.appoint(':id'), {
    query: PageQuery({}),
    body: AppointBody,
    admission: { right: 'posts.appoint' },
    show: async (reader, _query, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words } = reader
      const title = words.t('posts.appoint.title')
      const barred = await barriers(reader, life.post, ['posts.appoint'])
      const why = barred('posts.appoint')
      const people = why === null ? await activePeople(reader.db) : []
      const person = typedOr(again, 'person')
      const field = { again, words }
      const now = <Holders life={life} reader={reader} />
      return (
        <FormPage reader={reader} life={life} title={title} again={again} now={now}>
          <Form reader={reader}>
            <Version life={life} again={again} />
            <Field name="person" label={words.t('posts.column.person')} {...field}>
              {(attributes) => (
                <select class="ds-input" {...attributes}>
                  <option value="" />
                  {people.map((each) => (
                    <option value={each.id} selected={each.id === person}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {life.post.isPublic && (
              <Field
                name="publicName"
                label={words.t('posts.field.publicName')}
                hint={words.t('posts.field.publicName-hint')}
                {...field}
              >
                {(attributes) => (
                  <input
                    class="ds-input"
                    type="text"
                    maxLength={200}
                    dir="auto"
                    {...attributes}
                    value={typedOr(again, 'publicName')}
                  />
                )}
              </Field>
            )}
            <DayInput name="from" beginning={reader.asker?.today.asOf ?? ''} required {...field} />
            <DayInput name="until" {...field} />
            <WhyField {...field} />
            <p>
              <SubmitButton label={title} barred={why} id="no-appoint" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { person, publicName, until, ...body }, { id = '' }) => {
      await appoint(byOf(reader), id, {
        ...body,
        person: person ?? null,
        publicName: publicName ?? null,
        until: until ?? null,
      })
      return toPost(reader.locale, id)
    },
  })

  form(app, paths.vacate(':id'), {
    query: PageQuery({}),
    body: VacateBody,
    admission: { right: 'posts.appoint' },
    show: async (reader, _query, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words } = reader
      const title = words.t('posts.vacate.title')
      const barred = await barriers(reader, life.post, ['posts.appoint'])
      const chosen = typedOr(again, 'holding', life.holdings[0]?.id)
      const field = { again, words }
      const now = <Holders life={life} reader={reader} />
      return (
        <FormPage reader={reader} life={life} title={title} again={again} now={now}>
          <Form reader={reader}>
            <Version life={life} again={again} />
            <Field name="holding" label={words.t('posts.column.holder')} {...field}>
              {(attributes) => (
                <select class="ds-input" required {...attributes}>
                  {life.holdings.map((each) => (
                    <option value={each.id} selected={each.id === chosen}>
                      {`${each.holder ?? words.t('posts.holder.hidden')} (${spanText(each, reader)})`}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <DayInput name="day" beginning={reader.asker?.today.asOf ?? ''} required {...field} />
            <WhyField {...field} />
            <p>
              <SubmitButton label={title} barred={barred('posts.appoint')} id="no-vacate" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await endHolding(byOf(reader), id, body)
      return toPost(reader.locale, id)
    },
  })

  form(app, paths.end(':id'), {
    query: PageQuery({}),
    body: EndBody,
    admission: { right: 'posts.make' },
    show: async (reader, _query, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words } = reader
      const title = words.t('posts.end.title')
      const barred = await barriers(reader, life.post, ['posts.make'])
      const field = { again, words }
      const now = <p>{spanText(life.post, reader)}</p>
      return (
        <FormPage reader={reader} life={life} title={title} again={again} now={now}>
          <p>{words.t('posts.end.means')}</p>
          <Form reader={reader}>
            <Version life={life} again={again} />
            <DayInput name="day" beginning={reader.asker?.today.asOf ?? ''} required {...field} />
            <WhyField {...field} />
            <p>
              <SubmitButton
                label={title}
                barred={
                  barred('posts.make') ??
                  (life.post.isDocumented ? words.t('posts.documented-post') : null)
                }
                id="no-end"
              />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await endPost(byOf(reader), id, body)
      return linkTo({ locale: reader.locale, asked: {} }, paths.posts)
    },
  })
}
