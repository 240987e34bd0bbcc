import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { chosenOr, Form, SubmitButton } from '#platform/ui/form.tsx'
import { found } from '#platform/refusal.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { Checks } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import type { IssueNamed } from '#trends/model/issue.ts'
import { sightOf } from '#trends/model/sight.ts'
import { issuesNamed, openIssues } from '#trends/views.ts'
import { answerIssues } from '#plans/actions/answering.ts'
import { IssuesBody } from '#plans/forms/drafting.ts'
import { heldByIssues } from '#plans/model/held.ts'
import { rootPart } from '#plans/model/part.ts'
import { paths } from '#plans/paths.ts'
import { countriesOf } from '#plans/views/drafting/offices.ts'
import { FormPage, theDraft, toVersion, whichOf } from './draft.tsx'
import { PartName } from './name.tsx'
import { Choices } from './head.tsx'

/** The form that says which issues a part, or the whole plan, answers: those of its countries first. */
export function answeringForm(app: FastifyInstance): void {
  form(app, paths.answer(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: IssuesBody,
    admission: { right: 'plans.write' },
    show: async (visitor, _query, params, again) => {
      const reader = presently(visitor)
      const draft = await theDraft(reader, params)
      const part = found(
        draft.parts.find(
          ({ part: id, kind }) =>
            id === params['part'] && kind !== 'chapter' && kind !== 'indicator',
        ),
        'plans/unknown-part',
      )
      const { words, locale, db, moment } = reader
      const sight = sightOf(reader.asker)
      const held = draft.rationale
        .filter((each) => each.part === part.part)
        .map(({ issue }) => issue)
      const [open, answered, countries] = await Promise.all([
        openIssues(db, moment, sight),
        issuesNamed(db, moment, held, sight),
        countriesOf(db, moment, draft.version.plan.covers),
      ])
      const all = [
        ...new Map([...answered.values(), ...open].map((each) => [each.id, each])).values(),
      ]
      const isNear = (issue: IssueNamed) =>
        held.includes(issue.id) || issue.countries.some((each) => countries.includes(each))
      const chosen = chosenOr(again, 'issues', held)
      const option = ({ id, titles, tendency }: IssueNamed) => ({
        id,
        name: `${titleIn(titles, locale).text} (${words.t(`trends.tendency.${tendency}`)})`,
      })
      const others = all.filter((each) => !isNear(each))
      const names = new Map(all.map((each) => [each.id, titleIn(each.titles, locale).text]))
      return (
        <FormPage
          reader={reader}
          version={draft.version}
          title={words.t('plans.part.answer')}
          again={again}
          barred={draft.barred}
          shown={(_field, value) => names.get(value) ?? value}
        >
          <p>
            {part.part === rootPart ? (
              words.t('plans.part.answer-whole')
            ) : (
              <>
                {words.t(`plans.kind.${part.kind}`)}:{' '}
                <PartName part={part} draft={draft} reader={reader} />
              </>
            )}
          </p>
          <Form reader={reader}>
            <Version now={heldByIssues(held)} again={again} />
            <Choices
              name="issues"
              hint={words.t('plans.part.issues-hint')}
              again={again}
              words={words}
            >
              {all.length === 0 && <p class="empty">{words.t('plans.part.no-issues')}</p>}
              <Checks name="issues" options={all.filter(isNear).map(option)} chosen={chosen} />
              {others.length > 0 && (
                <details open={others.some(({ id }) => chosen.includes(id))}>
                  <summary>{words.t('plans.part.other-issues', { count: others.length })}</summary>
                  <Checks name="issues" options={others.map(option)} chosen={chosen} />
                </details>
              )}
            </Choices>
            <p>
              <SubmitButton label={words.t('plans.part.save')} barred={null} id="no-save" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { issues = [], version }, params) => {
      const which = whichOf(params)
      const part = params['part'] ?? ''
      await answerIssues(byOf(reader), which, { part, issues, version })
      const done = 'rationale-written'
      return toVersion(reader, which, part === rootPart ? { done } : { part, done })
    },
  })
}
