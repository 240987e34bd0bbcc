import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { lend, takeBack } from './actions.ts'
import { as, day, somebody, why } from './people.test.room.ts'
import { on } from './versions.test.room.ts'

const chiefOfAda = 'chief-of-mission-of-ada'
const loan = { rights: null, from: day, until: '2025-03-01', reason: 'Leave' }

describe('lending', () => {
  test('who may lend their own post’s rights does not lend those of the chief of mission', async ({
    iom,
  }) => {
    await somebody(iom, 'Ada', 'chief-of-mission')
    await somebody(iom, 'Bea', 'project-developer')
    const pam = await as(iom, await somebody(iom, 'Pam', 'project-manager'))
    const to = { ...loan, toPost: 'project-developer-of-bea' }
    const { version } = await on(pam, chiefOfAda).lend
    for (const rights of [null, ['funds.commit']])
      expect(await codeOf(lend(pam, chiefOfAda, { ...to, rights, version }))).toBe(
        'posts/reason.no-right',
      )
    const own = 'project-manager-of-pam'
    expect(await codeOf(lend(pam, own, { ...to, ...(await on(pam, own).lend) }))).toBe('done')
  })

  test('who is in charge of a post lends its rights to nobody else', async ({ iom }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const bea = await somebody(iom, 'Bea', 'project-developer')
    await somebody(iom, 'Cem', 'translator')
    const inCharge = { ...loan, toPost: 'project-developer-of-bea' }
    await lend(ada, chiefOfAda, { ...inCharge, ...(await on(ada, chiefOfAda).lend) })
    const onwards = { ...loan, toPost: 'translator-of-cem', until: '2030-01-01' }
    const { version } = await on(ada, chiefOfAda).lend
    const rights = ['funds.commit']
    expect(
      await codeOf(lend(await as(iom, bea), chiefOfAda, { ...onwards, rights, version })),
    ).toBe('posts/reason.lent-on')
  })

  test('a token made for lending lends what its person’s own post may do', async ({ iom }) => {
    const pam = await as(iom, await somebody(iom, 'Pam', 'project-manager'))
    await somebody(iom, 'Bea', 'project-developer')
    const own = 'project-manager-of-pam'
    const wanted = { ...loan, toPost: 'project-developer-of-bea' }
    const by = (scopes: string[]) => ({ ...pam, asker: { ...pam.asker, session: null, scopes } })
    const { version } = await on(pam, own).lend
    expect(await codeOf(lend(by(['posts.read']), own, { ...wanted, version }))).toBe(
      'posts/reason.no-scope',
    )
    expect(await codeOf(lend(by(['posts.delegate']), own, { ...wanted, version }))).toBe('done')
  })

  test('who must show a second factor takes nothing back before they did', async ({ iom }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    await somebody(iom, 'Bea', 'project-developer')
    const wanted = { ...loan, toPost: 'project-developer-of-bea' }
    const delegation = await lend(ada, chiefOfAda, {
      ...wanted,
      ...(await on(ada, chiefOfAda).lend),
    })
    const ending = { delegation, day: '2025-02-20', why, version: versionOf({ day: wanted.until }) }
    const mustProve = { from: '2025-01-01', isDue: true, rights: ['posts.delegate'] }
    const unproven = { ...ada, asker: { ...ada.asker, mustProve } }
    expect(await codeOf(takeBack(unproven, chiefOfAda, ending))).toBe('posts/reason.no-factor')
    expect(await codeOf(takeBack(ada, chiefOfAda, ending))).toBe('done')
  })
})
