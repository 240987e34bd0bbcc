import { test } from 'vitest'
import type { Visit } from './visit.ts'

const forms = 'Demo: Border posts report in one form'

/** The README's ten minutes of a project, as they are written there. */
export function tourOfProjects(visit: Visit): void {
  const { page, main, open, press, follow, says, choose, signInAs, isOpenToAll } = visit

  /** Opens what waits for somebody under My work, by its title. */
  const takeUp = async (name: string, title: string) => {
    await signInAs(name)
    await open('work')
    await follow(title)
  }

  test('the README’s ten minutes of a project: what anybody reads', async () => {
    await page().context().clearCookies()
    await open('projects?q=CS.1122')
    await follow(/^Socio-Economic Reintegration of Returnees/)
    await says('CS.1122')
    await says('No document says that anybody holds this on 15 March 2021')
    await open('portfolio')
    await says('Amounts of different currencies are never added')
    await isOpenToAll()
  }, 240_000)

  test('what was returned is amended and sent again, and the page says who is asked and why', async () => {
    await takeUp('Aizhan Merevale', forms)
    await says('please come back with its letter')
    await follow('Go on writing')
    await follow('Why and how')
    await follow('Write: Partnerships and coordination')
    const chapter = main().getByLabel('English')
    await chapter.fill(
      'Customs share the form. The Border Service agreed to it by letter on 20 November 2026.',
    )
    await press('Save')
    await says('It is saved.')
    await follow('Nothing is missing for the next step')
    await follow('Submit for review')
    await says('Europe and Central Asia is asked because it covers Kyrgyzstan')
    await isOpenToAll()
    await press('Send it for endorsement')
    await says('It is on its way.')
  }, 240_000)

  test('the Chief of Mission sees what changed since, and endorses; the next four are asked at once', async () => {
    await takeUp('Selamawit Orbeli', forms)
    await says('What changed since it was returned')
    await main().locator('ins', { hasText: 'letter' }).first().waitFor()
    for (const yes of await main().getByLabel('Yes', { exact: true }).all()) await yes.check()
    await choose('Endorse')
    await isOpenToAll()
    await press('Record')
    await says('Endorsed: your verdict is recorded.')
    await follow('See the whole route')
    await main().getByText('until 27 November 2026').first().waitFor()

    await takeUp('Noor Halvorsalem', forms)
    await says('Review of the budget')
  }, 240_000)

  test('a signed agreement is activated: a code, what is due, and the papers', async () => {
    await signInAs('Joaquín Tarrebueno')
    await open('projects/pr-demo-water-bulletin')
    await follow('Activate the project')
    await main()
      .getByLabel('Project manager', { exact: true })
      .selectOption({ label: 'Joaquín Tarrebueno (demo) (Demo: Project Manager, Kyrgyzstan)' })
    await press('Activate the project')
    await main()
      .getByText(/^DR\.\d+$/)
      .first()
      .waitFor()
    await open('calendar')
    await says('Interim report 1')
    await isOpenToAll()

    await open('projects/pr-demo-counters')
    await follow('Make a document')
    const select = (label: string, option: string) =>
      main().getByLabel(label, { exact: true }).selectOption({ label: option })
    await select('Document', 'Proposal')
    await select('Language', 'Arabic')
    await select('Format', 'PDF')
    await press('Look at it first')
    await says('مقترح مشروع: للتجربة: مكاتب مشورة قبل المغادرة في أربع مدن')
    await isOpenToAll()
    await follow('Make a document')
    await press('Make a document')
    await page().waitForURL(/#papers$/)
    const paper = main()
      .locator('#papers')
      .getByRole('row', { name: /Proposal.*Arabic/ })
    await paper.getByRole('link').first().waitFor()
  }, 240_000)
}
