import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { chosenOr, Form, SubmitButton } from '#platform/ui/form.tsx'
import { Checks } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { arrangeObservations } from '#trends/actions.ts'
import { ArrangeBody } from '#trends/forms.ts'
import { heldByIssue } from '#trends/model/held.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'
import { paths } from '#trends/paths.ts'
import { observationList } from '#trends/views/observations.ts'
import { noWeighing } from './may.ts'
import {
  FormPage,
  IssueLink,
  periodText,
  placesNamed,
  placeText,
  theIssue,
  toPage,
} from './parts.tsx'
import { shortened } from './shown.tsx'

/** More than these nobody looks through: the latest are offered. */
const mostOffered = 300

/** The form that says which observations belong to an issue. */
export function arrangingForm(app: FastifyInstance): void {
  form(app, paths.arrange(':id'), {
    query: PageQuery({}),
    body: ArrangeBody,
    admission: { right: 'trends.weigh' },
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const { words } = reader
      const issue = await theIssue(reader, id)
      const { held, offered } = await candidates(reader, issue)
      const named = await placesNamed(reader)
      const options = (those: readonly Observation[]) =>
        those.map((each) => ({
          id: each.id,
          name: [
            placeText(each, { words, named }),
            periodText(each, words),
            each.officeName ?? each.office,
            shortened(each.text),
          ].join(' · '),
        }))
      const chosen = chosenOr(
        again,
        'observations',
        held.map((each) => each.id),
      )
      return (
        <FormPage
          reader={reader}
          title={words.t('trends.arrange.title')}
          again={again}
          about={<IssueLink issue={issue} reader={reader} />}
          barred={await noWeighing(reader, issue)}
        >
          <p>{words.t('trends.arrange.means')}</p>
          <Form reader={reader}>
            <Version now={heldByIssue(issue)} again={again} />
            <fieldset id="field-observations">
              <legend>{words.t('trends.arrange.held')}</legend>
              {held.length === 0 && <p>{words.t('trends.arrange.none-held')}</p>}
              <Checks name="observations" options={options(held)} chosen={chosen} />
            </fieldset>
            <fieldset>
              <legend>{words.t('trends.arrange.offered')}</legend>
              {offered.length === 0 && <p>{words.t('trends.arrange.none-offered')}</p>}
              <Checks name="observations" options={options(offered)} chosen={chosen} />
            </fieldset>
            <p>
              <SubmitButton label={words.t('trends.save')} barred={null} id="no-arrange" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { observations, version }, { id = '' }) => {
      await arrangeObservations(byOf(reader), id, { observations: observations ?? [], version })
      return toPage(reader, paths.issue(id), 'arranged')
    },
  })
}

/** The observations of an issue, and those of its theme that could belong to it. */
async function candidates(
  { db, moment, locale }: Reader,
  { id, theme }: Issue,
): Promise<{ held: Observation[]; offered: Observation[] }> {
  const all = await observationList(db, moment, { sight: 'all', locale, all: true })
  return {
    held: all.filter(({ issues }) => issues.includes(id)),
    offered: all
      .filter(
        (each) => each.theme === theme && each.withdrawn === null && !each.issues.includes(id),
      )
      .slice(0, mostOffered),
  }
}
