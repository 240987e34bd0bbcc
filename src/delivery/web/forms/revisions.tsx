import type { FastifyInstance } from 'fastify'
import { type Again } from '#platform/doors/forms.ts'
import { found } from '#platform/refusal.ts'
import { chosenOr } from '#platform/ui/form.tsx'
import type { Conflict } from '#platform/tree/merge.ts'
import { revising } from '#delivery/actions.ts'
import type { Revision, RevisionMove } from '#delivery/model/revision.ts'
import { isRevisionMove } from '#delivery/model/revision.ts'
import { extensionLatest, isLateExtension, termsOf } from '#delivery/model/terms.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf, revisionBy } from '#delivery/views.ts'
import { mergedInto } from '#delivery/views/laid.ts'
import { conditionsFor } from '#funds/views.ts'
import { TermsFacts } from '#delivery/web/agreement.tsx'
import { ChoiceInput, DayInput, LongInput, optionsOf, TextInput } from '#delivery/web/fields.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import { numberIn, RevisionFacts } from '#delivery/web/revision.tsx'
import type { DoorsRoom } from '#delivery/web/room.ts'
import { verbForm, type VerbShown } from '#delivery/web/verb.tsx'

const rights = ['projects.manage'] as const
const back = ({ id }: { id: string }, made: string) => paths.revision(id, made)

/** The forms of revisions: begin, submit, ask the donor, their answer, give up, put in force. */
export function revisionForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'begin-revision',
    verb: revising['begin-revision'],
    rights,
    show: beginningShown,
    back,
  })
  verbForm(app, room, {
    name: 'submit-revision',
    verb: revising['submit-revision'],
    rights,
    show: (ground) => moveShown(ground, 'submit', null),
    back,
  })
  verbForm(app, room, {
    name: 'send-revision',
    verb: revising['send-revision'],
    rights,
    show: (ground, again) =>
      moveShown(ground, 'send', <DayInput name="day" required {...input(ground, again)} />),
    back,
  })
  verbForm(app, room, {
    name: 'answer-revision',
    verb: revising['answer-revision'],
    rights,
    show: (ground, again) => moveShown(ground, 'agree', <Answer ground={ground} again={again} />),
    back,
  })
  verbForm(app, room, {
    name: 'withdraw-revision',
    verb: revising['withdraw-revision'],
    rights,
    show: (ground, again) =>
      moveShown(ground, 'withdraw', <LongInput name="reason" required {...input(ground, again)} />),
    back,
  })
  verbForm(app, room, {
    name: 'enforce-revision',
    verb: revising['enforce-revision'],
    rights,
    show: async (ground, again) => {
      const { reader, project } = ground
      const revision = await theRevision(ground)
      const { conflicts } = await mergedInto(reader.db, reader.moment, project, revision)
      return moveShown(
        ground,
        'put-in-force',
        <>
          <DayInput name="from" required {...input(ground, again)} beginning={revision.day} />
          <Conflicts conflicts={conflicts} ground={ground} again={again} />
        </>,
      )
    },
    back,
  })
}

const input = ({ reader: { words } }: Ground, again: Again | null) => ({ again, words })

const theRevision = async ({ reader: { db, moment }, project, about }: Ground) =>
  found(await revisionBy(db, moment, project.id, numberIn(about.of)), 'delivery/unknown-revision')

/** What the donor asks of revisions, told before one begins; late extensions are told to be late. */
async function beginningShown(ground: Ground, again: Again | null): Promise<VerbShown> {
  const { reader, project } = ground
  const { words, db, moment } = reader
  const agreement = await agreementOf(db, moment, project.id)
  const { fund, donor, to } = project
  const terms =
    agreement?.terms ?? termsOf(await conditionsFor(db, moment, { fund, donor, day: moment.asOf }))
  const latest = to === null ? null : extensionLatest(to, terms)
  const isLate = to !== null && isLateExtension(moment.asOf, to, terms)
  const field = input(ground, again)
  return {
    above: (
      <>
        <p>{words.t('delivery.means.begin-revision')}</p>
        <TermsFacts terms={terms} to={to} words={words} />
        {isLate && latest !== null && (
          <p class="note">
            {words.t('delivery.revision.late', { day: words.day(latest) })}{' '}
            {words.t(
              terms.isLateExtensionAllowed
                ? 'delivery.revision.late-allowed'
                : 'delivery.revision.late-refused',
            )}
          </p>
        )}
      </>
    ),
    inputs: (
      <>
        <ChoiceInput
          name="kind"
          options={optionsOf(['no-cost-extension', 'budget-change', 'scope'], 'kind', words)}
          required
          {...field}
        />
        <LongInput name="reason" required {...field} />
        <DayInput name="to" {...field} />
        {isLate && terms.isLateExtensionAllowed && <LongInput name="lateReason" {...field} />}
      </>
    ),
    barred:
      project.state === 'active' || project.state === 'suspended'
        ? null
        : words.t('delivery.not-now', { state: words.t(`projects.state.${project.state}`) }),
  }
}

async function moveShown(
  ground: Ground,
  move: RevisionMove,
  inputs: VerbShown['inputs'],
): Promise<VerbShown> {
  const { reader } = ground
  const { words } = reader
  const revision: Revision = await theRevision(ground)
  const state = words.t(`delivery.revision-state.${revision.state}`)
  return {
    subject: words.t('delivery.revision.title', { number: revision.number }),
    above: (
      <>
        {words.has(`delivery.means.revision-${move}`) && (
          <p>{words.t(`delivery.means.revision-${move}`)}</p>
        )}
        <RevisionFacts revision={revision} reader={reader} />
      </>
    ),
    inputs,
    barred: isRevisionMove(move, revision.state)
      ? null
      : words.t('delivery.no-revision-move', { state }),
  }
}

function Answer({ ground, again }: { ground: Ground; again: Again | null }) {
  const field = input(ground, again)
  return (
    <>
      <ChoiceInput
        name="answer"
        options={optionsOf(['agreed', 'rejected'], 'donors-answer', field.words)}
        required
        {...field}
      />
      <DayInput name="day" required {...field} />
      <TextInput name="reference" {...field} />
      <LongInput name="reason" {...field} />
    </>
  )
}

/** What both the revision and another that is in force meanwhile made otherwise, with what may be chosen of each. */
function Conflicts({
  conflicts,
  ground,
  again,
}: {
  conflicts: readonly Conflict[]
  ground: Ground
  again: Again | null
}) {
  const { words } = ground.reader
  if (conflicts.length === 0) return null
  return (
    <>
      <p>{words.t('delivery.revision.conflicts', { count: conflicts.length })}</p>
      {conflicts.map(({ key, part, field, about, ...sides }, at) => (
        <fieldset class="merge" id={`field-${key}`}>
          <legend>
            <bdi>{part}</bdi> ·{' '}
            {about === 'field' ? <bdi>{field}</bdi> : words.t(`delivery.about.${about}`)}
          </legend>
          <input type="hidden" name="key" value={key} />
          <dl class="merge__sides">
            {(['base', 'theirs', 'mine'] as const).map((each) => (
              <div>
                <dt>{words.t(`delivery.side.${each}`)}</dt>
                <dd dir="auto">{sides[each] ?? '—'}</dd>
              </div>
            ))}
          </dl>
          <label for={`side-${at}`}>{words.t('delivery.input.side')}</label>
          <select class="ds-input" id={`side-${at}`} name="side">
            <option value="" />
            {(['theirs', 'mine'] as const).map((each) => (
              <option value={each} selected={chosenOr(again, 'side')[at] === each}>
                {words.t(`delivery.side.${each}`)}
              </option>
            ))}
          </select>
        </fieldset>
      ))}
    </>
  )
}
