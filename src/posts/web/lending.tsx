import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { lend, takeBack } from '#posts/actions.ts'
import { LendBody, TakeBackBody, TakeBackQuery } from '#posts/forms.ts'
import { heldByShortening } from '#posts/model/held.ts'
import { paths } from '#posts/paths.ts'
import { lendingNow } from '#posts/views/held.ts'
import { roleRights } from '#posts/views/roles.ts'
import { shownPosts } from '#posts/views/shown.ts'
import { whyNoLending } from './may.ts'
import { Checks, Select } from '#platform/ui/fields/select.tsx'
import { byOf, DayInput, FormPage, lifeToday, WhyField } from './parts.tsx'
import { spanText } from './post.tsx'
import { rightText } from './roles.tsx'
import { Which } from './which.tsx'

/** The forms by which a post lends rights and takes them back. */
export function lendingForms(app: FastifyInstance): void {
  form(app, paths.lend(':id'), {
    query: PageQuery({}),
    body: LendBody,
    admission: { right: 'posts.delegate' },
    show: async (reader, _query, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words, asker, db } = reader
      const today = asker?.today ?? reader.moment
      const title = words.t('posts.lend.title')
      const posts = await shownPosts({ ...reader, moment: today })
      const given = (await roleRights(db, today, life.post.role)).map((each) => each.right)
      const rights = [...new Set(given)].map((right) => ({
        id: right,
        name: rightText(right, words),
      }))
      const toPost = posts
        .filter((post) => !post.isVacant && post.id !== id)
        .map(({ id: to, holder, title: called }) => ({
          id: to,
          name: holder === null ? called : `${holder}, ${called}`,
        }))
      const field = { again, words }
      const now = await lendingNow(signedIn(reader), id)
      return (
        <FormPage
          reader={reader}
          life={life}
          title={title}
          again={again}
          options={{ toPost, rights }}
        >
          <p>{words.t('posts.lend.means')}</p>
          <Form reader={reader}>
            <Version now={now} again={again} />
            <Field name="toPost" label={words.t('posts.column.stand-in')} {...field}>
              {(attributes) => (
                <Select
                  options={toPost}
                  chosen={typedOr(again, 'toPost')}
                  attributes={{ ...attributes, required: true }}
                />
              )}
            </Field>
            <fieldset id="field-rights">
              <legend>{words.t('posts.column.rights')}</legend>
              <p class="form__hint">{words.t('posts.lend.rights-hint')}</p>
              <Checks name="rights" options={rights} chosen={chosenOr(again, 'rights')} />
            </fieldset>
            <DayInput name="from" beginning={today.asOf} required {...field} />
            <DayInput name="until" required {...field} />
            <WhyField name="reason" {...field} />
            <p>
              <SubmitButton
                label={title}
                barred={await whyNoLending(reader, life.post)}
                id="no-lend"
              />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { rights, ...body }, { id = '' }) => {
      await lend(byOf(reader), id, { ...body, rights: rights ?? null })
      return `/${reader.locale}${paths.post(id)}`
    },
  })

  form(app, paths.takeBack(':id'), {
    query: TakeBackQuery,
    body: TakeBackBody,
    admission: 'signed-in',
    show: async (reader, { delegation }, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words } = reader
      const title = words.t('posts.take-back.title')
      const lent = life.lent.filter((each) => each.post === id)
      const [latest] = lent
      const wanted = typedOr(again, 'delegation', delegation)
      const held = lent.find((each) => each.id === wanted) ?? latest
      const field = { again, words }
      const head = { reader, life, title, again }
      if (held === undefined)
        return (
          <FormPage {...head}>
            <p>{words.t('posts.lent-none')}</p>
          </FormPage>
        )
      const all = lent.map((each) => ({
        id: each.id,
        name: `${each.name ?? words.t('posts.holder.hidden')}, ${each.standIn} (${spanText(each, reader)})`,
      }))
      const subject = all.find((each) => each.id === held.id)?.name ?? held.id
      return (
        <FormPage {...head} subject={subject}>
          <Which
            name="delegation"
            label={words.t('posts.column.stand-in')}
            all={all}
            chosen={held.id}
            reader={reader}
          />
          <Form reader={reader}>
            <Version now={heldByShortening(held)} again={again} />
            <input type="hidden" name="delegation" value={held.id} />
            <DayInput name="day" beginning={reader.asker?.today.asOf ?? ''} required {...field} />
            <WhyField {...field} />
            <p>
              <SubmitButton label={title} barred={null} id="no-take-back" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      await takeBack(byOf(reader), id, body)
      return `/${reader.locale}${paths.post(id)}`
    },
  })
}
