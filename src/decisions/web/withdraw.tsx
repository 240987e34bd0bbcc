import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Form, Refused, SubmitButton } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { withdraw } from '#decisions/actions/withdraw.ts'
import { WithdrawBody } from '#decisions/forms.ts'
import type { Decision } from '#decisions/model/decision.ts'
import { paths } from '#decisions/paths.ts'
import { decisionById } from '#decisions/views.ts'
import type { Ground } from '#decisions/views/foreseen.ts'
import { stateText } from './decision.tsx'
import { whyNoWithdrawal } from './may.ts'

/** The form by which a decision is withdrawn before its day, with the reason. */
export function withdrawForm(app: FastifyInstance, ground: Pick<Ground, 'tables'>): void {
  form(app, paths.withdraw(':id'), {
    query: PageQuery({}),
    body: WithdrawBody,
    admission: { right: 'network.decide' },
    show: async (reader, _query, { id = '' }, again) => {
      const { words, today } = reader
      const now = { asOf: today, asKnown: null }
      const decision = found(await decisionById(reader.db, now, id), 'decisions/unknown')
      const title = words.t('decisions.withdraw.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <bdi>{decision.title}</bdi>
          </p>
          <p>{stateText(decision, reader)}</p>
          <p>{words.t('decisions.withdraw.means')}</p>
          <Refused again={again} words={words} />
          <Form reader={reader}>
            <LongField
              name="why"
              label={words.t('decisions.field.why')}
              most={500}
              required
              again={again}
              words={words}
            />
            <p>
              <SubmitButton
                label={title}
                barred={await barrier(reader, decision)}
                id="no-withdraw"
              />
            </p>
          </Form>
        </Page>
      )
    },
    send: async (reader, { why }, { id = '' }) => {
      const { db, asker, words } = signedIn(reader)
      await withdraw({ db, asker, words }, id, why, ground)
      return `/${reader.locale}${paths.decision(id)}`
    },
  })
}

/** Why it cannot be withdrawn by this reader, or by nobody any more. */
async function barrier(reader: Reader, decision: Decision): Promise<string | null> {
  const { words } = reader
  if (decision.state === 'withdrawn') return words.t('decisions.withdrawn-already')
  if (decision.state === 'in-effect')
    return words.t('decisions.in-effect', { day: words.day(decision.from ?? decision.day) })
  return whyNoWithdrawal(reader, decision)
}
