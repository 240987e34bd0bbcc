import type { FastifyInstance } from 'fastify'
import { perform } from '#platform/act.ts'
import { type Asker, signedIn } from '#platform/doors/asker.ts'
import { type Again, deed, form } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { chosenOr, Field, Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { makeToken, revokeToken } from '#people/actions/account.ts'
import { NothingBody, PlainQuery, TokenBody } from '#people/forms.ts'
import { tokenDays } from '#people/model/terms.ts'
import { paths } from '#people/paths.ts'
import { sessionOf } from '#people/permits.ts'
import { type OwnToken, tokensOf } from '#people/views/account.ts'
import { ownDeed } from './account.tsx'
import { NameField, OwnPage, type PeopleHelp, wayTo } from './shared.tsx'

/** What a right is called, where its words are known. */
const wordsOfRight = (reader: Reader, right: string) => {
  const key = `posts.right.${right}`
  return reader.words.has(key) ? reader.words.t(key) : right
}

/** The rights someone has today, once each: what they may give a token. */
const rightsOf = (asker: Asker): string[] => [...new Set(asker.grants.map(({ right }) => right))]

/** Personal access tokens: for programs that read or act for their person. */
export function tokenPages(app: FastifyInstance, { now }: PeopleHelp): void {
  form(app, paths.tokens, {
    query: PlainQuery,
    body: TokenBody,
    admission: 'signed-in',
    async show(reader, { done }, _params, again) {
      const { words } = reader
      const { asker } = signedIn(reader)
      const tokens = await tokensOf(reader.db, asker.person, now())
      return (
        <OwnPage reader={reader} title={words.t('people.tokens.title')} done={done}>
          <p class="lead">{words.t('people.tokens.lead')}</p>
          {tokens.length > 0 && <Tokens reader={reader} tokens={tokens} />}
          <Section title={words.t('people.tokens.new')}>
            <Refused again={again} words={words} />
            <NewToken reader={reader} rights={rightsOf(asker)} again={again} />
          </Section>
        </OwnPage>
      )
    },
    async send(reader, { name, days, scopes = [] }) {
      const { words } = reader
      const own = ownDeed(reader, 'people.token-made')
      const { asker } = signedIn(reader)
      const wanted = {
        person: own.person,
        name,
        scopes,
        days,
        hasSecondFactor: asker.hasSecondFactor,
      }
      const secret = await perform(reader.db, own.deed, (act) =>
        makeToken(act, wanted, { offered: rightsOf(asker), now: now() }),
      )
      return (
        <OwnPage reader={reader} title={words.t('people.tokens.made')}>
          <Done>{words.t('people.tokens.once')}</Done>
          <p class="secret">
            <code dir="ltr">{secret}</code>
          </p>
          <p>
            <a class="ds-link" href={wayTo(reader, paths.tokens)}>
              {words.t('people.tokens.title')}
            </a>
          </p>
        </OwnPage>
      )
    },
  })

  deed(app, paths.revokeToken(':id'), {
    body: NothingBody,
    admission: 'signed-in',
    async send(reader, _body, { id = '' }) {
      sessionOf(signedIn(reader).asker)
      const own = ownDeed(reader, 'people.token-revoked')
      await perform(reader.db, own.deed, (act) => revokeToken(act, own.person, id))
      return wayTo(reader, paths.tokens, { done: 'token-revoked' })
    },
  })
}

function Tokens({ reader, tokens }: { reader: Reader; tokens: readonly OwnToken[] }) {
  const { words } = reader
  return (
    <Table
      caption={words.t('people.tokens.count', { count: tokens.length })}
      rows={tokens}
      columns={[
        { title: words.t('people.field.token-name'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          title: words.t('people.field.scopes'),
          cell: ({ scopes }) =>
            scopes.length === 0
              ? words.t('people.tokens.reads')
              : words.list(scopes.map((right) => wordsOfRight(reader, right))),
        },
        {
          title: words.t('people.tokens.expires'),
          cell: ({ expiresOn }) => words.day(expiresOn),
        },
        {
          title: words.t('people.tokens.used'),
          cell: ({ usedOn }) =>
            usedOn === null ? words.t('people.tokens.never') : words.day(usedOn),
        },
        {
          title: words.t('people.tokens.revoke.title'),
          cell: ({ id }) => (
            <form method="post" action={wayTo(reader, paths.revokeToken(id))}>
              <button class="ds-button" data-variant="secondary" type="submit">
                {words.t('people.tokens.revoke')}
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}

function NewToken({
  reader,
  rights,
  again,
}: {
  reader: Reader
  rights: readonly string[]
  again: Again | null
}) {
  const { words } = reader
  const chosen = chosenOr(again, 'scopes')
  return (
    <Form reader={reader}>
      <NameField
        words={words}
        again={again}
        value={typedOr(again, 'name')}
        autocomplete="off"
        label={words.t('people.field.token-name')}
      />
      <Field
        name="days"
        label={words.t('people.field.days')}
        hint={words.t('people.field.days.hint', { most: tokenDays })}
        again={again}
        words={words}
      >
        {(attributes) => (
          <input
            class="ds-input"
            type="number"
            min={1}
            max={tokenDays}
            required
            value={typedOr(again, 'days', '90')}
            {...attributes}
          />
        )}
      </Field>
      {rights.length > 0 && (
        <fieldset id="field-scopes">
          <legend>{words.t('people.field.scopes')}</legend>
          {rights.map((right) => (
            <div class="form__check">
              <input
                type="checkbox"
                name="scopes"
                value={right}
                id={`scope-${right}`}
                checked={chosen.includes(right)}
              />
              <label for={`scope-${right}`}>{wordsOfRight(reader, right)}</label>
            </div>
          ))}
        </fieldset>
      )}
      <p class="ways">
        <SubmitButton label={words.t('people.tokens.do')} barred={null} id="make" />
      </p>
    </Form>
  )
}
