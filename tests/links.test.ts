import { expect, test } from 'vitest'
import { followLinks } from './links.ts'
import { startProgram } from './requests.ts'

followLinks('iom')

test('a city found by the search leads to its offices on the day asked about', async () => {
  const program = await startProgram()
  const { text } = await program.get('/en/search?q=vienna&asOf=2018-06-30')
  expect(text).toContain('href="/en/offices?city=vienna&amp;asOf=2018-06-30"')
  await program.close()
})
