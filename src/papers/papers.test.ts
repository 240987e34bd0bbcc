import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import type { Db } from '#platform/db/db.ts'
import { locales } from '#platform/i18n/locale.ts'
import type { By } from '#posts/actions/operator.ts'
import { arrange } from '#budgets/budgets.test.room.ts'
import { writePart } from '#projects/actions/parts.ts'
import { versionOf } from '#platform/doors/version.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import { chapterPart } from '#projects/model/kinds.ts'
import { cast, today } from '#projects/projects.test.room.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templatesInUse } from '#projects/views/templates.ts'
import { momentAt } from '#sources/views.ts'
import { issue, tellSent } from './actions/issuing.ts'
import { formatsOf, paperKinds } from './model/paper.ts'
import { wrongValues } from './model/template.ts'
import { paperBy, paperBytes, papersOf } from './views/issued.ts'
import { madeAgain, previewOf } from './views/making.ts'
import { paperTemplates } from './views/templates.ts'

const site = {
  title: { en: 'Organisation', fr: 'Organisation', es: 'Organización', ar: 'المنظمة' },
  origin: 'http://localhost',
}

/** Writes a chapter of the first version. */
async function writeChapter(by: By, id: string, chapter: string, text: string): Promise<void> {
  const moment = await momentAt(by.db, today, null)
  const which = { project: id, number: 1 }
  const [template] = await templatesInUse(by.db, moment)
  const parts = await partsOf(by.db, moment, which)
  const part = parts.find((each) => each.part === chapterPart(chapter))
  if (template === undefined || part === undefined) throw new Error(`there is no ${chapter}`)
  const shapes = fieldsOf(part, { template, languages: ['en'] })
  const version = versionOf(heldByPart(part, shapes))
  await writePart(by, which, { part: part.part, fields: { 'text.en': text }, version })
}

const previewed = async (
  db: Db,
  id: string,
  paper: (typeof paperKinds)[number],
  language: 'en' | 'ar',
) => previewOf({ db, moment: await momentAt(db, today, null), site }, id, { paper, language })

test('a document made anew after the project was changed has the same bytes, in every format', async ({
  iom: db,
}) => {
  const { developer: by } = await cast(db)
  await arrange(db, 'pr-papers')
  await writeChapter(by, 'pr-papers', 'summary', 'As it was first')
  const made = [
    ['proposal', 'docx', 'ar', 'proposal@1'],
    ['proposal', 'pdf', 'fr', 'proposal@2'],
    ['budget', 'xlsx', 'es', 'budget@1'],
  ] as const
  const numbers: number[] = []
  for (const [paper, format, language, template] of made)
    numbers.push(await issue(by, 'pr-papers', { paper, format, language, template }, site))
  expect(numbers).toEqual([1, 2, 3])
  await writeChapter(by, 'pr-papers', 'summary', 'Now it says something else')
  const moment = await momentAt(db, today, null)
  for (const number of numbers) {
    const issued = await paperBy(db, moment, 'pr-papers', number)
    if (issued === undefined) throw new Error(`there is no document ${number}`)
    // Wherever the program runs by now.
    const again = await madeAgain(db, { ...site, origin: 'https://elsewhere.example' }, issued)
    expect(again.hash, issued.name).toBe(issued.hash)
    const kept = await paperBytes(db, issued.hash)
    expect(kept?.equals(again.bytes), issued.name).toBe(true)
    expect(createHash('sha256').update(again.bytes).digest('hex')).toBe(issued.hash)
  }
  const next = await issue(
    by,
    'pr-papers',
    { paper: 'proposal', format: 'docx', language: 'ar', template: 'proposal@1' },
    site,
  )
  const first = await paperBy(db, moment, 'pr-papers', 1)
  expect((await paperBy(db, await momentAt(db, today, null), 'pr-papers', next))?.hash).not.toBe(
    first?.hash,
  )
})

test('a document says what is missing for it, and which text is in another language', async ({
  iom: db,
}) => {
  const { developer: by } = await cast(db)
  await arrange(db, 'pr-lacking')
  await writeChapter(by, 'pr-lacking', 'summary', 'People come home')
  const { document, lacks, isDraft } = await previewed(db, 'pr-lacking', 'concept-note', 'ar')
  expect(isDraft).toBe(false)
  expect(document.blocks).toContainEqual({
    kind: 'paragraph',
    text: { text: 'People come home [EN]', language: 'en' },
  })
  expect(lacks.map(({ kind }) => kind)).toContain('chapter')
  const letter = await previewed(db, 'pr-lacking', 'request-letter', 'en')
  expect(letter.lacks.map(({ name }) => name)).toContain('Government counterpart')
  const proposal = await previewed(db, 'pr-lacking', 'proposal', 'en')
  expect(proposal.isDraft).toBe(true)
})

test('the form of a fund is taken for its projects, and a report or revision must be there', async ({
  iom: db,
}) => {
  await arrange(db, 'pr-form')
  const { telling } = await previewed(db, 'pr-form', 'proposal', 'en')
  expect(telling.template.id).toBe('idf-project')
  await expect(previewed(db, 'pr-form', 'final-report', 'en')).rejects.toThrow('papers/no-report')
  await expect(previewed(db, 'pr-form', 'revision-letter', 'en')).rejects.toThrow(
    'papers/no-revision',
  )
})

test('who may not work on a project makes none of its documents, and what was sent is told', async ({
  iom: db,
}) => {
  const { developer, visitor, elsewhere } = await cast(db)
  await arrange(db, 'pr-sent')
  const wish = { paper: 'budget', format: 'docx', language: 'en' } as const
  await expect(issue(elsewhere, 'pr-sent', wish, site)).rejects.toThrow('forbidden')
  await expect(issue(visitor, 'pr-sent', wish, site)).rejects.toThrow()
  await expect(
    issue(developer, 'pr-sent', { ...wish, paper: 'proposal', format: 'xlsx' as const }, site),
  ).rejects.toThrow('papers/no-format')
  const number = await issue(developer, 'pr-sent', wish, site)
  const paper = { project: 'pr-sent', number }
  await expect(tellSent(developer, paper, { recipient: ' ', day: today })).rejects.toThrow()
  await expect(
    tellSent(developer, paper, { recipient: 'A donor', day: '2099-01-01' }),
  ).rejects.toThrow()
  await tellSent(developer, paper, { recipient: 'A donor', day: today })
  const [issued] = await papersOf(db, await momentAt(db, today, null), 'pr-sent')
  expect(issued?.sent.map(({ recipient, day }) => [recipient, day])).toEqual([['A donor', today]])
})

test('every document has a template in four languages, and of the proposal there are two versions', async ({
  iom: db,
}) => {
  const templates = await paperTemplates(db, await momentAt(db, today, null))
  for (const paper of paperKinds) {
    expect(
      templates.some((each) => each.paper === paper && each.funds.length === 0),
      paper,
    ).toBe(true)
    expect(formatsOf(paper)).toContain('docx')
  }
  expect(templates.filter(({ id }) => id === 'proposal').map(({ version }) => version)).toEqual([
    1, 2,
  ])
  for (const each of templates) {
    expect(wrongValues(each)).toEqual([])
    for (const locale of locales) expect(each.titles[locale]).not.toBe('')
  }
  const [block] = [
    { block: 'text', texts: { en: '{title}', fr: '{titel}', es: '{title}', ar: '{title}' } },
  ] as const
  expect(wrongValues({ blocks: [block] }).map(({ field }) => field)).toEqual(['blocks/0/texts/fr'])
})
