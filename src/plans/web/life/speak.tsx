import type { FastifyInstance } from 'fastify'
import type { Again } from '#platform/doors/forms.ts'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Select } from '#platform/ui/fields/select.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { answer, comment } from '#plans/actions/life.ts'
import { AnswerBody, CommentBody, CommentQuery } from '#plans/forms/life.ts'
import { answerKinds } from '#plans/model/life/consultation.ts'
import { rootPart } from '#plans/model/part.ts'
import { paths } from '#plans/paths.ts'
import { partsOf } from '#plans/views/parts.ts'
import { FormPage, toVersion, whichOf } from '#plans/web/drafting/draft.tsx'
import { partText } from '#plans/web/drafting/name.tsx'
import { Comments } from './comments.tsx'
import { groundOf, type Ground, labelIn, LongInput } from './parts.tsx'

/** The forms by which those who are asked say something beside a part, and what their office says in the end. */
export function speakingForms(app: FastifyInstance): void {
  form(app, paths.comment(':id', ':number'), {
    query: CommentQuery,
    body: CommentBody,
    admission: { right: 'plans.comment' },
    show: async (visitor, query, params, again) => {
      const ground = await groundOf(visitor, params, 'comment')
      const { reader, life, version } = ground
      const { words, db, moment } = reader
      const replied = life.comments.find(({ id }) => id === query.answers)
      const parts = await partsOf(db, moment, { plan: version.plan.id, number: version.number })
      const chosen = typedOr(again, 'part', replied?.part ?? query.part ?? rootPart)
      const beside = life.comments.filter(({ part }) => part === chosen)
      const title = words.t(replied === undefined ? 'plans.life.do.comment' : 'plans.life.reply')
      const naming = { template: life.template }
      return (
        <FormPage
          reader={reader}
          version={version}
          title={title}
          again={again}
          barred={ground.barred}
          label={labelIn(words)}
        >
          <Until ground={ground} />
          <Form reader={reader}>
            {replied !== undefined && <input type="hidden" name="answers" value={replied.id} />}
            <Field name="part" label={words.t('plans.life.input.part')} again={again} words={words}>
              {(attributes) => (
                <select class="ds-input" {...attributes}>
                  {parts.map((part) => (
                    <option value={part.part} selected={part.part === chosen}>
                      {part.part === rootPart
                        ? words.t('plans.life.whole')
                        : partText(part, naming, reader)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <For ground={ground} again={again} isReply={replied !== undefined} />
            <LongInput name="text" required again={again} words={words} />
            <p>
              <SubmitButton label={title} barred={null} id="no-comment" />
            </p>
          </Form>
          {beside.length > 0 && (
            <Section title={words.t('plans.life.comments')}>
              <Comments comments={beside} mayReply={false} version={version} reader={reader} />
            </Section>
          )}
        </FormPage>
      )
    },
    send: async (reader, { part, text, answers = null, office = null }, params) => {
      const which = whichOf(params)
      const id = await comment(byOf(reader), which, { part, text, answers, office })
      return toVersion(reader, which, { part: id, done: 'commented' })
    },
  })

  form(app, paths.respond(':id', ':number'), {
    query: PageQuery({}),
    body: AnswerBody,
    admission: { right: 'plans.comment' },
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, 'respond')
      const { reader, life, version } = ground
      const { words } = reader
      const before = life.answers.find(({ office }) => office === life.mine[0])
      const chosen = typedOr(again, 'answer', before?.answer ?? '')
      const title = words.t('plans.life.do.respond')
      return (
        <FormPage
          reader={reader}
          version={version}
          title={title}
          again={again}
          barred={ground.barred}
          label={labelIn(words)}
        >
          <p>{words.t('plans.life.means.respond')}</p>
          <Until ground={ground} />
          <Form reader={reader}>
            <For ground={ground} again={again} isReply={false} />
            <fieldset id="field-answer">
              <legend>{words.t('plans.life.input.answer')}</legend>
              {answerKinds.map((each) => (
                <p class="form__check">
                  <input
                    type="radio"
                    id={`answer-${each}`}
                    name="answer"
                    value={each}
                    checked={each === chosen}
                    required
                  />
                  <label for={`answer-${each}`}>{words.t(`plans.answer.${each}`)}</label>
                </p>
              ))}
            </fieldset>
            <LongInput
              name="text"
              hint={words.t('plans.life.answer-hint')}
              beginning={before?.text ?? ''}
              again={again}
              words={words}
            />
            <p>
              <SubmitButton label={title} barred={null} id="no-respond" />
            </p>
          </Form>
        </FormPage>
      )
    },
    send: async (reader, { answer: given, text = '', office = null }, params) => {
      const which = whichOf(params)
      await answer(byOf(reader), which, { answer: given, text, office })
      return toVersion(reader, which, { part: 'consultation', done: 'answered' })
    },
  })
}

const Until = ({ ground: { reader, version } }: { ground: Ground }) =>
  version.deadline === null ? null : (
    <p>
      {reader.words.t('plans.life.comments-until', { day: reader.words.day(version.deadline) })}
    </p>
  )

/** For which office one speaks, where there are several. */
function For({
  ground: { reader, life },
  again,
  isReply,
}: {
  ground: Ground
  again: Again | null
  isReply: boolean
}) {
  const { words } = reader
  const { mine, isOwn, consulted, version } = life
  const { plan } = version
  const own = { id: plan.office, name: plan.officeName ?? plan.office }
  const offices = [
    ...consulted
      .filter(({ office }) => mine.includes(office))
      .map(({ office, officeName }) => ({ id: office, name: officeName ?? office })),
    ...(isReply && isOwn ? [own] : []),
  ]
  const [first] = offices
  if (offices.length < 2)
    return first === undefined ? null : <input type="hidden" name="office" value={first.id} />
  return (
    <Field name="office" label={words.t('plans.life.input.office')} again={again} words={words}>
      {(attributes) => (
        <Select
          options={offices}
          chosen={typedOr(again, 'office', first?.id)}
          attributes={attributes}
        />
      )}
    </Field>
  )
}
