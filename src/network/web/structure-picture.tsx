import { linkTo, type Reader } from '#platform/http/reader.ts'
import { officeKinds } from '#network/model/vocabulary.ts'
import { paths } from '#network/paths.ts'
import type { StructureNode } from '#network/views/structure.ts'

interface Layer {
  kind: string
  offices: readonly StructureNode[]
}

/** How a box is marked: a sign and a word. An office that is only foreseen has no page to lead to. */
export interface BoxMark {
  sign: string
  text: string
  isForeseen: boolean
}

const noMarks: ReadonlyMap<string, BoxMark> = new Map()

/** The layers of the network below headquarters, one row of boxes a kind; the nested lists below say the same with every unit. */
export function StructurePicture({
  nodes,
  reader,
  marks = noMarks,
}: {
  nodes: readonly StructureNode[]
  reader: Reader
  /** The marks of boxes by the ids of their nodes. */
  marks?: ReadonlyMap<string, BoxMark>
}) {
  const { words } = reader
  const layers = layersOf(nodes)
  return (
    <figure class="structure" aria-label={words.t('network.structure.picture')}>
      <ul class="structure__layers">
        {layers.map(({ kind, offices }) => (
          <li class="structure__layer">
            <span class="structure__kind">{words.t(`network.kind.${kind}`)}</span>
            <ul class="structure__boxes">
              {offices.map((node) => (
                <li>
                  <Box node={node} mark={marks.get(node.id)} reader={reader} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <Legend offices={layers.flatMap((layer) => layer.offices)} reader={reader} />
    </figure>
  )
}

function Box({
  node,
  mark,
  reader,
}: {
  node: StructureNode
  mark: BoxMark | undefined
  reader: Reader
}) {
  const look = `structure__box structure__box--${node.certainty}${mark ? ' structure__box--marked' : ''}`
  const content = (
    <>
      {mark && <strong aria-hidden="true">{mark.sign} </strong>}
      <bdi lang="en">{node.name}</bdi>
      {mark && <small> {mark.text}</small>}
    </>
  )
  if (mark?.isForeseen === true) return <span class={look}>{content}</span>
  return (
    <a class={look} href={linkTo(reader, paths.office(node.id.slice('office:'.length)))}>
      {content}
    </a>
  )
}

function Legend({ offices, reader }: { offices: readonly StructureNode[]; reader: Reader }) {
  const used = new Set(offices.map((node) => node.certainty))
  return (
    <figcaption class="structure__legend">
      {(['stated', 'inferred', 'possible'] as const)
        .filter((certainty) => used.has(certainty))
        .map((certainty) => (
          <span class={`structure__box structure__box--${certainty}`}>
            {reader.words.t(`platform.certainty.${certainty}`)}
          </span>
        ))}
    </figcaption>
  )
}

function layersOf(nodes: readonly StructureNode[]): Layer[] {
  const all = nodes.filter((node) => node.type === 'office')
  const offices = [...new Map(all.map((node) => [node.id, node])).values()]
  return officeKinds
    .map((kind) => ({
      kind,
      offices: offices
        .filter((node) => node.kind === kind)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    }))
    .filter((layer) => layer.offices.length > 0)
}
