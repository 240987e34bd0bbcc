import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Sources } from '#platform/ui/dated.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type Branch, treesOf } from '#network/model/structure.ts'
import { officeKinds } from '#network/model/vocabulary.ts'
import { paths } from '#network/paths.ts'
import { type Holder, movedToCentres } from '#network/views/lists.ts'
import { structureShown } from '#network/views/remembered.ts'
import type { StructureNode, WithoutLine } from '#network/views/structure.ts'
import { StructurePicture } from './structure-picture.tsx'

/** From headquarters down: drawn, and as nested lists; what moved to the administrative centres. */
export function structurePage(app: FastifyInstance): void {
  page(app, paths.structure, PageQuery({}), async (reader) => {
    const [{ nodes, outside }, moved] = await Promise.all([
      structureShown(reader),
      movedToCentres(reader.db, reader.moment, reader.locale),
    ])
    const { words } = reader
    const trees = treesOf(nodes)
    const top = trees.filter((tree) => tree.below.length > 0 || tree.node.kind === 'headquarters')
    const rest = trees.filter((tree) => !top.includes(tree))
    const day = words.day(reader.moment.asOf)
    return (
      <Page reader={reader} title={words.t('network.structure.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('network.structure.title')}
        </h1>
        <p class="lead">{words.t('network.structure.lead', { day })}</p>
        <ul class="countries">
          <li>
            <a class="ds-link" href={linkTo(reader, paths.compare)}>
              {words.t('network.compare.title')}
            </a>
          </li>
          <li>
            <a class="ds-link" href={linkTo(reader, paths.restated)}>
              {words.t('network.restated.title.region')}
            </a>
          </li>
        </ul>
        <StructurePicture nodes={nodes} reader={reader} />
        {top.map((tree) => (
          <section>
            <h2 class="ds-heading" data-size="sm">
              <NodeName node={tree.node} reader={reader} />
            </h2>
            <More node={tree.node} reader={reader} />
            <Branches branches={tree.below} reader={reader} />
          </section>
        ))}
        <section>
          <h2 class="ds-heading" data-size="sm">
            {words.t('network.structure.no-line')}
          </h2>
          <p>{words.t('network.structure.no-line.why')}</p>
          {officeKinds.map((kind) => (
            <OfKind kind={kind} trees={rest} reader={reader} />
          ))}
          {outside.length > 0 && <Outside counts={outside} reader={reader} />}
        </section>
        <Moved moved={moved} reader={reader} />
      </Page>
    )
  })
}

function OfKind({
  kind,
  trees,
  reader,
}: {
  kind: string
  trees: readonly Branch<StructureNode>[]
  reader: Reader
}) {
  const own = trees.filter((tree) => tree.node.kind === kind)
  if (own.length === 0) return null
  return (
    <>
      <h3 class="ds-heading" data-size="2xs">
        {reader.words.t(`network.kind.${kind}`)} ({reader.words.number(own.length)})
      </h3>
      <ul class="columns">
        {own.map((tree) => (
          <li>
            <NodeName node={tree.node} reader={reader} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Branches({
  branches,
  reader,
}: {
  branches: readonly Branch<StructureNode>[]
  reader: Reader
}) {
  if (branches.length === 0) return null
  return (
    <ul class="tree">
      {branches.map(({ node, below }) => (
        <li>
          <NodeName node={node} reader={reader} />{' '}
          {node.kind !== null && (
            <small>
              {reader.words.t(
                `network.${node.type === 'unit' ? 'unit-kind' : 'kind'}.${node.kind}`,
              )}
            </small>
          )}
          <More node={node} reader={reader} />
          <Branches branches={below} reader={reader} />
        </li>
      ))}
    </ul>
  )
}

/** In a network too large for one page: how many offices more report here, and the list of them. */
function More({ node, reader }: { node: StructureNode; reader: Reader }) {
  if (node.below === 0) return null
  const line = node.id.slice('office:'.length)
  return (
    <>
      {' '}
      <a class="ds-link" href={linkTo(reader, paths.offices, { line })}>
        {reader.words.t('network.structure.more', { count: node.below })}
      </a>
    </>
  )
}

function Outside({ counts, reader }: { counts: readonly WithoutLine[]; reader: Reader }) {
  const { words } = reader
  return (
    <ul class="columns">
      {counts.map(({ kind, offices }) => (
        <li>
          <a class="ds-link" href={linkTo(reader, paths.offices, { kind })}>
            {words.t(`network.kind.${kind}`)}
          </a>{' '}
          ({words.number(offices)})
        </li>
      ))}
    </ul>
  )
}

function NodeName({ node, reader }: { node: StructureNode; reader: Reader }) {
  if (node.type === 'unit') return <bdi lang="en">{node.name}</bdi>
  return (
    <a class="ds-link" href={linkTo(reader, paths.office(node.id.slice('office:'.length)))}>
      <bdi lang="en">{node.name}</bdi>
    </a>
  )
}

function Moved({ moved, reader }: { moved: readonly Holder[]; reader: Reader }) {
  const { words } = reader
  if (moved.length === 0) return null
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('network.structure.moved')}
      </h2>
      <ul class="columns">
        {moved.map((each) => (
          <li>
            {words.t(`network.function.${each.detail ?? ''}`)}
            {' → '}
            <a class="ds-link" href={linkTo(reader, paths.office(each.office))}>
              <bdi lang="en">{each.name}</bdi>
            </a>
            <Sources sources={each.sources} reader={reader} />
          </li>
        ))}
      </ul>
    </section>
  )
}
