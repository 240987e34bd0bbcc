import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { appoint, endHolding, endPost, lend, loadRoles, makePost, takeBack } from './actions.ts'
import { as, chief, day, somebody, why } from './people.test.room.ts'
import { grantsOf } from './views/grants.ts'
import { on } from './versions.test.room.ts'
import { holdingsOf, postById } from './views/posts.ts'
import { shownPosts } from './views/shown.ts'

const lastEvent = async (db: Db) => {
  const rows = await sql<{
    name: string
    actor: string
    post_title: string
    for_post_title: string | null
    office: string
    why: string
    changes: unknown
  }>`select name, actor, post_title, for_post_title, office, why, changes from event order by id desc limit 1`.execute(
    db,
  )
  return rows.rows[0]
}

describe('posts', () => {
  test('a post is made, held, left, and ended; nothing is overwritten, and the history tells each step', async ({
    iom,
  }) => {
    const by = await as(iom, await somebody(iom, 'Ada', 'administrator', 'headquarters'))
    const bea = await somebody(iom, 'Bea')
    const id = await makePost(by, chief)
    expect(id).toBe('chief-of-mission-kyrgyzstan')
    expect(await makePost(by, chief)).toBe('chief-of-mission-kyrgyzstan-2')
    const span = { from: day, until: null, publicName: null, why }
    const holding = await appoint(by, id, { person: bea, ...span, ...(await on(by, id).appoint) })
    expect(await lastEvent(iom)).toMatchObject({
      name: 'posts.appointed',
      post_title: 'Administrator, Headquarters',
      office: 'kyrgyzstan',
      why,
      changes: [
        { field: 'posts.field.holder', before: null, after: 'Bea' },
        { field: 'posts.field.from', before: null, after: day },
      ],
    })
    expect((await grantsOf(iom, bea, by.asker.today)).length).toBeGreaterThan(5)
    await endHolding(by, id, { holding, day: '2025-06-01', why, version: on(by, id).open })
    expect(await holdingsOf(iom, by.asker.today, id)).toMatchObject([{ until: '2025-06-01' }])
    expect(await grantsOf(iom, bea, await momentAt(iom, '2025-06-01', null))).toEqual([])
    await endPost(by, id, { day: '2026-01-01', why, ...(await on(by, id).end) })
    expect(await postById(iom, by.asker.today, id)).toMatchObject({ until: '2026-01-01' })
    const rows = await sql<{
      rows: number
    }>`select count(*)::int as rows from post where id = ${id}`.execute(iom)
    expect(rows.rows[0]?.rows).toBe(2)
  })

  test('a holder at a time; a post held is not given to another', async ({ iom }) => {
    const by = await as(iom, await somebody(iom, 'Ada', 'administrator', 'headquarters'))
    const bea = await somebody(iom, 'Bea', 'project-developer')
    const id = 'project-developer-of-bea'
    const wanted = { person: await somebody(iom, 'Cem'), publicName: null, why, until: null }
    const { version } = await on(by, id).appoint
    expect(await codeOf(appoint(by, id, { ...wanted, from: day, version }))).toBe(
      'posts/held-already',
    )
    expect(await codeOf(appoint(by, id, { ...wanted, person: 'p-none', from: day, version }))).toBe(
      'field/form',
    )
    expect(bea).toMatch(/^p-/)
  })

  test('nobody appoints themselves, and nobody gives rights that reach farther than their own', async ({
    iom,
  }) => {
    const own = await somebody(iom, 'Ada', 'chief-of-mission')
    const by = await as(iom, own)
    const admin = await as(iom, await somebody(iom, 'Root', 'administrator', 'headquarters'))
    const id = await makePost(admin, { ...chief, role: 'administrator' })
    const developer = await makePost(by, { ...chief, role: 'project-developer' })
    const { version } = await on(by, developer).appoint
    const wanted = { person: own, publicName: null, from: day, until: null, why, version }
    expect(await codeOf(appoint(by, developer, wanted))).toBe('posts/reason.yourself')
    expect(await codeOf(makePost(by, { ...chief, role: 'administrator' }))).toBe(
      'posts/reason.beyond',
    )
    const bea = await somebody(iom, 'Bea')
    expect(
      await codeOf(appoint(by, id, { ...wanted, person: bea, ...(await on(by, id).appoint) })),
    ).toBe('posts/reason.beyond')
    expect(await codeOf(makePost(by, { ...chief, office: 'dakar' }))).toBe('posts/reason.elsewhere')
    expect(await codeOf(appoint(by, developer, { ...wanted, person: bea }))).toBe('done')
  })

  test('roles that are confined need to be, others may not', async ({ iom }) => {
    const by = await as(iom, await somebody(iom, 'Ada', 'administrator', 'headquarters'))
    expect(await codeOf(makePost(by, { ...chief, role: 'translator' }))).toBe('field/missing')
    expect(await codeOf(makePost(by, { ...chief, confinedTo: ['ar'] }))).toBe('field/unknown')
    expect(await codeOf(makePost(by, { ...chief, role: 'translator', confinedTo: ['ar'] }))).toBe(
      'done',
    )
    expect(await codeOf(makePost(by, { ...chief, office: 'nowhere' }))).toBe('field/form')
    expect(await codeOf(makePost(by, { ...chief, until: day }))).toBe('field/after')
  })

  test('posts of the documents are public, hold no person, take a public name, and do not end here', async ({
    iom,
  }) => {
    const by = await as(iom, await somebody(iom, 'Ada', 'administrator', 'headquarters'))
    const looking = { db: iom, moment: by.asker.today, locale: 'en', asker: null } as const
    const shown = await shownPosts(looking)
    expect(shown.map((post) => post.id)).toContain('director-general')
    expect(shown.every((post) => post.holder === null && post.isPublic)).toBe(true)
    const id = 'director-general'
    const named = { person: null, publicName: 'A. Name', from: day, until: null, why }
    await appoint(by, id, { ...named, ...(await on(by, id).appoint) })
    expect((await shownPosts(looking)).find((post) => post.id === id)?.holder).toBe('A. Name')
    expect(await codeOf(endPost(by, id, { day, why, ...(await on(by, id).end) }))).toBe(
      'posts/documented-post',
    )
  })

  test('every unit that the documents call a post is one of the posts', async ({ iom }) => {
    const rows = await sql<{ unit: string }>`
      select distinct unit from unit_kind where kind = 'post' except select unit from unit_post`.execute(
      iom,
    )
    expect(rows.rows).toEqual([])
  })
})

describe('lent rights', () => {
  test('a stand-in does what the post may, for the days given, under both names', async ({
    iom,
  }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const bea = await somebody(iom, 'Bea', 'project-developer')
    const post = 'chief-of-mission-of-ada'
    const { version } = await on(ada, post).lend
    const loan = {
      toPost: 'project-developer-of-bea',
      from: day,
      until: '2025-03-01',
      reason: 'Leave',
    }
    const rights = ['posts.appoint', 'posts.make']
    const lent = await lend(ada, post, { ...loan, rights, version })
    const standIn = await as(iom, bea)
    expect(
      standIn.asker.grants.filter((each) => each.onBehalfOf !== null).map((each) => each.right),
    ).toEqual(rights)
    await makePost(standIn, { ...chief, role: 'project-developer' })
    expect(await lastEvent(iom)).toMatchObject({
      name: 'posts.made',
      post_title: 'Project Developer, Kyrgyzstan',
      for_post_title: 'Chief of Mission, Kyrgyzstan',
    })
    const after = await as(iom, bea, '2025-03-01')
    expect(after.asker.grants.some((each) => each.onBehalfOf !== null)).toBe(false)
    await takeBack(ada, post, {
      delegation: lent,
      day: '2025-02-20',
      why,
      version: versionOf({ day: '2025-03-01' }),
    })
    const back = await as(iom, bea, '2025-02-20')
    expect(back.asker.grants.some((each) => each.onBehalfOf !== null)).toBe(false)
  })

  test('who is in charge has all rights of the post, one at a time; what is lent is not lent on', async ({
    iom,
  }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const bea = await somebody(iom, 'Bea', 'project-developer')
    await somebody(iom, 'Cem', 'translator')
    const post = 'chief-of-mission-of-ada'
    const loan = { rights: null, from: day, until: '2025-03-01', reason: 'Leave' }
    const to = (toPost: string) => ({ ...loan, toPost })
    await lend(ada, post, { ...to('project-developer-of-bea'), ...(await on(ada, post).lend) })
    const standIn = await as(iom, bea)
    const own = ada.asker.grants.map((each) => each.right)
    const lent = standIn.asker.grants.filter((each) => each.onBehalfOf?.id === post)
    expect(lent.map((each) => each.right)).toEqual(own)
    expect(
      await codeOf(lend(ada, post, { ...to('translator-of-cem'), ...(await on(ada, post).lend) })),
    ).toBe('posts/in-charge-already')
    const mine = 'project-developer-of-bea'
    expect(
      await codeOf(
        lend(standIn, mine, {
          ...to('translator-of-cem'),
          rights: ['posts.appoint'],
          ...(await on(standIn, mine).lend),
        }),
      ),
    ).toBe('field/form')
    const someRight = { ...to('project-developer-of-bea'), rights: ['posts.appoint'] }
    expect(
      await codeOf(lend(standIn, post, { ...someRight, ...(await on(standIn, post).lend) })),
    ).toBe('posts/reason.yourself')
  })

  test('rights end with the post that they were lent to', async ({ iom }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const bea = await somebody(iom, 'Bea', 'project-developer')
    const admin = await as(iom, await somebody(iom, 'Root', 'administrator', 'headquarters'))
    const [post, to] = ['chief-of-mission-of-ada', 'project-developer-of-bea']
    const loan = { toPost: to, rights: null, from: day, until: '2026-01-01', reason: 'Leave' }
    await lend(ada, post, { ...loan, ...(await on(ada, post).lend) })
    await endHolding(admin, to, {
      holding: to,
      day: '2025-03-01',
      why,
      version: on(admin, to).open,
    })
    expect(await grantsOf(iom, bea, await momentAt(iom, '2025-02-28', null))).not.toEqual([])
    expect(await grantsOf(iom, bea, await momentAt(iom, '2025-03-01', null))).toEqual([])
  })
})

test('roles are loaded once; a second load changes nothing and leaves no event', async ({
  iom,
}) => {
  const before = (await lastEvent(iom))?.name
  expect(await loadRoles(iom, 'organisations')).toEqual({ changed: 0 })
  expect((await lastEvent(iom))?.name).toBe(before)
})
