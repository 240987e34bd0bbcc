import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import type { FieldShape, FieldType } from '#platform/tree/field.ts'
import { Anew } from './control.tsx'
import { type Fielding, labelOf, shownOf } from './fielding.ts'
import { PartInputs } from './inputs.tsx'

const shape = (name: string, field: FieldType): FieldShape => {
  const [key = '', of = null] = name.split('.')
  return { name, key, of, field, isRequired: false, isOwn: false }
}
const fielding: Fielding = {
  shapes: [
    shape('title.en', { type: 'text', longest: 80 }),
    shape('title.ar', { type: 'text', longest: 80 }),
    shape('why', { type: 'long', mostWords: 3 }),
    shape('sectors', { type: 'choices', choices: ['border', 'health', 'labour'] }),
    shape('gender', { type: 'yes-no' }),
    shape('country', { type: 'country' }),
    shape('target.2026', { type: 'number' }),
    shape('target.2027', { type: 'number' }),
  ],
  fields: { why: 'Safe and fair work', sectors: 'border, labour', country: 'KGZ' },
  words: wordsIn('en'),
  options: { country: [{ id: 'KGZ', name: 'Kyrgyzstan' }] },
  name: ({ key, of }) => (key === 'target' ? `Target ${of}` : key),
  legend: ({ key }) => (key === 'target' ? 'Targets' : key),
  hint: ({ key }) => (key === 'why' ? 'What is it for?' : ''),
  choice: (_shape, id) => id.toUpperCase(),
  beside: ({ key }) => (key === 'gender' ? <aside>Two remarks</aside> : null),
}
const html = renderToString(<PartInputs fielding={fielding} again={null} />)

test('texts stand in a frame language by language, each in its direction, and what is told year by year in one of its own', () => {
  expect(html).toContain('<legend>title</legend>')
  expect(html).toMatch(/<label for="field-title\.ar">Arabic<\/label>.*?lang="ar" dir="rtl"/)
  expect(html).toContain('<legend>Targets</legend>')
  expect(html).toContain('<label for="field-target.2027">2027</label>')
  expect(labelOf('title.ar', fielding)).toBe('title (Arabic)')
})

test('a long text tells how many words it has and may have, and what is needed to count them anew', () => {
  expect(html).toMatch(
    /What is it for\? <meridian-words data-of="field-why" data-told="Words: # of 3" data-most="3">Words: 4 of 3</,
  )
})

test('several are ticked, one is chosen, and remarks stand below their field', () => {
  const ticked = [...html.matchAll(/name="sectors" value="(\w+)" checked/g)].map(([, id]) => id)
  expect(ticked).toEqual(['border', 'labour'])
  expect(html).toContain('<option value="KGZ" selected>Kyrgyzstan</option>')
  expect(html).toMatch(/<option value="no">No<\/option>.*?<aside>Two remarks<\/aside>/)
})

test('what was typed comes back with what is wrong with it', () => {
  const faults = [{ field: 'sectors', reason: 'field/word', details: { expected: 'border' } }]
  const refusal = new Refusal('invalid', 'form/invalid', { faults })
  const typed = { sectors: ['health', 'labour'], why: 'Work' }
  const back = renderToString(<PartInputs fielding={fielding} again={{ refusal, typed }} />)
  const ticked = [...back.matchAll(/name="sectors" value="(\w+)" checked/g)].map(([, id]) => id)
  expect(ticked).toEqual(['health', 'labour'])
  expect(back).toContain('This is none of the words known here: border.')
  expect(back).toContain('Words: 1 of 3')
})

test('values are told in words, and one of a conflict is written anew in its own manner', () => {
  const shown = (name: string, value: string) => shownOf(name, value, fielding)
  expect(shown('sectors', 'border, labour')).toBe('BORDER and LABOUR')
  expect(shown('gender', 'yes')).toBe('Yes')
  expect(shown('country', 'KGZ')).toBe('Kyrgyzstan')
  expect(shown('why', 'Work')).toBe('Work')
  const anew = renderToString(
    <Anew
      stale={{
        field: 'sectors',
        theirs: ['border'],
        mine: ['border, health'],
        isDisputed: true,
        isAsked: true,
      }}
      fielding={fielding}
    />,
  )
  expect([...anew.matchAll(/id="(anew-[\w-]+)"/g)].map(([, id]) => id)).toEqual([
    'anew-sectors-border',
    'anew-sectors-health',
    'anew-sectors-labour',
  ])
})
