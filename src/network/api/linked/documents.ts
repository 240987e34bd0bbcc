import type { Reader } from '#platform/http/reader.ts'
import { structureOn } from '#network/views/structure.ts'
import { transitionsOf } from '#network/views/transitions.ts'
import type { SourceRef } from '#sources/views.ts'
import {
  conceptNode,
  eventNodes,
  graphOf,
  locationOf,
  nameOf,
  type Node,
  saidIn,
  wholeName,
  wholeNode,
} from './nodes.ts'

/** What the node of an office is made of, in a list or alone. */
interface OfficeFacts {
  id: string
  name: string
  kind: string | null
  cityName: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
}

/** A step of the structure, by its subjects. */
interface PartFacts {
  subject: string
  name: string
  kind: string | null
  parent: string | null
  certainty: string
  sources: readonly SourceRef[]
}

/** The node of an office or unit: what it is called, what it is, what it is a part of. */
function partNode(
  { subject, name, kind, parent }: Pick<PartFacts, 'subject' | 'name' | 'kind' | 'parent'>,
  reader: Reader,
): Node {
  const isOffice = subject.startsWith('office:')
  const kindType = isOffice ? 'kind' : 'unit-kind'
  return {
    '@id': nameOf(subject, reader),
    '@type': [isOffice ? 'org:Organization' : 'org:OrganizationalUnit', 'schema:Organization'],
    'org:identifier': subject.slice(subject.indexOf(':') + 1),
    'schema:name': name,
    ...(kind === null ? {} : { 'org:classification': nameOf(`${kindType}:${kind}`, reader) }),
    'org:subOrganizationOf': parent === null ? wholeName(reader) : nameOf(parent, reader),
  }
}

const officeNode = (office: OfficeFacts, parent: string | null, reader: Reader): Node => ({
  ...partNode({ ...office, subject: `office:${office.id}`, parent }, reader),
  ...locationOf(office),
})

const groundsOf = (row: Pick<PartFacts, 'certainty' | 'sources'>, reader: Reader): Node => ({
  'meridian:certainty': row.certainty,
  'dcterms:source': saidIn(row.sources, reader),
})

const purposeOf = (functions: readonly string[], reader: Reader): Node =>
  functions.length === 0
    ? {}
    : {
        'org:purpose': [...new Set(functions)].map((each) => nameOf(`function:${each}`, reader)),
      }

const concepts = (type: string, ids: readonly (string | null)[], reader: Reader): Node[] =>
  [...new Set(ids)].flatMap((id) => (id === null ? [] : [conceptNode(`${type}:${id}`, reader)]))

/** The transitions of offices as events, with the kinds they speak of. */
async function eventsOf(offices: readonly string[], reader: Reader): Promise<Node[]> {
  const transitions = await transitionsOf(reader.db, reader.moment, offices)
  const kinds = transitions.flatMap((each) => [each.before, each.after])
  return [
    ...transitions.flatMap((each) => eventNodes(each, reader)),
    ...concepts('kind', kinds, reader),
  ]
}

interface OfficeRow extends OfficeFacts, Pick<PartFacts, 'certainty' | 'sources'> {
  functions: string[]
}

/** A list of offices: each with what it is a part of, then what became of them, then the words used. */
export async function officesLinked({ items }: { items: OfficeRow[] }, reader: Reader) {
  const structure = await structureOn(reader.db, reader.moment)
  const parents = new Map(structure.map((node) => [node.id, node.parent]))
  const nodes = items.map((office) => ({
    ...officeNode(office, parents.get(`office:${office.id}`) ?? null, reader),
    ...purposeOf(office.functions, reader),
    ...groundsOf(office, reader),
  }))
  const ids = items.map((office) => office.id)
  const kinds = items.map((office) => office.kind)
  const functions = items.flatMap((office) => office.functions)
  return graphOf(
    [
      ...nodes,
      wholeNode(reader),
      ...(await eventsOf(ids, reader)),
      ...concepts('kind', kinds, reader),
      ...concepts('function', functions, reader),
    ],
    reader,
  )
}

interface Line {
  holds: boolean
  certainty: string
  sources: SourceRef[]
}

interface OfficeLife extends OfficeFacts {
  names: (Line & { name: string; language: string })[]
  kinds: Line[]
  lines: (Line & { reportsTo: string })[]
  functions: (Line & { function: string })[]
  units: (Line & { id: string; name: string; kind: string | null; partOf: string })[]
}

/** One office with its other names, its units and what became of it. */
export async function officeLinked(office: OfficeLife, reader: Reader) {
  const parent = office.lines.find((line) => line.holds)?.reportsTo ?? null
  const held = office.functions.filter((line) => line.holds).map((line) => line.function)
  const others = office.names.filter((line) => line.name !== office.name)
  const units = office.units.filter((unit) => unit.holds)
  const grounds = office.kinds.find((line) => line.holds)
  const node = {
    ...officeNode(office, parent, reader),
    ...(others.length === 0
      ? {}
      : {
          'schema:alternateName': others.map(({ name, language }) => ({
            '@value': name,
            '@language': language,
          })),
        }),
    ...purposeOf(held, reader),
    ...(grounds ? groundsOf(grounds, reader) : {}),
  }
  const parts = units.map((unit) => ({ ...unit, subject: `unit:${unit.id}`, parent: unit.partOf }))
  return graphOf(
    [
      node,
      wholeNode(reader),
      ...partNodes(parts, reader),
      ...(await eventsOf([office.id], reader)),
      ...concepts('kind', [office.kind], reader),
      ...concepts('function', held, reader),
    ],
    reader,
  )
}

/** Parts with their grounds, and the kinds of units among them. */
function partNodes(parts: readonly PartFacts[], reader: Reader): Node[] {
  const isUnit = (part: PartFacts) => part.subject.startsWith('unit:')
  const kindsOf = (some: readonly PartFacts[]) => some.map((part) => part.kind)
  return [
    ...parts.map((part) => ({ ...partNode(part, reader), ...groundsOf(part, reader) })),
    ...concepts('unit-kind', kindsOf(parts.filter(isUnit)), reader),
    ...concepts('kind', kindsOf(parts.filter((part) => !isUnit(part))), reader),
  ]
}

interface UnitRow extends Omit<PartFacts, 'subject' | 'parent'> {
  id: string
  partOf: string
}

/** A list of units, each with the office or unit it is a part of. */
export async function unitsLinked({ items }: { items: UnitRow[] }, reader: Reader) {
  const parts = items.map((unit) => ({ ...unit, subject: `unit:${unit.id}`, parent: unit.partOf }))
  return graphOf([...partNodes(parts, reader), wholeNode(reader)], reader)
}

interface StepRow extends Omit<PartFacts, 'subject'> {
  id: string
}

/** The structure: offices and units, each with what it is a part of. */
export async function structureLinked({ items }: { items: StepRow[] }, reader: Reader) {
  const parts = items.map(({ id, ...step }) => ({ ...step, subject: id }))
  return graphOf([...partNodes(parts, reader), wholeNode(reader)], reader)
}
