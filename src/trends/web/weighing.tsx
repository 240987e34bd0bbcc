import type { FastifyInstance } from 'fastify'
import { type Again, form } from '#platform/doors/forms.ts'
import { presently } from '#platform/doors/asker.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { themes } from '#posts/model/themes.ts'
import { byOf } from '#posts/web/parts.tsx'
import { placesToChoose } from '#world/views.ts'
import { closeIssue, describeIssue, openIssue, reopenIssue } from '#trends/actions.ts'
import { DescribeBody, OpenBody, TurnBody } from '#trends/forms.ts'
import { describedFrom, newIssueFrom } from '#trends/forms/typed.ts'
import { heldByDescription, heldByIssue } from '#trends/model/held.ts'
import type { Issue } from '#trends/model/issue.ts'
import { paths } from '#trends/paths.ts'
import { officesReached } from '#trends/views/choices.ts'
import { ChoiceInput, DayInput, ManyInput, TextInput, TickInput } from './inputs.tsx'
import { noTurning, noWeighing } from './may.ts'
import { OfficeInput } from './observation-form.tsx'
import { FormPage, IssueLink, LongInput, theIssue, toPage } from './parts.tsx'

const weighing = { right: 'trends.weigh' } as const

/** The forms by which an office begins to follow an issue, describes it otherwise, closes it and opens it again. */
export function weighingForms(app: FastifyInstance): void {
  form(app, paths.open, {
    query: PageQuery({}),
    body: OpenBody,
    admission: weighing,
    show: async (visitor, _query, _params, again) => {
      const reader = presently(visitor)
      const { words, today } = reader
      const title = words.t('trends.open.title')
      const offices = await officesReached(reader, reader.asker, 'trends.weigh')
      return (
        <FormPage reader={reader} title={title} again={again}>
          <p class="lead">{words.t('trends.open.lead')}</p>
          <Form reader={reader}>
            <OfficeInput offices={offices} again={again} words={words} />
            {await issueFields(reader, again, null)}
            <DayInput name="day" beginning={today} required again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id="no-open" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body) => {
      const id = await openIssue(byOf(reader), newIssueFrom(body, reader))
      return toPage(reader, paths.issue(id), 'opened')
    },
  })

  form(app, paths.describe(':id'), {
    query: PageQuery({}),
    body: DescribeBody,
    admission: weighing,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const issue = await theIssue(reader, id)
      return (
        <FormPage
          reader={reader}
          title={words.t('trends.describe.title')}
          again={again}
          about={<IssueLink issue={issue} reader={reader} />}
          barred={await noWeighing(reader, issue)}
        >
          <Form reader={reader}>
            <Version now={heldByDescription(issue)} again={again} />
            {await issueFields(reader, again, issue)}
            <p>
              <SubmitButton label={words.t('trends.save')} barred={null} id="no-describe" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { version, ...body }, { id = '' }) => {
      await describeIssue(byOf(reader), id, { version, ...describedFrom(body, reader.locale) })
      return toPage(reader, paths.issue(id), 'amended')
    },
  })

  turningForm(app, 'close')
  turningForm(app, 'reopen')
}

function turningForm(app: FastifyInstance, turn: 'close' | 'reopen'): void {
  form(app, paths[turn](':id'), {
    query: PageQuery({}),
    body: TurnBody,
    admission: weighing,
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words, today } = reader
      const issue = await theIssue(reader, id)
      const title = words.t(`trends.${turn}.title`)
      return (
        <FormPage
          reader={reader}
          title={title}
          again={again}
          about={<IssueLink issue={issue} reader={reader} />}
          barred={(await noTurning(reader, issue))[turn]}
        >
          <p>{words.t(`trends.${turn}.means`)}</p>
          <Form reader={reader}>
            <Version now={heldByIssue(issue)} again={again} />
            <DayInput name="day" beginning={today} required again={again} words={words} />
            <LongInput name="reason" required again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id={`no-${turn}`} />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, body, { id = '' }) => {
      const turned = turn === 'close' ? closeIssue : reopenIssue
      await turned(byOf(reader), id, body)
      return toPage(reader, paths.issue(id), turn === 'close' ? 'closed' : 'reopened')
    },
  })
}

/** The fields of an issue: what it begins with, or nothing yet. */
async function issueFields(reader: Reader, again: Again | null, beginning: Issue | null) {
  const { db, moment, locale, words } = reader
  const field = { again, words }
  const { areas, countries } = await placesToChoose(db, moment, locale)
  const titles: Issue['titles'] | undefined = beginning?.titles
  return (
    <>
      <TextInput name="titleEn" beginning={titles?.en} required {...field} />
      <TextInput name="titleFr" beginning={titles?.fr} {...field} />
      <TextInput name="titleEs" beginning={titles?.es} {...field} />
      <TextInput name="titleAr" beginning={titles?.ar} {...field} />
      <ChoiceInput
        name="theme"
        options={themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) }))}
        beginning={beginning?.theme}
        required
        {...field}
      />
      <ChoiceInput name="area" options={areas} beginning={beginning?.area ?? ''} {...field} />
      <ManyInput
        name="countries"
        options={countries}
        beginning={beginning?.countries ?? []}
        hint={words.t('trends.form.countries-hint')}
        {...field}
      />
      <LongInput
        name="description"
        beginning={beginning?.description ?? ''}
        most={4000}
        {...field}
      />
      <TextInput name="language" beginning={beginning?.language ?? locale} most={20} {...field} />
      <TickInput name="isPublic" isTicked={beginning?.isPublic ?? false} {...field} />
      <p class="form__hint">{words.t('trends.form.public-hint')}</p>
    </>
  )
}
