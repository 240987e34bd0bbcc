import { linkTo, type Reader } from '#platform/http/reader.ts'
import { officeKinds } from '#network/model/vocabulary.ts'
import { paths } from '#network/paths.ts'
import type { StructureNode } from '#network/views/structure.ts'

interface Layer {
  kind: string
  offices: readonly StructureNode[]
}

/** The layers of the network below headquarters, one row of boxes a kind; the nested lists below say the same with every unit. */
export function StructurePicture({
  nodes,
  reader,
}: {
  nodes: readonly StructureNode[]
  reader: Reader
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
                  <a
                    class={`structure__box structure__box--${node.certainty}`}
                    href={linkTo(reader, paths.office(node.id.slice('office:'.length)))}
                  >
                    <bdi lang="en">{node.name}</bdi>
                  </a>
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
