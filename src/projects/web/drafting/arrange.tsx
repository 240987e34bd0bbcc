import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { placesUnder, withThoseUnder } from '#platform/tree/arrange.ts'
import { MoveForm, RemoveForm } from '#platform/ui/parts/arrange.tsx'
import { byOf } from '#posts/web/parts.tsx'
import { movePart, removePart } from '#projects/actions/parts.ts'
import { MovePartBody, RemovePartBody } from '#platform/tree/forms.ts'
import { sectionOf } from '#projects/model/drafting/sections.ts'
import { fixedKinds, type ProjectPart, rootPart, standsUnder } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { type Draft, type DraftingRoom, sentDraft, theDraft, toSection, whichOf } from './draft.tsx'
import { FormPage } from './frame.tsx'
import { PartName, partText } from './name.tsx'

/** The forms that move a part and take it out. */
export function arrangingForms(app: FastifyInstance, { rules }: DraftingRoom): void {
  form(app, paths.movePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: MovePartBody,
    admission: 'signed-in',
    show: async (visitor, _query, params, again) => {
      const { part, ...frame } = await opened(visitor, params, again)
      const { draft, reader } = frame
      const { words } = reader
      return (
        <FormPage {...frame} title={words.t('projects.draft.move')}>
          <p>
            <KindAndName part={part} {...frame} />
          </p>
          <MoveForm
            part={part}
            parts={draft.parts}
            places={placesUnder(draft.parts, part, standsUnder[part.kind])}
            called={(each) =>
              each.part === rootPart
                ? words.t('projects.kind.project')
                : `${words.t(`projects.kind.${each.kind}`)}: ${partText({ part: each, draft, reader })}`
            }
            revision={draft.project.revision}
            again={again}
            reader={reader}
          />
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const { part, kind } = await sentPart(reader, params)
      const which = whichOf(params)
      await movePart(byOf(reader), which, { part, ...body })
      return toSection(reader, which, sectionOf(kind), { part, done: 'part-moved' })
    },
  })

  form(app, paths.removePart(':id', ':number', ':part'), {
    query: PageQuery({}),
    body: RemovePartBody,
    admission: 'signed-in',
    show: async (visitor, _query, params, again) => {
      const { part, ...frame } = await opened(visitor, params, again)
      const { draft, reader } = frame
      const { words } = reader
      const gone = withThoseUnder(draft.parts, part.part)
      const cited = draft.citations.filter((each) => gone.some((one) => one.part === each.part))
      const called = (id: string) => {
        const named = draft.parts.find((each) => each.part === id)
        return named === undefined ? id : partText({ part: named, draft, reader })
      }
      return (
        <FormPage {...frame} title={words.t('projects.draft.remove')} label={called}>
          <p>{words.t('projects.draft.remove-means', { citations: cited.length })}</p>
          <ul>
            {gone.map((each) => (
              <li>
                <KindAndName part={each} {...frame} />
              </li>
            ))}
          </ul>
          <RemoveForm
            label={words.t('projects.draft.remove')}
            revision={draft.project.revision}
            again={again}
            reader={reader}
          />
        </FormPage>
      )
    },
    send: async (reader, body, params) => {
      const { part, kind } = await sentPart(reader, params)
      const which = whichOf(params)
      await removePart(byOf(reader), which, { part, ...body }, rules.holders)
      return toSection(reader, which, sectionOf(kind), { done: 'part-removed' })
    },
  })
}

/** The part of a form, with what its page stands in. */
async function opened(visitor: Reader, params: Record<string, string>, again: Again | null) {
  const reader = presently(visitor)
  const draft = await theDraft(reader, params, again)
  const part = loosePart(draft, params['part'])
  return { reader, draft, part, section: sectionOf(part.kind), again }
}

/** The part that a form was sent about. */
const sentPart = async (reader: Reader, params: Record<string, string>): Promise<ProjectPart> =>
  loosePart(await sentDraft(reader, params), params['part'])

/** A part that has a place of its own. Refuses any other (`projects/unknown-part`). */
const loosePart = ({ parts }: Draft, id: string | undefined): ProjectPart =>
  found(
    parts.find(({ part, kind }) => part === id && !fixedKinds.includes(kind)),
    'projects/unknown-part',
  )

const KindAndName = ({
  part,
  draft,
  reader,
}: {
  part: ProjectPart
  draft: Draft
  reader: Reader
}) => (
  <>
    {reader.words.t(`projects.kind.${part.kind}`)}:{' '}
    <PartName part={part} draft={draft} reader={reader} />
  </>
)
