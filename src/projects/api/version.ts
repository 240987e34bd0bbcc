import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import { PartsQuery } from '#projects/forms/queries.ts'
import { documentKinds } from '#projects/model/document.ts'
import { isProjectState } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import { isInside } from '#projects/model/sight.ts'
import { paths } from '#projects/paths.ts'
import { citedUppers } from '#projects/views/cited.ts'
import { commentsOf } from '#projects/views/comments.ts'
import { bytesOf, documentsOf, type ProjectDocument } from '#projects/views/documents.ts'
import { citationItems, commentItem, partItems } from '#projects/views/items.ts'
import { citationsOf, partsOf } from '#projects/views/parts.ts'
import { seenVersion } from '#projects/views/reading/versions.ts'
import { sightOf } from '#projects/views/seen.ts'
import { templateBy } from '#projects/views/templates.ts'
import { theSeen } from './reads.ts'
import { CitationShape, CommentShape, ContentShape, DocumentShape, PartShape } from './shapes.ts'

const tag = 'projects'
const at = [':id', ':number'] as const

/** The version that an address names, as far as the reader may see it. */
async function theVersion(reader: Reader, params: Record<string, string>) {
  const which = { project: params['id'] ?? '', number: versionNumber(params['number']) }
  return { ...(await seenVersion(reader, which)), which }
}

/** A project that an address names, for those inside. Refuses others who may see it (`projects/inside-only`). */
async function theInside(reader: Reader, params: Record<string, string>): Promise<Project> {
  const project = await theSeen(reader, params)
  if (isInside(await sightOf(reader), project)) return project
  throw new Refusal('forbidden', 'projects/inside-only')
}

/** What a version of a project says, cites, and what was said of it; the documents of a project. */
export function versionReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.parts(...at),
    {
      stance: latest,
      query: PartsQuery,
      tag,
      summary:
        'What a version says, part by part in reading order, with what writing each rests on',
      answers: ListShape(PartShape),
    },
    async (reader, query, params) => {
      const { project, sight, version, which } = await theVersion(reader, params)
      const { db, moment, locale } = reader
      const template = found(await templateBy(db, moment, version.template), 'projects/no-template')
      const parts = (await partsOf(db, moment, which)).filter(
        // Whom to ask in person is nobody's affair outside.
        ({ kind }) => kind !== 'contact' || isInside(sight, project),
      )
      const items = partItems(parts, { template, languages: version.languages }, locale)
      return pageThrough(
        items,
        query,
        ({ id, fields }) => `${id} ${Object.values(fields).join(' ')}`,
      )
    },
  )
  read(
    app,
    paths.api.citations(...at),
    {
      stance: latest,
      query: PartsQuery,
      tag,
      summary: 'What the parts of a version cite above them, and how that stands on the day',
      answers: ListShape(CitationShape),
    },
    async (reader, query, params) => {
      const { which } = await theVersion(reader, params)
      const { db, moment, locale } = reader
      const citations = await citationsOf(db, moment, which)
      const uppers = citations.map(({ upper }) => upper)
      const items = citationItems(citations, await citedUppers(db, moment, uppers), locale)
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.api.comments(...at),
    {
      query: PartsQuery,
      tag,
      summary: 'What was said beside the parts of a version: for those inside',
      answers: ListShape(CommentShape),
      admission: 'signed-in',
    },
    async (reader, query, params) => {
      await theInside(reader, params)
      const { which } = await theVersion(reader, params)
      const items = (await commentsOf(reader.db, reader.moment, which)).map(commentItem)
      return pageThrough(items, query, ({ text }) => text)
    },
  )
  documentReads(app)
}

function documentReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.documents(':id'),
    {
      query: PartsQuery,
      tag,
      summary: 'The documents of a project, all their versions: for those inside',
      answers: ListShape(DocumentShape),
      admission: 'signed-in',
    },
    async (reader, query, params) => {
      const project = await theInside(reader, params)
      const items = (await documentsOf(reader.db, reader.moment, project.id)).map(documentItem)
      const key = ({ id, version }: { id: string; version: number }) => `${id} ${version}`
      return pageThrough(items, query, ({ title, name }) => `${title} ${name}`, key)
    },
  )
  read(
    app,
    paths.api.content(':id', ':document', ':version'),
    {
      query: ApiQuery({}),
      tag,
      summary: 'A version of a document with its bytes: for those inside',
      answers: ContentShape,
      admission: 'signed-in',
    },
    async (reader, _query, params) => {
      const project = await theInside(reader, params)
      const all = await documentsOf(reader.db, reader.moment, project.id)
      const document = found(
        all.find(
          ({ id, version }) =>
            id === params['document'] && version === versionNumber(params['version']),
        ),
        'projects/unknown-document',
      )
      const bytes = found(await bytesOf(reader.db, document.hash), 'projects/unknown-document')
      return { ...documentItem(document), content: bytes.toString('base64') }
    },
  )
}

function documentItem({ by, project: _project, kind, stage, ...document }: ProjectDocument) {
  const known = documentKinds.find((each) => each === kind)
  if (known === undefined || !isProjectState(stage))
    throw new Refusal('not-found', 'projects/unknown-document')
  return { ...document, kind: known, stage, by: by.postTitle ?? by.name }
}
