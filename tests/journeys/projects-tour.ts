import { expect, test } from 'vitest'
import type { Visit } from './visit.ts'

const forms = 'projects/pr-demo-border-forms'

/** The README's five minutes of a project, as they are written there. */
export function tourOfProjects(visit: Visit): void {
  const { program, page, main, open, press, follow, says, menu, choose, fill } = visit
  const { signInAs, isOpenToAll } = visit

  /** Opens what waits for somebody, by its title. */
  const takeUp = async (name: string, title: string) => {
    await signInAs(name)
    await open('work')
    await follow(title)
  }

  const yesToAll = async () => {
    for (const yes of await main().getByLabel('Yes', { exact: true }).all()) await yes.check()
  }

  test('the README’s five minutes of a project: what anybody reads', async () => {
    await open('projects?q=CS.1122')
    await follow(/CS\.1122|./)
    await says('The route to endorsement')
    await open('portfolio')
    await says('By region')
    await isOpenToAll()
  }, 240_000)

  test('returned with a reason, it is amended and sent again; the page says who is asked and why', async () => {
    await takeUp('Aizhan Merevale', 'Demo: Border posts report in one form')
    await says('please come back with its letter')
    await follow('Write')
    await follow('Why and how')
    await follow('Partnerships and coordination')
    await main()
      .locator('textarea')
      .first()
      .fill(
        'Customs and the statistics committee share the form. The Border Service agreed by letter on 20 November.',
      )
    await press('Save')
    await open(`${forms}/write/missing`)
    await isOpenToAll()
  }, 240_000)
}
