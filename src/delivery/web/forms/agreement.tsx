import type { FastifyInstance } from 'fastify'
import { conditionsFor } from '#funds/views.ts'
import { paths as projects } from '#projects/paths.ts'
import { beginning } from '#delivery/actions.ts'
import { type Terms, termsOf } from '#delivery/model/terms.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf } from '#delivery/views.ts'
import { managersFor } from '#delivery/views/managers.ts'
import { ChoiceInput, DayInput } from '#delivery/web/fields.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import type { DoorsRoom } from '#delivery/web/room.ts'
import { verbForm } from '#delivery/web/verb.tsx'
import { AgreementFacts } from '#delivery/web/agreement.tsx'
import { lacksIn, Missing } from '#delivery/web/missing.tsx'
import { AgreementInputs } from './agreement-inputs.tsx'

const back = ({ id }: { id: string }) => paths.agreement(id)
const develops = ['projects.develop'] as const

/** The forms that write, submit and sign an agreement, and that activate a project. */
export function agreementForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'write-agreement',
    verb: beginning['write-agreement'],
    rights: develops,
    show: async (ground, again) => {
      const held = await heldAgreement(ground)
      const terms = held?.terms ?? (await termsToBegin(ground))
      return {
        inputs: <AgreementInputs ground={ground} held={held} terms={terms} again={again} />,
        barred:
          held === null || held.state === 'drafted'
            ? null
            : ground.reader.words.t('delivery.agreement-closed'),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'submit-agreement',
    verb: beginning['submit-agreement'],
    rights: develops,
    show: async (ground) => {
      const held = await heldAgreement(ground)
      const { reader } = ground
      return {
        above: (
          <>
            <p>{reader.words.t('delivery.means.submit-agreement')}</p>
            {held !== null && <AgreementFacts agreement={held} donor={null} reader={reader} />}
          </>
        ),
        barred: held?.state === 'drafted' ? null : reader.words.t('delivery.no-agreement'),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'sign-agreement',
    verb: beginning['sign-agreement'],
    rights: develops,
    show: async (ground, again) => {
      const { reader } = ground
      const held = await heldAgreement(ground)
      return {
        above: <Missing ground={ground} lacks={await lacksIn(ground, 'agree', room.checks)} />,
        inputs: <DayInput name="signedOn" again={again} words={reader.words} required />,
        barred: held?.state === 'cleared' ? null : reader.words.t('delivery.not-cleared'),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'activate',
    verb: beginning.activate,
    rights: ['projects.manage'],
    show: async (ground, again) => {
      const { reader, project } = ground
      const { words, db, moment, todayAt } = reader
      const able = await managersFor(db, { today: moment, todayAt }, project)
      return {
        above: (
          <>
            <p>{words.t('delivery.means.activate')}</p>
            <Missing ground={ground} lacks={await lacksIn(ground, 'activate', room.checks)} />
          </>
        ),
        inputs: (
          <ChoiceInput
            name="manager"
            again={again}
            words={words}
            required
            options={able
              .filter(({ approvedBudget }) => !approvedBudget)
              .map(({ person, name, postTitle }) => ({
                id: person,
                name: `${name} (${postTitle})`,
              }))}
          />
        ),
        barred:
          project.state === 'agreed'
            ? null
            : words.t('delivery.not-now', { state: words.t(`projects.state.${project.state}`) }),
      }
    },
    back: ({ id }) => projects.project(id),
  })
}

const heldAgreement = ({ reader: { db, moment }, project }: Ground) =>
  agreementOf(db, moment, project.id)

/** What the fund or donor of a project asks of every agreement. */
async function termsToBegin({ reader, project }: Ground): Promise<Terms> {
  const { db, moment } = reader
  const { fund, donor } = project
  return termsOf(await conditionsFor(db, moment, { fund, donor, day: moment.asOf }))
}
