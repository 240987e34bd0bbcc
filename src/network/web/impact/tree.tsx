import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { differing, type Fate } from '#network/model/differing.ts'
import { paths } from '#network/paths.ts'
import type { NetworkPicture } from '#network/views/impact/picture.ts'
import type { StructureNode } from '#network/views/structure.ts'
import { type BoxMark, StructurePicture } from '#network/web/structure-picture.tsx'
import { DifferingTable } from './differing-table.tsx'

interface TreeProps {
  before: NetworkPicture
  after: NetworkPicture
  reader: Reader
}

/** Of a kind with more offices only those that differ are drawn. */
const most = 40

const signs = { opened: '+', closed: '−', changed: '≠' } as const satisfies Record<Fate, string>

const officesOf = ({ nodes }: NetworkPicture) => nodes.filter(({ type }) => type === 'office')

/**
 * The offices of two networks by kind from headquarters down, side by side where there is room. What differs, in its kind, name or
 * line, is marked with a sign, a word and a frame; the table below says how.
 */
export function BeforeAfterTree({ before, after, reader }: TreeProps) {
  const { words } = reader
  const [was, is] = [officesOf(before), officesOf(after)]
  const fates = differing(was, is, {
    idOf: ({ id }) => id,
    told: ({ name, kind, parent }) => [name, kind, parent].join('\n'),
  })
  const names = new Map([...before.nodes, ...after.nodes].map(({ id, name }) => [id, name]))
  const told = (node: StructureNode | undefined) => {
    if (!node) return null
    const kind = words.t(`network.kind.${node.kind ?? ''}`)
    if (node.parent === null) return kind
    const home = words.t('network.impact.reports-to', {
      home: names.get(node.parent) ?? node.parent,
    })
    return `${kind}${reader.locale === 'ar' ? '، ' : ', '}${home}`
  }
  const isLong = [was, is].some((nodes) =>
    [...Map.groupBy(nodes, ({ kind }) => kind).values()].some((own) => own.length > most),
  )
  return (
    <Section id="impact-tree" title={words.t('network.impact.tree')}>
      {isLong && <p>{words.t('network.impact.tree.most', { count: most })}</p>}
      <div class="impact__sides">
        <SideTree side="before" day={before.day} nodes={was} fates={fates} reader={reader} />
        <SideTree side="after" day={after.day} nodes={is} fates={fates} reader={reader} />
      </div>
      <DifferingTable
        caption={words.t('network.impact.tree')}
        anchor="tree"
        rows={[...fates].map(([id, fate]) => ({
          id: id.slice('office:'.length),
          fate,
          name: names.get(id) ?? id,
          href: fate === 'opened' ? null : linkTo(reader, paths.office(id.slice('office:'.length))),
          before: told(was.find((node) => node.id === id)),
          after: told(is.find((node) => node.id === id)),
        }))}
        reader={reader}
      />
    </Section>
  )
}

interface SideTreeProps {
  side: 'before' | 'after'
  day: string
  nodes: readonly StructureNode[]
  fates: ReadonlyMap<string, Fate>
  reader: Reader
}

function SideTree({ side, day, nodes, fates, reader }: SideTreeProps) {
  const { words } = reader
  const ofKind = Map.groupBy(nodes, ({ kind }) => kind)
  const shown = nodes.filter(
    ({ id, kind }) => (ofKind.get(kind)?.length ?? 0) <= most || fates.has(id),
  )
  const marks = new Map(
    [...fates].map(([id, fate]): [string, BoxMark] => [
      id,
      {
        sign: signs[fate],
        text: words.t(`network.impact.fate.${fate}`),
        isForeseen: fate === 'opened',
      },
    ]),
  )
  const caption = words.t(`network.impact.side.${side}`, { day: words.day(day) })
  return (
    <div>
      <h3 class="ds-heading" data-size="2xs">
        {caption}
      </h3>
      <StructurePicture nodes={shown} marks={marks} reader={reader} />
    </div>
  )
}
