import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import initialise, {
  type TypstCompiler,
  TypstCompilerBuilder,
} from '@myriaddreamin/typst-ts-web-compiler'
import {
  type Block,
  cellsOf,
  type Document,
  evened,
  type Passage,
  readable,
  spoken,
} from './document.ts'

/** Noto Sans for Latin, Greek and Cyrillic letters, Amiri for Arabic ones; both under the Open Font Licence. */
const fonts = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
]

const template = new URL('./page.typ', import.meta.url)
/** Where the typesetter finds the template; it has no other files, and no network. */
const main = '/page.typ'

/** Sets documents one after another; starting takes some tenths of a second, and its memory is only given back with its thread. */
export interface Typesetter {
  /** A document as a PDF, tagged for readers by ear; with its language, title and day. */
  pdfOf(document: Document): Uint8Array
}

/** A typesetter with the fonts and the template read. */
export async function startTypesetter(): Promise<Typesetter> {
  await initialise({
    module_or_path: await readFile(
      fileURLToPath(import.meta.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
    ),
  })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of fonts)
    await builder.add_raw_font(
      await readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${font}`))),
    )
  const compiler = await builder.build()
  compiler.add_source(main, await readFile(template, 'utf8'))
  return { pdfOf: (document) => typeset(compiler, document) }
}

const asPdf = 'pdf'
/** Faults as lines of text with their place. */
const plainFaults = 3

function typeset(compiler: TypstCompiler, document: Document): Uint8Array {
  const inputs = [['document', JSON.stringify(paperOf(document))]]
  const made: unknown = compiler.compile(main, inputs, asPdf, plainFaults)
  // What it remembers of a document would only grow.
  compiler.reset()
  if (typeof made === 'object' && made !== null && 'result' in made)
    if (made.result instanceof Uint8Array) return made.result
  throw new Error(`the document could not be set: ${JSON.stringify(made).slice(0, 2000)}`)
}

/** The document as the template reads it. */
function paperOf({ title, locale, marks, foot, day, blocks }: Document) {
  const said = (passage: Passage) => saidOf(passage, locale)
  const { lang, region, dir } = said(title)
  return {
    title: readable(title),
    lang,
    region,
    dir,
    day,
    foot: said(foot),
    marks: marks.map(({ label, value }) => ({
      label: readable(label),
      value: said(isolated(value)),
    })),
    blocks: evened(blocks).map((block) => blockOf(block, said)),
  }
}

/** Addresses and fingerprints keep their own direction between Arabic words. */
const isolated = (text: string) => `\u2068${text}\u2069`

/** The sign of a number stays before it. */
const fromTheLeft = (text: string) => `\u2066${text}\u2069`

function saidOf(passage: Passage, locale: Document['locale']) {
  const { text, language, direction } = spoken(passage, locale)
  const [lang, region = null] = language.split('-')
  return { words: text, lang, region, dir: direction }
}

function blockOf(block: Block, said: (passage: Passage) => ReturnType<typeof saidOf>) {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: said(block.text) }
    case 'paragraph':
      return { ...block, text: said(block.text) }
    case 'notice':
      return { ...block, title: said(block.title), text: said(block.text) }
    case 'list':
      return { ...block, isNumbered: block.isNumbered ?? false, items: block.items.map(said) }
    case 'table':
      return {
        kind: block.kind,
        columns: block.columns.map(({ head, isNumeric = false, share = 1 }) => ({
          head: said(head),
          isNumeric,
          share,
        })),
        rows: block.rows.map((row) =>
          cellsOf(block.columns, row).map((cell, index) => {
            const words = said(cell)
            const isNumeric = block.columns[index]?.isNumeric === true
            return isNumeric ? { ...words, words: fromTheLeft(words.words) } : words
          }),
        ),
      }
  }
}
