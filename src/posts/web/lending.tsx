import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { chosenOr, Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { lend, takeBack } from '#posts/actions.ts'
import { LendBody, TakeBackBody } from '#posts/forms.ts'
import type { Post } from '#posts/model/post.ts'
import { paths } from '#posts/paths.ts'
import { roleRights } from '#posts/views/roles.ts'
import { shownPosts } from '#posts/views/shown.ts'
import { barriers } from './may.ts'
import { byOf, DayInput, FormPage, lifeToday, Version, WhyField } from './parts.tsx'
import { Lent, spanText } from './post.tsx'
import { rightText } from './roles.tsx'

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
      const chosen = chosenOr(again, 'rights')
      const to = typedOr(again, 'toPost')
      const field = { again, words }
      const now = <Lent life={life} reader={reader} />
      return (
        <FormPage reader={reader} life={life} title={title} again={again} now={now}>
          <p>{words.t('posts.lend.means')}</p>
          <Form reader={reader}>
            <Version life={life} again={again} />
            <Field name="toPost" label={words.t('posts.column.stand-in')} {...field}>
              {(attributes) => (
                <select class="ds-input" required {...attributes}>
                  <option value="" />
                  {posts
                    .filter((post) => !post.isVacant && post.id !== id)
                    .map((post) => (
                      <option value={post.id} selected={post.id === to}>
                        {post.holder === null ? post.title : `${post.holder}, ${post.title}`}
                      </option>
                    ))}
                </select>
              )}
            </Field>
            <fieldset id="field-rights">
              <legend>{words.t('posts.column.rights')}</legend>
              <p class="form__hint">{words.t('posts.lend.rights-hint')}</p>
              {[...new Set(given)].map((right) => (
                <p class="form__check">
                  <input
                    type="checkbox"
                    id={`right-${right}`}
                    name="rights"
                    value={right}
                    checked={chosen.includes(right)}
                  />
                  <label for={`right-${right}`}>{rightText(right, words)}</label>
                </p>
              ))}
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
    query: PageQuery({}),
    body: TakeBackBody,
    admission: 'signed-in',
    show: async (reader, _query, { id = '' }, again) => {
      const life = await lifeToday(reader, id)
      const { words } = reader
      const title = words.t('posts.take-back.title')
      const lent = life.lent.filter((each) => each.post === id)
      const chosen = typedOr(again, 'delegation')
      const field = { again, words }
      const now = <Lent life={life} reader={reader} />
      return (
        <FormPage reader={reader} life={life} title={title} again={again} now={now}>
          <Form reader={reader}>
            <Version life={life} again={again} />
            <Field name="delegation" label={words.t('posts.column.stand-in')} {...field}>
              {(attributes) => (
                <select class="ds-input" required {...attributes}>
                  {lent.map((each) => (
                    <option value={each.id} selected={each.id === chosen}>
                      {`${each.name ?? words.t('posts.holder.hidden')}, ${each.standIn} (${spanText(each, reader)})`}
                    </option>
                  ))}
                </select>
              )}
            </Field>
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

/** Why the reader may not lend what the post may do; null when they may: as its holder, or by their right over the office. */
export async function whyNoLending(reader: Reader, post: Post): Promise<string | null> {
  const isTheirs = reader.asker?.grants.some(
    (grant) =>
      grant.post.id === post.id && grant.right === 'posts.delegate' && grant.onBehalfOf === null,
  )
  if (isTheirs) return null
  return (await barriers(reader, post, ['posts.delegate']))('posts.delegate')
}
