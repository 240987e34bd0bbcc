import type { FastifyInstance } from 'fastify'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { chosenOr, Field, Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { locales, ownNames } from '#platform/i18n/locale.ts'
import { makePost } from '#posts/actions.ts'
import { MakeBody } from '#posts/forms.ts'
import { newPostFrom } from '#posts/forms/new-post.ts'
import { roles } from '#posts/model/roles.ts'
import { paths } from '#posts/paths.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { byOf, DayInput, WhyField } from './parts.tsx'

const titleFields = { en: 'titleEn', fr: 'titleFr', es: 'titleEs', ar: 'titleAr' } as const

/** The form that makes a post at an office. */
export function makingForms(app: FastifyInstance): void {
  form(app, paths.make, {
    query: PageQuery({}),
    body: MakeBody,
    admission: { right: 'posts.make' },
    show: async (reader, _query, _params, again) => {
      const { words, asker } = reader
      const title = words.t('posts.make.title')
      const offices = await officeChoices(reader.db, reader.moment)
      const office = typedOr(again, 'office')
      const role = typedOr(again, 'role')
      const field = { again, words }
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <Refused {...field} />
          <Form reader={reader}>
            <Field name="role" label={words.t('posts.column.role')} {...field}>
              {(attributes) => (
                <select class="ds-input" {...attributes} required>
                  <option value="" />
                  {roles.map((each) => (
                    <option value={each} selected={each === role}>
                      {words.t(`posts.role.${each}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field name="office" label={words.t('posts.column.office')} {...field}>
              {(attributes) => (
                <select class="ds-input" {...attributes} required>
                  <option value="" />
                  {offices.map((each) => (
                    <option value={each.id} selected={each.id === office}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {locales.map((locale) => (
              <Field
                name={titleFields[locale]}
                label={words.t('posts.make.own-title', { language: ownNames[locale] })}
                {...field}
              >
                {(attributes) => (
                  <input
                    class="ds-input"
                    type="text"
                    maxLength={200}
                    lang={locale}
                    dir="auto"
                    {...attributes}
                    value={typedOr(again, titleFields[locale])}
                  />
                )}
              </Field>
            ))}
            <Field
              name="confinedTo"
              label={words.t('posts.column.confined')}
              hint={words.t('posts.make.confined-hint')}
              {...field}
            >
              {(attributes) => (
                <input
                  class="ds-input"
                  type="text"
                  maxLength={200}
                  {...attributes}
                  value={typedOr(again, 'confinedTo')}
                />
              )}
            </Field>
            <p class="form__check">
              <input
                type="checkbox"
                id="field-isPublic"
                name="isPublic"
                value="true"
                checked={chosenOr(again, 'isPublic').includes('true')}
              />
              <label for="field-isPublic">{words.t('posts.make.public')}</label>
            </p>
            <DayInput name="from" beginning={asker?.today.asOf ?? ''} required {...field} />
            <DayInput name="until" {...field} />
            <WhyField {...field} />
            <p>
              <SubmitButton label={title} barred={null} id="no-make" />
            </p>
          </Form>
        </Page>
      )
    },
    send: async (reader, body) => {
      const id = await makePost(byOf(reader), newPostFrom(body))
      return linkTo({ locale: reader.locale, asked: {} }, paths.post(id))
    },
  })
}
