import type { Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { aboutOf, consequenceText, type PartWords, worstFirst } from '#network/model/impact-rows.ts'
import type { ImpactLine } from '#network/model/impact.ts'
import { NamedThing } from './named.tsx'
import { Side } from './side.tsx'

interface TablesProps {
  lines: readonly ImpactLine[]
  /** All parts that were asked, in the order in which they are told; of those without a line it is said that nothing changes. */
  parts: readonly PartWords[]
  reader: Reader
  /** They stand under a heading of their own. */
  isWithin?: boolean
}

/** What a change of the network would do, part after part: counted by what it means, then line by line. */
export function ImpactTables({ lines, parts, reader, isWithin = false }: TablesProps) {
  const foreseen = new Set(
    lines.flatMap(({ part, consequence, about }) =>
      part === 'offices' && consequence === 'opened' ? about.slice(0, 1).map(({ id }) => id) : [],
    ),
  )
  return (
    <>
      {parts.map((part) => (
        <Part
          part={part}
          lines={worstFirst(lines.filter((line) => line.part === part.id))}
          foreseen={foreseen}
          reader={reader}
          isWithin={isWithin}
        />
      ))}
    </>
  )
}

interface PartProps {
  part: PartWords
  lines: readonly ImpactLine[]
  foreseen: ReadonlySet<string>
  reader: Reader
  isWithin: boolean
}

/** A longer table is folded: what it comes to stands above it. */
const mostOpen = 20

function Part(props: PartProps) {
  const { part, lines, reader, isWithin } = props
  const { words } = reader
  const title = `${words.t(part.words)} (${words.number(lines.length)})`
  return (
    <section class="impact" id={`impact-${part.id}`}>
      {isWithin ? (
        <h3 class="ds-heading" data-size="2xs">
          {title}
        </h3>
      ) : (
        <h2 class="ds-heading" data-size="sm">
          {title}
        </h2>
      )}
      {lines.length === 0 ? (
        <p class="empty">{words.t('network.impact.none')}</p>
      ) : (
        <Counts {...props} />
      )}
      {lines.length > mostOpen && (
        <details>
          <summary>{words.t('network.impact.all', { count: lines.length })}</summary>
          <Lines {...props} />
        </details>
      )}
      {lines.length > 0 && lines.length <= mostOpen && <Lines {...props} />}
    </section>
  )
}

function Counts({ part, lines, reader }: PartProps) {
  const { words } = reader
  return (
    <ul class="impact__counts">
      {[...Map.groupBy(lines, (line) => line.consequence)].map(([consequence, own]) => (
        <li>
          {consequenceText(part, consequence, words)} <strong>{words.number(own.length)}</strong>
        </li>
      ))}
    </ul>
  )
}

function Lines({ part, lines, foreseen, reader }: PartProps) {
  const { words } = reader
  const column = (name: string) => words.t(`network.impact.column.${name}`)
  return (
    <Table
      caption={words.t(part.words)}
      variant="impact"
      rows={lines}
      columns={[
        {
          title: column('about'),
          cell: (line) =>
            aboutOf(line).map((named, at) => (
              <>
                {at > 0 && ' · '}
                <NamedThing named={named} foreseen={foreseen} reader={reader} part={part} />
              </>
            )),
        },
        {
          title: column('before'),
          cell: ({ before, after }) => (
            <Side own={before} other={after} side="before" {...{ foreseen, reader }} />
          ),
        },
        {
          title: column('after'),
          cell: ({ before, after }) => (
            <Side own={after} other={before} side="after" {...{ foreseen, reader }} />
          ),
        },
        {
          title: column('consequence'),
          cell: ({ consequence }) => consequenceText(part, consequence, words),
        },
      ]}
    />
  )
}
