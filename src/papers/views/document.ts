import type { Block, Document, Mark } from '#platform/documents/document.ts'
import type { ProjectState } from '#projects/model/life.ts'
import { chapterPart, rootPart } from '#projects/model/kinds.ts'
import { paths as projects } from '#projects/paths.ts'
import type { PaperFact, PaperLack, PaperValue } from '#papers/model/paper.ts'
import type { PaperBlock } from '#papers/model/template.ts'
import { tableBlocks } from './tables.ts'
import {
  amountName,
  choiceName,
  dayName,
  periodName,
  type Telling,
  textIn,
  type Told,
} from './telling.ts'

/** A document as it would be made, with what the record does not say for it. */
export interface PaperMade {
  document: Document
  lacks: readonly PaperLack[]
  isDraft: boolean
}

const unsettled: readonly ProjectState[] = [
  'concept',
  'proposal',
  'returned',
  'review',
  'withdrawn',
  'rejected',
]

/** Whether the document says what was not agreed inside yet. A concept note and a government's letter come before that. */
export function isDraft({ template: { paper }, project, revision, report }: Telling): boolean {
  if (paper === 'concept-note' || paper === 'request-letter') return false
  if (revision !== null)
    return ['drafted', 'review', 'declined', 'withdrawn'].includes(revision.revision.state)
  if (report !== null) return ['draft', 'review'].includes(report.report.state)
  return unsettled.includes(project.state)
}

/** The document that a template makes of the record. The same record, template and language make the same document. */
export function documentFrom(telling: Telling, site: { origin: string }): PaperMade {
  const { template, project, version, words, locale } = telling
  const told = template.blocks.map((block) => blocksFrom(block, telling))
  const draft = isDraft(telling)
  const address = `${site.origin}/${locale}${projects.version(project.id, version.number)}`
  const made = words.t('papers.made-from', {
    // Held in its own direction between Arabic words.
    template: `\u2068${template.id}@${template.version}\u2069`,
    day: words.day(telling.day),
  })
  const draftWords = words.t('papers.draft', { state: words.t(`projects.state.${project.state}`) })
  const notice: Block[] = draft
    ? [{ kind: 'notice', title: draftWords, text: words.t('papers.draft-note') }]
    : []
  const others = told.some(({ blocks }) => blocks.some((block) => hasOther(block)))
  const document: Document = {
    title:
      telling.values.title === undefined || !template.hasMarks
        ? template.titles[locale]
        : words.t('papers.titled', { paper: template.titles[locale], title: telling.values.title }),
    locale,
    marks: template.hasMarks ? marksOf(telling, address) : [],
    foot: [draft ? draftWords : null, address, made].filter((each) => each !== null).join(' · '),
    day: telling.day,
    blocks: [
      ...notice,
      ...told.flatMap(({ blocks }) => blocks),
      ...(others ? [{ kind: 'paragraph', text: words.t('papers.other-languages') } as const] : []),
    ],
  }
  return { document, lacks: told.flatMap(({ lacks }) => lacks), isDraft: draft }
}

/** Whether something in it is in another language than the document's. */
const hasOther = (block: Block): boolean => {
  if (block.kind === 'table')
    return block.rows.some((row) => row.some((cell) => typeof cell !== 'string'))
  if (block.kind === 'list') return block.items.some((item) => typeof item !== 'string')
  return typeof block.text !== 'string'
}

function marksOf(telling: Telling, address: string): Mark[] {
  const { project, version, words, offices, day } = telling
  const mark = (label: string, value: string | undefined): Mark[] =>
    value === undefined || value === '' ? [] : [{ label: words.t(label), value }]
  return [
    ...mark('projects.field.code', project.code ?? project.id),
    ...mark('projects.field.office', offices.get(project.office)),
    ...mark('projects.field.state', words.t(`projects.state.${project.state}`)),
    ...mark('projects.field.version', String(version.number)),
    ...mark('papers.day', words.day(day)),
    ...mark('papers.address', address),
  ]
}

function blocksFrom(block: PaperBlock, telling: Telling): Told {
  const { locale } = telling
  switch (block.block) {
    case 'heading':
      return {
        blocks: [{ kind: 'heading', level: block.level, text: block.titles[locale] }],
        lacks: [],
      }
    case 'text':
      return sentence(block.texts[locale], telling)
    case 'facts':
      return { blocks: factsTable(block.of, telling), lacks: [] }
    case 'report':
      return reportTexts(telling)
    case 'chapter': {
      const part = telling.parts.find((each) => each.part === chapterPart(block.of))
      const text = part === undefined ? '' : textIn(part, 'text', telling)
      return under(block, text === '' ? [] : [{ kind: 'paragraph', text }], 'chapter', telling)
    }
    case 'table':
      return under(block, tableBlocks[block.of](telling), 'table', telling)
  }
}

/** What stands under a heading; where nothing does, that is said if it must be there, and else the heading is left out. */
function under(
  { titles, isRequired }: Extract<PaperBlock, { isRequired: boolean }>,
  blocks: readonly Block[],
  kind: PaperLack['kind'],
  { locale, words }: Telling,
): Told {
  const heading: Block = { kind: 'heading', level: 1, text: titles[locale] }
  if (blocks.length > 0) return { blocks: [heading, ...blocks], lacks: [] }
  if (!isRequired) return { blocks: [], lacks: [] }
  return {
    blocks: [heading, { kind: 'paragraph', text: words.t('papers.nothing') }],
    lacks: [{ kind, name: titles[locale] }],
  }
}

const isValue = (name: string, held: Telling['values']): name is PaperValue =>
  Object.hasOwn(held, name)

/** A sentence with its values; one that nobody knows is a gap to be filled in by hand, and is told. */
function sentence(text: string, { values, words }: Telling): Told {
  const lacks: PaperLack[] = []
  const filled = text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = isValue(name, values) ? values[name] : undefined
    if (value !== undefined) return `\u2068${value}\u2069`
    lacks.push({ kind: 'value', name: words.t(`papers.value.${name}`) })
    return '………………'
  })
  return { blocks: [{ kind: 'paragraph', text: filled }], lacks }
}

function reportTexts(telling: Telling): Told {
  const { report, locale, words } = telling
  if (report === null) return { blocks: [], lacks: [] }
  const { texts, language } = report.report
  const told = (report.template?.chapters ?? []).map(({ id, titles, isRequired }): Told => {
    const text = texts[id]?.trim() ?? ''
    const said =
      language === locale ? text : { text: `${text} [${language.toUpperCase()}]`, language }
    const blocks: Block[] = text === '' ? [] : [{ kind: 'paragraph', text: said }]
    return under({ block: 'chapter', of: id, titles, isRequired }, blocks, 'chapter', telling)
  })
  if (told.length === 0)
    return { blocks: [], lacks: [{ kind: 'chapter', name: words.t('papers.report') }] }
  return {
    blocks: told.flatMap(({ blocks }) => blocks),
    lacks: told.flatMap(({ lacks }) => lacks),
  }
}

function factsTable(names: readonly PaperFact[], telling: Telling): Block[] {
  const { words } = telling
  const rows = names.flatMap((name): [string, string][] => {
    const value = factOf(name, telling)
    return value === undefined || value === '' ? [] : [[words.t(`papers.fact.${name}`), value]]
  })
  const columns = [
    { head: words.t('papers.column.fact') },
    { head: words.t('papers.column.value'), share: 2 },
  ]
  return rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]
}

function factOf(name: PaperFact, telling: Telling): string | undefined {
  const { values, words, report, project } = telling
  const root = telling.parts.find(({ part }) => part === rootPart)?.fields ?? {}
  switch (name) {
    case 'type':
      return telling.types.get(root['type'] ?? '')
    case 'period':
      return periodName(telling, root)
    case 'themes':
      return words.list(project.themes.map((theme) => choiceName(telling, 'themes', theme)))
    case 'executing-agency':
      return root['executing-agency']
    case 'gender-marker':
      return choiceName(telling, name, root[name])
    case 'report-period':
      return report === null ? undefined : periodName(telling, report.report)
    case 'report-due':
      return dayName(telling, report?.report.due)
    case 'amount':
      return values.amount ?? amountName(telling, root['expected'], root['currency'])
    case 'title':
    case 'code':
    case 'office':
    case 'countries':
    case 'donor':
    case 'fund':
      return values[name]
  }
}
