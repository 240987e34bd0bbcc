import { linkTo, type Reader } from '#platform/http/reader.ts'
import { officeKinds } from '#network/model/vocabulary.ts'
import { paths } from '#network/paths.ts'
import type { StructureNode } from '#network/views/lists.ts'

const width = 960
const boxWidth = 148
const boxHeight = 34
const gap = 10

/** The layers of the network drawn below headquarters, one row of boxes a kind; the nested lists below say the same with every unit. */
export function StructurePicture({ nodes, reader }: { nodes: readonly StructureNode[]; reader: Reader }) {
  const { words } = reader
  const offices = [...new Map(nodes.filter((node) => node.type === 'office').map((node) => [node.id, node])).values()]
  const rows = officeKinds.flatMap((kind) => {
    const own = offices.filter((node) => node.kind === kind).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    return own.length > 0 ? [{ kind, own }] : []
  })
  const perLine = Math.floor((width + gap) / (boxWidth + gap))
  let top = 0
  const placed = rows.map(({ kind, own }) => {
    const lines = Math.ceil(own.length / perLine)
    const row = { kind, own, top }
    top += 26 + lines * (boxHeight + gap) + 12
    return row
  })
  return (
    <figure class="structure">
      <svg class="structure__picture" viewBox={`0 0 ${width} ${top}`} role="img" aria-label={words.t('network.structure.picture')}>
        {placed.map((row) => (
          <g>
            <text class="structure__kind" x={reader.direction === 'rtl' ? width : 0} y={row.top + 16}>
              {words.t(`network.kind.${row.kind}`)}
            </text>
            {row.own.map((node, index) => {
              const column = index % perLine
              const offset = column * (boxWidth + gap)
              const x = reader.direction === 'rtl' ? width - offset - boxWidth : offset
              const y = row.top + 26 + Math.floor(index / perLine) * (boxHeight + gap)
              return (
                <a href={linkTo(reader, paths.office(node.id.slice('office:'.length)))} tabindex={-1}>
                  <rect class={`structure__box structure__box--${node.certainty}`} x={x} y={y} width={boxWidth} height={boxHeight} rx="4" />
                  <text class="structure__name" x={x + boxWidth / 2} y={y + 22} direction="ltr">
                    {shortened(node.name)}
                  </text>
                </a>
              )
            })}
          </g>
        ))}
      </svg>
    </figure>
  )
}

const shortened = (name: string) => (name.length > 21 ? `${name.slice(0, 20)}…` : name)
