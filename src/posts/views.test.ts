import { describe, expect } from 'vitest'
import type { Asker } from '#platform/doors/asker.ts'
import { test } from '#platform/testing/world.ts'
import { makePost } from './actions.ts'
import { as, chief, somebody } from './people.test.room.ts'
import { accessOf, vacantAndWaiting } from './views/access.ts'
import { postLife } from './views/life.ts'
import { officeChoices } from './views/offices.ts'
import { shownPosts } from './views/shown.ts'

describe('who sees what', () => {
  test('names of holders are for those whose right to read them reaches the office', async ({
    iom,
  }) => {
    await somebody(iom, 'Ada', 'project-developer')
    const near = await as(iom, await somebody(iom, 'Bea', 'project-manager'))
    const far = await as(iom, await somebody(iom, 'Cem', 'project-manager', 'dakar'))
    const of = async ({ asker }: { asker: Asker | null }) => {
      const looking = { db: iom, moment: near.asker.today, locale: 'en' as const, asker }
      return (await shownPosts(looking, { office: 'kyrgyzstan' })).map((post) => post.holder)
    }
    expect(await of(near)).toEqual(['Ada', 'Bea'])
    expect(await of(far)).toEqual([])
    expect(await of({ asker: null })).toEqual([])
    const looking = { ...far, moment: far.asker.today, locale: 'en' as const }
    expect(await postLife(looking, 'project-developer-of-ada')).toBeUndefined()
  })

  test('an access review tells who can do what at an office, by a mandate too, and which rights nobody has', async ({
    iom,
  }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const root = await as(iom, await somebody(iom, 'Root', 'administrator', 'headquarters'))
    await somebody(iom, 'Vera', 'regional-director', 'vienna')
    const looking = (who: typeof ada) => ({
      db: iom,
      moment: who.asker.today,
      locale: 'en' as const,
      asker: who.asker,
    })
    const asked = { office: 'kyrgyzstan', right: 'posts.appoint' }
    const names = async (who: typeof ada) =>
      (await accessOf(looking(who), asked)).map((each) => each.name)
    expect((await names(root)).toSorted()).toEqual(['Ada', 'Root', 'Vera'])
    expect(await names(ada)).toEqual(['Ada'])
    await makePost(root, { ...chief, role: 'legal', office: 'kyrgyzstan' })
    const waiting = await vacantAndWaiting(looking(root))
    expect(waiting.find((each) => each.post === 'legal-kyrgyzstan')?.rights).toEqual([
      'legal.review',
    ])
  })

  test('each office of a choice bears its own name', async ({ iom }) => {
    const { asker } = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const choices = new Map(
      (await officeChoices(iom, asker.today)).map(({ id, name }) => [id, name]),
    )
    expect(choices.get('kyrgyzstan')).toBe('Kyrgyzstan')
    expect(choices.get('headquarters')).toBe('Headquarters')
  })

  test('an access review calls posts by their names in the language of who looks', async ({
    iom,
  }) => {
    const ada = await as(iom, await somebody(iom, 'Ada', 'chief-of-mission'))
    const looking = { ...ada, db: iom, moment: ada.asker.today, locale: 'fr' as const }
    const titles = new Set((await accessOf(looking)).map((each) => each.title))
    expect([...titles]).toEqual(['Chef de mission, Kyrgyzstan'])
  })
})
