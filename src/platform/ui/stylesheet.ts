import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The parts of the design system that the pages use; the rest stays at home. */
const parts = ['base', 'button', 'heading', 'input', 'link', 'skip-link', 'table']

/** Colours of the theme that no page asks for, by `data-color` or by name; they would be a third of the stylesheet. */
const idleColors =
  /--ds-color-(?:brand1|brand2|info|success|warning)-[\w-]+:[^;}]+;?|\[data-color-scheme\]\[data-color=(?:brand1|brand2|info|success|warning)\][^{]*\{[^}]*\}/g

let made: { href: string; text: string } | null = null

/** The one stylesheet of all pages: the design system's parts, then ours. Its address changes with its content. */
export function stylesheet(): { href: string; text: string } {
  made ??= assemble()
  return made
}

function assemble(): { href: string; text: string } {
  const system = (file: string) =>
    readFileSync(require.resolve(`@digdir/designsystemet-css/${file}`), 'utf8')
  const own = [...sheetsIn('./css/'), ...sheetsIn('./css/pages/')]
  const layer = parts.map((part) => system(`${part}.css`)).join('\n')
  const text = [
    '@layer ds, system, tokens, base, ui, page;',
    system('theme.css').replaceAll(idleColors, ''),
    `@layer system {${layer}}`,
    ...own,
  ].join('\n')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { href: `/static/${hash}.css`, text }
}

/** The sheets of a folder, A to Z. */
function sheetsIn(folder: string): string[] {
  const place = new URL(folder, import.meta.url)
  return readdirSync(place)
    .filter((name) => name.endsWith('.css'))
    .toSorted()
    .map((name) => readFileSync(new URL(name, place), 'utf8'))
}
