import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { activePeople } from '#people/views.ts'
import { appoint, endHolding, endPost } from '#posts/actions.ts'
import { AppointBody, EndBody, VacateBody, VacateQuery } from '#posts/forms.ts'
import { heldByShortening } from '#posts/model/held.ts'
import { paths } from '#posts/paths.ts'
import { appointingNow, endingNow } from '#posts/views/held.ts'
import { barriers } from './may.ts'
import { Select } from '#platform/ui/fields/select.tsx'
import { byOf, DayInput, FormPage, lifeToday, WhyField } from './parts.tsx'
import { Which } from './which.tsx'
import { spanText } from './post.tsx'

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
      const field = { again, words }
      const now = await appointingNow(signedIn(reader), id)
      const head = { reader, life, title, again, options: { person: people } }
      return (
        <FormPage {...head}>
          <Form reader={reader}>
            <Version now={now} again={again} />
            <Field name="person" label={words.t('posts.column.person')} {...field}>
              {(attributes) => (
                <Select
                  options={people}
                  chosen={typedOr(again, 'person')}
                  attributes={attributes}
                />
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
    query: VacateQuery,
    body: VacateBody,
    admission: { right: 'posts.appoint' },
    show: async (reader, { holding }, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words } = reader
      const title = words.t('posts.vacate.title')
      const barred = await barriers(reader, life.post, ['posts.appoint'])
      const [latest] = life.holdings
      const wanted = typedOr(again, 'holding', holding)
      const held = life.holdings.find((each) => each.id === wanted) ?? latest
      const field = { again, words }
      const head = { reader, life, title, again }
      if (held === undefined)
        return (
          <FormPage {...head}>
            <p>{words.t('posts.vacant')}</p>
          </FormPage>
        )
      const all = life.holdings.map((each) => ({
        id: each.id,
        name: `${each.holder ?? words.t('posts.holder.hidden')} (${spanText(each, reader)})`,
      }))
      const subject = all.find((each) => each.id === held.id)?.name ?? held.id
      return (
        <FormPage {...head} subject={subject}>
          <Which
            name="holding"
            label={words.t('posts.column.holder')}
            all={all}
            chosen={held.id}
            reader={reader}
          />
          <Form reader={reader}>
            <Version now={heldByShortening(held)} again={again} />
            <input type="hidden" name="holding" value={held.id} />
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
      const now = await endingNow(signedIn(reader), id)
      return (
        <FormPage reader={reader} life={life} title={title} again={again}>
          <p>{words.t('posts.end.means')}</p>
          <Form reader={reader}>
            <Version now={now} again={again} />
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
