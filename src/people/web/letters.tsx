import type { FastifyInstance } from 'fastify'
import type { VNode } from 'preact'
import { perform } from '#platform/act.ts'
import { signedIn } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { isLocale, ownNames } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Field, Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { changeLetters, lettersOf } from '#people/actions/account.ts'
import { LettersBody, PlainQuery } from '#people/forms.ts'
import { rhythms } from '#people/model/person.ts'
import { paths } from '#people/paths.ts'
import { personById } from '#people/views.ts'
import { ownDeed } from './account.tsx'
import { LanguageField, OwnPage, wayTo } from './shared.tsx'

/** In which language, and how often, letters come. */
export function lettersPage(app: FastifyInstance): void {
  form(app, paths.letters, {
    query: PlainQuery,
    body: LettersBody,
    admission: 'signed-in',
    async show(reader, _query, _params, again) {
      const { words } = reader
      return (
        <OwnPage reader={reader} title={words.t('people.letters.title')}>
          <p class="lead">{words.t('people.letters.lead')}</p>
          {await LettersForm(reader, again)}
        </OwnPage>
      )
    },
    async send(reader, body) {
      const own = ownDeed(reader, 'people.letters-changed')
      await perform(reader.db, own.deed, (act) => changeLetters(act, own.person, body))
      return wayTo({ locale: body.locale }, paths.account, { done: 'saved' })
    },
  })
}

async function LettersForm(reader: Reader, again: Again | null): Promise<VNode> {
  const { words } = reader
  const id = signedIn(reader).asker.person
  const person = found(await personById(reader.db, id), 'people/unknown')
  const chosen = typedOr(again, 'letters', person.letters)
  return (
    <FormBody
      reader={reader}
      again={again}
      label={(field) => words.t(`people.field.${field === 'locale' ? 'language' : field}`)}
      shown={(field, value) => {
        if (field === 'letters') return words.t(`people.rhythm.${value}`)
        return isLocale(value) ? ownNames[value] : value
      }}
      control={() => null}
      told={<Refused again={again} words={words} />}
    >
      <Form reader={reader}>
        <Version now={lettersOf(person)} again={again} />
        <LanguageField
          words={words}
          again={again}
          value={typedOr(again, 'locale', person.locale)}
        />
        <Field name="letters" label={words.t('people.field.letters')} again={again} words={words}>
          {(attributes) => (
            <select class="ds-input" {...attributes}>
              {rhythms.map((each) => (
                <option value={each} selected={each === chosen}>
                  {words.t(`people.rhythm.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p class="ways">
          <SubmitButton label={words.t('people.save')} barred={null} id="save" />
        </p>
      </Form>
    </FormBody>
  )
}
