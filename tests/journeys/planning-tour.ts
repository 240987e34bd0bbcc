import { expect, test } from 'vitest'
import type { Visit } from './visit.ts'

const region = 'plans/p-demo-europe-and-central-asia-2025-2029'
const strategy = 'plans/p-demo-kyrgyzstan-2025-2028'

/** The README's five minutes of planning, as they are written there. */
export function tourOfPlanning(visit: Visit): void {
  const { program, main, open, press, follow, says, saysNothingOf, menu, choose } = visit
  const { signInAs, isOpenToAll } = visit

  const plansWaitingFor = async (name: string) => {
    await signInAs(name)
    await menu('Plans')
    await follow('Plans that wait for you')
  }

  /** Does what a row of the list of what waits offers to do with Kyrgyzstan’s strategy. */
  const takeUp = (what: string) =>
    main()
      .getByRole('row', { name: /Country strategy Kyrgyzstan/ })
      .getByRole('link', { name: what })
      .click()

  test('the README’s five minutes of planning: what anybody reads', async () => {
    await open('plans')
    await says('6 plans')
    await follow('Demo: Regional strategy 2025–2029, eight countries')
    await follow('Compared with version 1')
    await says('Parts: 0 added, 1 removed, 1 changed, 9 as they were.')
    await follow('Demo: Regional strategy 2025–2029, eight countries')
    await main()
      .getByRole('navigation', { name: 'Languages of this plan' })
      .getByText('Arabic')
      .click()
    await says('ينتقل العمال بصورة نظامية وبعقود عادلة')
    await isOpenToAll()
    const pdf = await program().app.inject(`/en/${region}/2/document.pdf?language=ar`)
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

    await open(`${strategy}/cascade`)
    await says('Open counters in Osh, Jalal-Abad, Batken and Naryn')
    await says(
      'Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work',
    )

    await menu('Plans')
    await follow('Gaps in planning')
    await says('Countries without a strategy in force')
    await main()
      .locator('summary')
      .filter({ hasText: /^Europe and Central Asia/ })
      .click()
    await main()
      .getByRole('row', { name: /^Kyrgyzstan In force/ })
      .waitFor()
    await isOpenToAll()
  }, 240_000)

  test('what the region changed is asked below, and amended there', async () => {
    await plansWaitingFor('Selamawit Orbeli')
    await follow('Border posts report what they see in one form')
    await says('It is no more. When it was cited it said:')
    await main().locator('del', { hasText: 'Border services share what they see' }).waitFor()
    await isOpenToAll()
    await choose('The plan is to be amended')
    await main().getByLabel('Why', { exact: true }).fill('The region left it')
    await press('Answer')
    await follow('Amend the plan')
    await press('Amend')
    await says('The amendment is a draft now.')

    await follow('Cite what stands above: Border posts report what they see in one form')
    await press(/^Cite no longer/)
    await says('1 thing is still missing before this can be put before the mandate holder')
    await follow('Cite what stands above: Border posts report what they see in one form')
    await main()
      .getByLabel(/Data on mobility are comparable/)
      .check()
    await press('Cite these')
    await says('Everything that is required stands there.')
    await follow('Cite what stands above: Those who return find work within half a year')
    await press(/^Cite no longer/)
    await follow('Cite what stands above: Those who return find work within half a year')
    await main()
      .getByLabel(/Returning migrants and their families/)
      .check()
    await press('Cite these')
    await says('It is cited.')
    await saysNothingOf('to be confirmed')

    await follow('Open the consultation')
    await says(
      'Europe and Central Asia is consulted because it covered Kyrgyzstan on 22 November 2026.',
    )
    await press('Open the consultation')
    await says('1 office has not answered yet, and may until 4 December 2026.')
  }, 240_000)

  test('consulted, endorsed and published; the version before keeps its address and what it said', async () => {
    await open(`${strategy}/1`)
    const fingerprint = await main().locator('code').first().textContent()

    await plansWaitingFor('Ilse Vantongerlo')
    await takeUp('Answer for your office')
    await choose('Agrees')
    await press('Answer for your office')
    await says('The answer of your office is recorded.')

    await plansWaitingFor('Selamawit Orbeli')
    await takeUp('Put before the mandate holder')
    await press('Put before the mandate holder')
    await says('The plan is before the mandate holder, who is told by letter.')

    await plansWaitingFor('Ilse Vantongerlo')
    await takeUp('Endorse or return')
    await choose('Endorse')
    await press('Endorse or return')
    await says('The plan is endorsed.')

    await plansWaitingFor('Selamawit Orbeli')
    await takeUp('Publish')
    await press('Publish')
    await says('The plan is published.')
    await says('22 November 2026 to 31 December 2028')

    await open(`${strategy}/1`)
    await says('Superseded since 22 November 2026')
    expect(await main().locator('code').first().textContent()).toBe(fingerprint)
    await says('Border services share what they see')

    await menu('Plans')
    await follow('Plans that wait for you')
    await saysNothingOf('Border posts report what they see in one form')
    await says('Grants and advice for those who return')
  }, 240_000)

  test('and back up: a value is approved, the progress shown, the sum of the region', async () => {
    await open('monitoring/p-demo-kyrgyzstan-2025-2028/i1')
    await says('Waits for approval')
    await saysNothingOf('Approve or return')

    await signInAs('Ilse Vantongerlo')
    await menu('Monitoring')
    await follow('1 value to approve')
    await follow('Seasonal workers informed before they leave')
    await choose('Approve: it is the value of its year')
    await press('Decide')
    await main()
      .getByRole('row', { name: /2026 3,500 2,990 70 % Behind/ })
      .waitFor()
    await follow('What adds up to it')
    await main().getByLabel('Year', { exact: true }).fill('2025')
    await press('Add up')
    await says('7,900')
    await says('in 2025, from 2 indicators')
  }, 240_000)
}
