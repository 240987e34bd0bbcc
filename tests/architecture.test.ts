import { readdir, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { domains } from '../src/domains.ts'

/** What one domain may take from another. Its store, forms, doors and jobs are its own affair. */
const shared = new Set(['model', 'permits', 'views', 'paths', 'actions', 'fixtures', 'web'])

/** Inside a domain: each role may use only these. */
const roles: Record<string, readonly string[]> = {
  model: ['model'],
  permits: ['model'],
  forms: ['model', 'forms'],
  paths: [],
  vocabulary: ['model'],
  store: ['model', 'store'],
  views: ['model', 'store', 'views'],
  search: ['model', 'views', 'vocabulary'],
  locators: ['model', 'forms'],
  actions: ['model', 'permits', 'forms', 'store', 'views', 'actions'],
  /** Work that falls due by itself: daily seals, letters to send, terms that end. */
  jobs: ['model', 'permits', 'store', 'views', 'actions', 'jobs'],
  web: ['model', 'permits', 'forms', 'paths', 'views', 'actions', 'web', 'search'],
  api: ['model', 'permits', 'forms', 'paths', 'views', 'actions', 'api', 'search'],
  cli: ['model', 'forms', 'paths', 'views', 'actions', 'cli', 'search', 'locators'],
  menu: [],
}

interface Import {
  file: string
  specifier: string
  from: { place: string; role: string }
  to: { place: string; role: string }
}

/** `network/web/finder.tsx` plays the role `web` in the place `network`; a file beside the folders belongs to the app. */
function where(path: string): { place: string; role: string } {
  const [place = '', file] = path.split('/')
  if (file === undefined) return { place: 'app', role: place }
  return { place, role: file.split('.')[0] ?? '' }
}

const target = (file: string, specifier: string) =>
  specifier.startsWith('#') ? specifier.slice(1) : posix.join(posix.dirname(file), specifier)

const sources = async () =>
  (await readdir('src', { recursive: true })).filter(
    (name) =>
      /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('platform/testing'),
  )

async function imports(): Promise<Import[]> {
  const found = await Promise.all(
    (await sources()).map(async (file) => {
      const text = await readFile(`src/${file}`, 'utf8')
      return [...text.matchAll(/(?:from|import\() ?'([#.][^']+)'/g)].map((match) => ({
        file,
        specifier: match[1] ?? '',
        from: where(file),
        to: where(target(file, match[1] ?? '')),
      }))
    }),
  )
  return found.flat()
}

function isAllowed({ from, to }: Import): boolean {
  if (from.place === 'app') return true
  if (to.place === 'app') return false
  if (from.place === 'platform') return to.place === 'platform'
  if (to.place === 'platform') return true
  if (from.place === to.place) return roles[from.role]?.includes(to.role) ?? false
  const order: readonly string[] = domains
  return order.indexOf(to.place) < order.indexOf(from.place) && shared.has(to.role)
}

/** Rules do no I/O: they know neither database nor server. */
const impure = /^(kysely|pg|fastify|node:|#platform\/((db|http|ui)\/|tree\/rows\b))/

test('every import points down or inward', async () => {
  const all = await imports()
  expect(all.length).toBeGreaterThan(150)
  const wrong = all.filter((each) => !isAllowed(each))
  expect(wrong.map(({ file, specifier }) => `${file} may not use ${specifier}`)).toEqual([])
})

test('rules do no I/O', async () => {
  const rules = (await sources()).filter((file) => ['model', 'permits'].includes(where(file).role))
  expect(rules.length).toBeGreaterThan(8)
  const texts = await Promise.all(
    rules.map(async (file) => ({ file, text: await readFile(`src/${file}`, 'utf8') })),
  )
  const wrong = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/^import (?!type)[^']*'([^']+)'/gm)]
      .filter((match) => impure.test(match[1] ?? ''))
      .map((match) => `${file} uses ${match[1]}`),
  )
  expect(wrong).toEqual([])
})

/** Which domain's migration made each table. */
async function ownersOfTables(): Promise<Map<string, string>> {
  const owner = new Map<string, string>()
  for (const file of await readdir('migrations')) {
    const domain = /^\d+_([a-z]+)/.exec(file)?.[1] ?? ''
    const text = await readFile(`migrations/${file}`, 'utf8')
    for (const [, table = ''] of text.matchAll(/create table (\w+)/g)) owner.set(table, domain)
  }
  return owner
}

test('a dated table is resolved by the domain whose migration made it', async () => {
  const { periodTables } = await import('../src/domains.ts')
  const owner = await ownersOfTables()
  const texts = await Promise.all(
    domains.map(async (domain) => ({
      domain,
      text: await readFile(`src/${domain}/model/period-tables.ts`, 'utf8').catch(() => ''),
    })),
  )
  const wrong = periodTables.filter(
    ({ table }) =>
      !texts.some(({ domain, text }) => owner.get(table) === domain && text.includes(`'${table}'`)),
  )
  expect(wrong.map((each) => each.table)).toEqual([])
  expect(periodTables.length).toBeGreaterThan(25)
})

const writing =
  /\b(?:insert into|update|delete from) (?:only )?([a-z_]+)\b|\b(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'/g
/** A table of parts, and those beside it, are written by whoever names them to `partRows` and `besideRows`. */
const named = /\btable: '([a-z_]+)'/g
const tablesOfParts = (text: string) =>
  [...text.matchAll(/\b(?:part|beside)Rows(?:<[^>]*>)?\(\{[\s\S]*?\}\)/g)].flatMap(([call]) =>
    [...call.matchAll(named)].map(([, table = '']) => table),
  )
/** What lies beneath the stores: the pen of history, the schema, and what brings back what was written once. */
const beneath = ['platform/act.ts', 'platform/db/backup/restore.ts', 'platform/db/migrate.ts']

test('only stores write, and each only what the migrations of its domain made', async () => {
  const owner = await ownersOfTables()
  // Made before the sources had a migration of their own.
  owner.set('loaded_file', 'sources')
  const wrong: string[] = []
  let writers = 0
  for (const file of (await sources()).filter((each) => !beneath.includes(each))) {
    const text = await readFile(`src/${file}`, 'utf8')
    const tables = [
      ...[...text.matchAll(writing)].map(([, plain, built]) => plain ?? built ?? ''),
      ...tablesOfParts(text),
    ]
    const { place, role } = where(file)
    const foreign = tables.filter(
      (table) => owner.has(table) && (role !== 'store' || owner.get(table) !== place),
    )
    writers += tables.length
    wrong.push(...foreign.map((table) => `${file} may not write ${table}`))
  }
  expect(wrong).toEqual([])
  expect(writers).toBeGreaterThan(3)
})

test('no file passes 250 lines and no folder 25 files', async () => {
  const files = await sources()
  const long = await Promise.all(
    files.map(async (file) => ({
      file,
      lines: (await readFile(`src/${file}`, 'utf8')).split('\n').length,
    })),
  )
  expect(
    long
      .filter((each) => each.lines > 251 && !each.file.endsWith('tables.ts'))
      .map((each) => `${each.file}: ${each.lines}`),
  ).toEqual([])
  const folders = Map.groupBy(files, (file) => posix.dirname(file))
  expect([...folders].filter(([, own]) => own.length > 25).map(([folder]) => folder)).toEqual([])
})
