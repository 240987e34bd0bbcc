import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { type Change, changeKinds } from '#decisions/model/change.ts'
import { mostBytes, readChanges, takeFile, writeChanges } from './forms/file.ts'
import { mostChanges } from './model/scenario.ts'
import { wrongAmong } from './model/wrong.ts'

const header = 'change,subject,value,qualifier,note\n'
const file = (...rows: string[]) => `${header}${rows.join('\n')}\n`

const refused = (text: string) => {
  try {
    takeFile('draft.csv', text)
  } catch (error) {
    if (error instanceof Refusal)
      return {
        code: error.code,
        faults: error.faults.map((each) => `${each.field} ${each.reason}`),
      }
    throw error
  }
  return null
}

const change = (kind: Change['kind'], subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})

const reasons = (...list: Change[]) =>
  wrongAmong(list).map(({ at, field, reason }) => `${at} ${field} ${reason}`)

describe('a file of changes', () => {
  test('is read row by row; a subject without a type means an office, and so does what takes over', () => {
    const text = file(
      'close,dakar,abidjan,,Its work goes on',
      'move,unit:legal,unit:policy,3,',
      'give-liaison,vienna,osce,liaison,',
      'rename,vienna,"Vienna, the sixth region",en,',
    )
    expect(takeFile('draft.csv', text)).toEqual([
      { ...change('close', 'office:dakar', 'office:abidjan'), note: 'Its work goes on' },
      change('move', 'unit:legal', 'unit:policy', '3'),
      change('give-liaison', 'office:vienna', 'body:osce', 'liaison'),
      change('rename', 'office:vienna', 'Vienna, the sixth region', 'en'),
    ])
  })

  test('is taken whole or not at all: each wrong row is named with its field and the reason', () => {
    const text = file(
      'close,dakar,,,',
      'shut,dakar,,,',
      'rename,,Vienna,en,',
      'change-line,vienna,office:,,',
      'rename,vienna,,en,',
      `rename,bangkok,${'B'.repeat(201)},en,`,
      'close,two words,,,',
      'rename,cairo,Ca\u0007iro,en,',
      'rename,dakar,Dakar,,',
      'close,manila',
    )
    expect(refused(text)).toEqual({
      code: 'scenarios/wrong-file',
      faults: [
        'row.3.change scenarios/row.change',
        'row.4.subject scenarios/row.empty',
        'row.5.value scenarios/row.subject',
        'row.6.value scenarios/row.empty',
        'row.7.value scenarios/row.long',
        'row.8.subject scenarios/row.subject',
        'row.9.value scenarios/row.unreadable',
        'row.10.qualifier scenarios/row.empty',
        'row.11 scenarios/file.columns',
      ],
    })
  })

  test('with another header, or none of its own, is wrong as a whole', () => {
    expect(refused('subject,change\nvienna,close\n')?.faults).toEqual([
      'row.1 scenarios/file.header',
    ])
    expect(refused('\u0000\u0001PK')?.code).toBe('scenarios/wrong-file')
    expect(refused('')?.code).toBe('scenarios/wrong-file')
    expect(refused(header)?.code).toBe('scenarios/no-changes')
  })

  test('that is huge is refused with the limit, before its rows are looked at', () => {
    const many = Array.from({ length: mostChanges + 1 }, (_, at) => `close,office-${at},,,`)
    expect(refused(file(...many))?.code).toBe('scenarios/huge')
    expect(takeFile('draft.csv', file(...many.slice(1)))).toHaveLength(mostChanges)
    expect(refused(`${header}${'x'.repeat(mostBytes)}`)?.code).toBe('scenarios/huge')
    expect(refused(`${header}${'x\n'.repeat(45_000)}`)?.code).toBe('scenarios/huge')
  })

  test('that contradicts itself or goes in a circle is refused, row by row', () => {
    const text = file(
      'change-kind,vienna,country-office,,',
      'change-kind,vienna,sub-office,,',
      'merge,dakar,abidjan,,',
      'merge,abidjan,dakar,,',
      'close,cairo,,,',
      'close,cairo,,,',
    )
    expect(refused(text)).toEqual({
      code: 'scenarios/wrong-file',
      faults: [
        'changes.2.value decisions/change/contradiction',
        'changes.3.value decisions/change/circular-merger',
        'changes.4.value decisions/change/circular-merger',
        'changes.6.value decisions/change/twice',
      ],
    })
  })

  test('that is written can be read again, whatever people type', () => {
    const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)
    const typed = fc
      .oneof(
        fc.string({ maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom('=1+1', "'=1", "''@x", '-', '"', 'a,b;c', 'two\nlines', "d'un", '\uFEFFx'),
      )
      .map((text) => text.replace(/[^\P{Cc}\t\n]/gu, '').trim())
    const line = typed.map((text) => text.replace(/\p{Cc}/gu, '').trim())
    const valueOf = (kind: Change['kind']) => {
      if (['close', 'change-line', 'move', 'merge', 'split', 'transfer'].includes(kind))
        return id.map((each) => `office:${each}`)
      if (kind.endsWith('liaison')) return id.map((each) => `body:${each}`)
      return line.map((text) => text || 'x')
    }
    const any = fc.constantFrom(...changeKinds).chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        subject: id.map((each) => `office:${each}`),
        value: valueOf(kind),
        qualifier: kind === 'rename' ? line.map((text) => text || 'en') : line,
        note: typed,
      }),
    )
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (changes) => {
        expect(readChanges('draft.csv', writeChanges(changes))).toEqual({
          rows: changes,
          wrong: [],
        })
      }),
      { numRuns: 400 },
    )
  })
})

describe('a list of changes', () => {
  test('may say many things of one office, if they can all be', () => {
    expect(
      reasons(
        change('open', 'office:almaty', 'sub-office'),
        change('rename', 'office:almaty', 'Almaty', 'en'),
        change('rename', 'office:almaty', 'Almaty', 'fr'),
        change('change-line', 'office:almaty', 'office:vienna'),
        change('give-function', 'office:almaty', 'training', 'central-asia'),
        change('take-function', 'office:vienna', 'training', 'central-asia'),
        change('take-function', 'office:dakar', 'training'),
        change('close', 'office:dakar', 'office:abidjan'),
      ),
    ).toEqual([])
  })

  test('says nothing twice, and gives no office two names in one language, two kinds, lines or places', () => {
    expect(
      reasons(
        change('close', 'office:dakar'),
        { ...change('close', 'office:dakar'), note: 'Again' },
        change('rename', 'office:vienna', 'Wien', 'en'),
        change('rename', 'office:vienna', 'Vienna', 'en'),
        change('change-line', 'office:cairo', 'office:vienna'),
        change('change-line', 'office:cairo', 'office:bangkok'),
        change('relocate', 'office:cairo', 'amman'),
        change('relocate', 'office:cairo', 'tunis'),
        change('open', 'office:almaty', 'sub-office'),
        change('change-kind', 'office:almaty', 'country-office'),
      ),
    ).toEqual([
      '1 value change/twice',
      '3 value change/contradiction',
      '5 value change/contradiction',
      '7 value change/contradiction',
      '9 value change/contradiction',
    ])
  })

  test('does not give and take the same, nor give anything to what ceases, nor let anything pass there', () => {
    expect(
      reasons(
        change('give-coverage', 'office:vienna', 'AUT'),
        change('take-coverage', 'office:vienna', 'AUT'),
        change('open', 'office:almaty', 'sub-office'),
        change('close', 'office:almaty'),
        change('merge', 'office:dakar', 'office:abidjan'),
        change('rename', 'office:dakar', 'Dakar', 'en'),
        change('transfer', 'office:cairo', 'office:dakar', 'training'),
        change('change-line', 'office:amman', 'office:dakar'),
      ),
    ).toEqual([
      '1 value change/contradiction',
      '2 subject change/closed-too',
      '5 subject change/closed-too',
      '6 value change/passes-to-closed',
      '7 value change/passes-to-closed',
    ])
  })

  test('hands one region, or one service, over to one office', () => {
    expect(
      reasons(
        change('split', 'office:vienna', 'office:almaty', 'central-asia'),
        change('split', 'office:vienna', 'office:cairo', 'central-asia'),
        change('transfer', 'office:dakar', 'office:almaty', 'training'),
        change('transfer', 'office:dakar', 'office:cairo', 'training'),
      ),
    ).toEqual(['1 value change/contradiction', '3 value change/contradiction'])
  })

  test('leads in no circle, however long, and not to itself; what leads into one is no part of it', () => {
    expect(
      reasons(
        change('change-line', 'office:a', 'office:b'),
        change('change-line', 'office:b', 'office:c'),
        change('change-line', 'office:c', 'office:a'),
        change('change-line', 'office:d', 'office:a'),
        change('move', 'unit:x', 'unit:x'),
      ),
    ).toEqual([
      '0 value change/circular-line',
      '1 value change/circular-line',
      '2 value change/circular-line',
      '4 value change/circular-line',
    ])
  })
})
