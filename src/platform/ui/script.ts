import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

let made: { href: string; text: string } | null = null

/** The one script of all pages: the search at hand, copying an address, passkeys, counting words, sums of budgets, and lists that stay as they are now. Its address changes with its content. */
export function script(): { href: string; text: string } {
  made ??= assemble()
  return made
}

function assemble(): { href: string; text: string } {
  const text = ['palette', 'copy', 'passkey', 'words', 'sums', 'live']
    .map((part) => readFileSync(new URL(`./script/${part}.js`, import.meta.url), 'utf8'))
    .join('\n')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { href: `/static/${hash}.js`, text }
}
