import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { wordsIn } from '#platform/i18n/words.ts'
import { type Check, checkKey } from '#network/model/checks/check.ts'
import { CheckList } from './check-list.tsx'

const vienna = { type: 'office', id: 'vienna', label: 'Vienna' }
const orphan: Check = {
  id: 'orphan',
  severity: 'error',
  about: [vienna, { type: 'office', id: 'gone', label: 'The one <that> went' }],
  details: {},
}
const unplaced: Check = { id: 'unplaced', severity: 'warning', about: [vienna], details: {} }
const words = wordsIn('en')

describe('the list of checks', () => {
  test('shows errors before warnings, each with what would mend it', () => {
    const html = renderToString(<CheckList words={words} checks={[unplaced, orphan]} />)
    expect(html.indexOf('Errors')).toBeLessThan(html.indexOf('Warnings'))
    expect(html).toContain('&lt;that')
    expect(html).toContain('Say in which city it is.')
    expect(html).not.toContain('checkbox')
  })

  test('lets warnings be signed for, and errors not', () => {
    const html = renderToString(
      <CheckList words={words} checks={[orphan, unplaced]} signed={[checkKey(unplaced)]} />,
    )
    expect(html.match(/type="checkbox"/g)).toHaveLength(1)
    expect(html).toMatch(/name="signed" value="unplaced office:vienna" checked/)
  })

  test('says so when nothing is wrong, in every language', () => {
    for (const locale of ['en', 'fr', 'es', 'ar'] as const) {
      const html = renderToString(<CheckList words={wordsIn(locale)} checks={[]} signed={[]} />)
      expect(html).toContain(wordsIn(locale).t('network.checks.none'))
    }
  })
})
