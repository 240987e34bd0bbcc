import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { presently } from '#platform/doors/asker.ts'
import { deed, form } from '#platform/doors/forms.ts'
import { IdField, PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { permits } from '#posts/permits.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { postList } from '#posts/views/posts.ts'
import { targetAt } from '#posts/views/targets.ts'
import { titleIn } from '#posts/views/titles.ts'
import { whyNot } from '#posts/web/may.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { byOf } from '#posts/web/parts.tsx'
import { share, unshare } from '#projects/actions/sharing.ts'
import type { SharedWith } from '#projects/model/shared.ts'
import { sharedOf } from '#projects/views/shared.ts'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { paths } from '#routes/paths.ts'
import { seenInside } from '#routes/views/seen.ts'

const ShareForm = Type.Object({ post: Type.Optional(IdField), office: Type.Optional(IdField) })
const EndForm = Type.Object({ kind: Type.Enum(['person', 'post', 'office']), id: IdField })

/** Sharing a project with whoever holds a post, or with an office; and no longer. */
export function shareForms(app: FastifyInstance): void {
  form(app, paths.share(':id'), {
    query: PageQuery({}),
    body: ShareForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, db, moment, locale } = reader
      const project = await seenInside(reader, id)
      const [shared, posts, offices] = await Promise.all([
        sharedOf(db, moment, id),
        postList(db, moment),
        officeChoices(db, moment),
      ])
      const called = posts.map((post) => ({
        id: post.id,
        name: titleIn(locale, post.role, post.titles, post.officeName),
      }))
      const nameOf = ({ kind, id: of, name }: SharedWith & { name: string | null }) =>
        name ?? (kind === 'post' ? called.find((each) => each.id === of)?.name : null) ?? of
      const right = project.code === null ? 'projects.develop' : 'projects.manage'
      const office = { id: project.office, name: project.officeName }
      const target = await targetAt(db, reader.asker, office, moment.asOf)
      const barred = whyNot(permits(right, reader.asker, target), reader)
      const title = words.t('routes.share.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <ProjectLink project={project} reader={reader} />
          </p>
          {shared.length > 0 && (
            <ul>
              {shared.map((each) => (
                <li>
                  <bdi>{nameOf(each)}</bdi>{' '}
                  <small>
                    {words.t('routes.share.since', {
                      day: words.day(each.recordedFrom.slice(0, 10)),
                    })}
                  </small>
                  <form method="post" action={linkTo({ locale, asked: {} }, paths.unshare(id))}>
                    <input type="hidden" name="kind" value={each.kind} />
                    <input type="hidden" name="id" value={each.id} />
                    <button class="ds-button" data-variant="tertiary" type="submit">
                      {words.t('routes.share.end')}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          )}
          <FormBody reader={reader} again={again} barred={barred} label={(field) => field}>
            <p>{words.t('routes.share.means')}</p>
            <Form reader={reader}>
              {(['post', 'office'] as const).map((name) => (
                <Field
                  name={name}
                  label={words.t(`routes.share.${name}`)}
                  again={again}
                  words={words}
                >
                  {(attributes) => (
                    <Select
                      options={name === 'post' ? called : offices}
                      chosen={typedOr(again, name)}
                      attributes={attributes}
                    />
                  )}
                </Field>
              ))}
              <p>
                <SubmitButton label={title} barred={null} id="no-share" />
              </p>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, body, { id = '' }) => {
      const those = chosenIn(body)
      if (those.length === 0) throw wrongField('post', 'field/missing')
      for (const each of those) await share(byOf(reader), id, each)
      return linkTo({ locale: reader.locale, asked: {} }, paths.share(id))
    },
  })
  deed(app, paths.unshare(':id'), {
    body: EndForm,
    admission: 'signed-in',
    send: async (reader, body, { id = '' }) => {
      await unshare(byOf(reader), id, body)
      return linkTo({ locale: reader.locale, asked: {} }, paths.share(id))
    },
  })
}

const chosenIn = ({ post, office }: Static<typeof ShareForm>): SharedWith[] => [
  ...(post === undefined ? [] : [{ kind: 'post' as const, id: post }]),
  ...(office === undefined ? [] : [{ kind: 'office' as const, id: office }]),
]
