import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { byOf } from '#posts/web/parts.tsx'
import { whyNot } from '#posts/web/may.ts'
import { setConfidential } from '#projects/actions/drafting.ts'
import { makeMove, type ProjectRules } from '#projects/actions/making.ts'
import { ConfidentialForm, MoveForm } from '#projects/forms/drafting.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import { isMoveFrom, isOwnMove, type OwnMove, ownMoves, ruleOf } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import { paths } from '#projects/paths.ts'
import { lacksOf } from '#projects/views/needs.ts'
import { type DraftingRoom, nextMoveOf, theDraft, toSection } from './draft.tsx'
import { LackList } from './lacks.tsx'
import { ProjectFormPage, projectOf } from './project-form.tsx'

/** The forms of the moves that belong to a project itself, one page each, and of its being confidential. */
export function moveForms(app: FastifyInstance, { rules }: DraftingRoom): void {
  form(app, paths.move(':id', ':move'), {
    query: PageQuery({}),
    body: MoveForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '', move: asked = '' }, again) => {
      const reader = presently(visitor)
      const move = ownMove(asked)
      const project = await projectOf(reader, id, again)
      const { words, db, moment, asker } = reader
      const number = project.version
      const draft = await theDraft(reader, { id, number: String(number) }, again)
      const isPossible = isMoveFrom(move, project.state)
      const lacks = isPossible
        ? await lacksOf({ db, moment, asker }, { project, number, move }, rules.checks)
        : []
      const title = words.t(`projects.move.${move}`)
      const barred = isPossible
        ? await whyNotMoving(reader, project, move, rules)
        : words.t('projects.no-move', {
            move: title,
            state: words.t(`projects.state.${project.state}`),
          })
      const isReasoned = ruleOf(move).asksReason === true
      return (
        <ProjectFormPage
          reader={reader}
          project={project}
          section={nextMoveOf(project.state) === null ? null : 'missing'}
          title={title}
          again={again}
          barred={barred}
          label={(field) => (field === 'reason' ? words.t('projects.field.reason') : field)}
        >
          <p>{words.t(`projects.draft.move-means.${move}`)}</p>
          {lacks.length > 0 && (
            <>
              <p>{words.t('projects.draft.move-lacks', { count: lacks.length })}</p>
              <LackList lacks={lacks} draft={draft} reader={reader} />
            </>
          )}
          <Form reader={reader}>
            <Version now={heldByRevision(project)} again={again} />
            <LongField
              name="reason"
              label={words.t('projects.field.reason')}
              hint={words.t(
                isReasoned ? 'projects.draft.reason-told' : 'projects.draft.reason-may',
              )}
              required={isReasoned}
              again={again}
              words={words}
            />
            <p>
              <SubmitButton
                label={title}
                barred={lacks.length === 0 ? null : words.t('projects.lacking')}
                id="no-move"
              />
            </p>
          </Form>
        </ProjectFormPage>
      )
    },
    send: async (reader, body, { id = '', move = '' }) => {
      const after = await makeMove(byOf(reader), id, ownMove(move), body, rules)
      return afterMove(reader, after)
    },
  })
  confidentialForm(app)
}

/** A move that is made here. Refuses any other as a page there is not. */
function ownMove(move: string): OwnMove {
  if (isOwnMove(move)) return move
  throw new Refusal('not-found', 'request/unknown-page')
}

function confidentialForm(app: FastifyInstance): void {
  form(app, paths.confidential(':id'), {
    query: PageQuery({}),
    body: ConfidentialForm,
    admission: 'signed-in',
    show: async (visitor, _query, { id = '' }, again) => {
      const reader = presently(visitor)
      const project = await projectOf(reader, id, again)
      const { words } = reader
      return (
        <ProjectFormPage
          reader={reader}
          project={project}
          section={nextMoveOf(project.state) === null ? null : 'overview'}
          title={words.t('projects.draft.confidentiality')}
          again={again}
        >
          <p>{words.t('projects.draft.confidential-means')}</p>
          <Form reader={reader}>
            <Version now={heldByRevision(project)} again={again} />
            <p class="form__check">
              <input
                type="checkbox"
                id="field-confidential"
                name="confidential"
                value="yes"
                checked={
                  again === null ? project.isConfidential : again.typed['confidential'] === 'yes'
                }
              />
              <label for="field-confidential">{words.t('projects.draft.confidential')}</label>
            </p>
            <p>
              <SubmitButton label={words.t('projects.draft.save')} barred={null} id="no-save" />
            </p>
          </Form>
        </ProjectFormPage>
      )
    },
    send: async (reader, { confidential, version }, { id = '' }) => {
      await setConfidential(byOf(reader), id, { isConfidential: confidential === 'yes', version })
      return linkTo({ locale: reader.locale, asked: {} }, paths.project(id), { done: 'saved' })
    },
  })
}

/** Why the reader may not make the move; null where they may. Whether it is possible and anything is missing is asked apart. */
async function whyNotMoving(
  reader: Reader,
  project: Project,
  move: OwnMove,
  { doers = {} }: ProjectRules,
): Promise<string | null> {
  const { by: right } = ruleOf(move)
  const { office, officeName } = project
  try {
    const actor = reader.asker === null ? null : await doers[move]?.(byOf(reader), project)
    if (actor !== null && actor !== undefined) return null
  } catch (error) {
    if (error instanceof Refusal)
      return reader.words.t(wordsOf(error.code, reader.words), error.details)
    throw error
  }
  const { db, asker, moment } = reader
  const day = asker?.today.asOf ?? moment.asOf
  const target = await targetAt(db, asker, { id: office, name: officeName }, day)
  return whyNot(permits(right, asker, target), reader)
}

/** Where one goes on after a move: where it is written, if it is written now; else to the project's page. */
const afterMove = (reader: Reader, { id, state, version: number }: Project): string =>
  nextMoveOf(state) === null
    ? linkTo({ locale: reader.locale, asked: {} }, paths.project(id), { done: 'moved' })
    : toSection(reader, { project: id, number }, 'missing', { done: 'moved' })

/** The moves that can be made from where a project stands, by this domain. */
export const possibleMoves = ({ state }: Pick<Project, 'state'>): OwnMove[] =>
  ownMoves.filter((move) => isMoveFrom(move, state))
