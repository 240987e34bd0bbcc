import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readClaims, readDocuments } from './forms.ts'
import type { Claim } from './model/claim.ts'
import type { SourceDocument } from './model/source.ts'

const folder = fileURLToPath(new URL('../../organisations/', import.meta.url))

/** What the check found: a line a document, and how many locators do not hold. */
export interface LocatorCheck {
  lines: string[]
  wrong: number
}

/**
 * Opens every document that lies under `shared` and looks on each claim's line for the name or number it states.
 * Fails where `seeds` is missing: a check that cannot see the documents proves nothing. Documents that are only an
 * address cannot be opened here and are counted apart.
 */
export async function checkLocators(shared: string): Promise<LocatorCheck> {
  await readdir(join(shared, 'seeds'))
  const collections = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )
  const lines: string[] = []
  let wrong = 0
  for (const { name } of collections.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const { documents, claims } = await contentsOf(join(folder, name))
    const byDocument = Map.groupBy(claims, (claim) => claim.source)
    for (const document of documents) {
      const result = await checkDocument(shared, document, byDocument.get(document.id) ?? [])
      wrong += result.wrong.length
      lines.push(`${name}/${document.id}: ${result.summary}`, ...result.wrong)
    }
  }
  return { lines: [...lines, `${wrong} locators do not hold`], wrong }
}

async function contentsOf(
  place: string,
): Promise<{ documents: SourceDocument[]; claims: Claim[] }> {
  const names = (await readdir(place)).filter(
    (name) => name.endsWith('.csv') && name !== 'rulings.csv',
  )
  const texts = await Promise.all(names.map((name) => readFile(join(place, name), 'utf8')))
  const read = (name: string) => texts[names.indexOf(name)] ?? ''
  const claims = names
    .filter((name) => name !== 'documents.csv')
    .flatMap((name) => readClaims(name, read(name)).rows)
  return { documents: readDocuments('documents.csv', read('documents.csv'), []).rows, claims }
}

async function checkDocument(
  shared: string,
  document: SourceDocument,
  claims: readonly Claim[],
): Promise<{ summary: string; wrong: string[] }> {
  const located = claims.filter((claim) => claim.line !== null)
  if (document.file === null)
    return {
      summary: `${claims.length} claims, by address only`,
      wrong: located.map((claim) => `  ${claim.key}: has a line, but its document has no file`),
    }
  const text = await readFile(join(shared, document.file), 'utf8')
  const lines = text.split('\n')
  const wrong = located
    .filter((claim) => !(lines[(claim.line ?? 0) - 1] ?? '').includes(claim.stated))
    .map((claim) => `  ${claim.key}: line ${claim.line} does not hold “${claim.stated}”`)
  return {
    summary: `${claims.length} claims, ${located.length} with a line, ${located.length - wrong.length} hold`,
    wrong,
  }
}
