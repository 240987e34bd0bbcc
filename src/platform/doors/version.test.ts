import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedFrom, refuseStale, Stale, versionOf } from './version.ts'

const opened = { title: 'Wells for Kiziba', themes: ['water', 'health'], note: null }

function refusalOf(version: string, now: typeof opened, mine: Record<string, string | string[]>) {
  try {
    refuseStale(version, now, mine)
  } catch (error) {
    if (error instanceof Stale) return error
  }
  throw new Error('nothing was refused')
}

test('a form that was opened on what is held now is taken', () => {
  const now = { note: '', themes: ['health', 'water'], title: 'Wells for Kiziba' }
  expect(() => refuseStale(versionOf(opened), now, { title: 'Anything' })).not.toThrow()
})

test('a stale form is refused with both values, and tells what only they changed', () => {
  const now = { ...opened, title: 'Wells for Kiziba and Nyala', themes: ['water'] }
  const stale = refusalOf(versionOf(opened), now, {
    title: 'Wells and pumps for Kiziba',
    themes: ['water', 'health'],
  })
  expect(stale).toMatchObject({ kind: 'conflict', code: 'form/stale', version: versionOf(now) })
  expect(stale.fields).toEqual([
    {
      field: 'title',
      theirs: ['Wells for Kiziba and Nyala'],
      mine: ['Wells and pumps for Kiziba'],
      isDisputed: true,
      isAsked: true,
    },
    {
      field: 'themes',
      theirs: ['water'],
      mine: ['health', 'water'],
      isDisputed: false,
      isAsked: true,
    },
  ])
  expect(stale.faults[0]).toMatchObject({ field: 'title', reason: 'field/stale' })
})

test('what the form does not ask for, but rests on, is told and never chosen', () => {
  const now = { ...opened, themes: [] }
  const stale = refusalOf(versionOf(opened), now, { title: 'Wells', note: '' })
  expect(stale.fields).toEqual([
    { field: 'themes', theirs: [], mine: [], isDisputed: false, isAsked: false },
  ])
})

test('who saved exactly what they saved is told all the same', () => {
  const now = { ...opened, title: 'Wells' }
  expect(refusalOf(versionOf(opened), now, { ...now, note: '' }).fields).toEqual([])
})

test('a forged version is no way around: it names what differs', () => {
  for (const forged of ['', 'title', 'title~x.note~y', '....'])
    expect(refusalOf(forged, opened, { title: 'Mine' }).fields[0]?.field).toBe('title')
})

test('line breaks of any kind, and nothing in any form, are the same version', () => {
  expect(versionOf({ text: 'a\r\nb', other: null })).toBe(versionOf({ other: '', text: 'a\nb' }))
})

test('a version tells values apart, and nothing of them can be read', () => {
  const texts = fc.array(fc.string(), { maxLength: 3 })
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const clean = (list: string[]) =>
        JSON.stringify(
          list
            .map((each) => each.replaceAll('\r\n', '\n'))
            .filter((each) => each !== '')
            .toSorted(),
        )
      expect(versionOf({ a }) === versionOf({ a: b })).toBe(clean(a) === clean(b))
      expect(versionOf({ a })).toMatch(/^[A-Za-z0-9_.~-]*$/)
    }),
  )
})

test('a merged page comes back as the form itself would send it', () => {
  expect(
    mergedFrom({
      version: 'v2',
      reason: 'typed',
      'choice.title': 'theirs',
      'theirs.title': 'Theirs',
      'mine.title': 'Mine',
      title: 'Anew',
      'choice.themes': 'mine',
      'mine.themes': ['water', 'health'],
      themes: '',
      'choice.note': 'anew',
      note: 'Written anew',
      'choice.end': 'theirs',
      'mine.end': '2026-01-01',
    }),
  ).toEqual({
    version: 'v2',
    reason: 'typed',
    title: 'Theirs',
    themes: ['water', 'health'],
    note: 'Written anew',
    end: '',
  })
  expect(mergedFrom({ 'theirs.title': 'x' })).toEqual({ 'theirs.title': 'x' })
})

test('names of fields may hold points', () => {
  const before = { 'title.en': 'Wells', 'title.fr': 'Puits' }
  const now = { ...before, 'title.fr': 'Des puits' }
  const mine = { 'title.en': 'More wells', 'title.fr': 'Puits' }
  try {
    refuseStale(versionOf(before), now, mine)
    expect.fail('nothing was refused')
  } catch (error) {
    expect(error).toMatchObject({ fields: [{ field: 'title.fr', isDisputed: false }] })
  }
})
