import { randomUUID } from 'node:crypto'
import { byCommand, perform } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db/db.ts'
import { locales } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { addPerson, deactivate, reactivate } from '#people/actions/invitation.ts'
import { beginSession } from '#people/actions/sessions.ts'
import { personById } from '#people/views.ts'
import { demoPeople, type DemoPerson, demoPost } from '#posts/model/demo.ts'
import { addHolding, addPost } from '#posts/store.ts'
import { demoHolders, demoOffices } from '#posts/views/demo.ts'

/**
 * Signs in as the demo person of a role; answers the value of the session's cookie. The first time, all demo people and posts
 * are made, in one act. The caller has made sure that this is an installation for trying out. Refuses a role without a demo
 * person (`posts/unknown-post`).
 */
export async function signInAsDemo(
  db: Db,
  { role, moment, browser, instead }: DemoSignIn,
  now: Date,
): Promise<string> {
  const post = demoPost(role)
  if (!demoPeople.some((each) => each.role === role)) found(undefined, 'posts/unknown-post')
  const holders = await demoTeam(db, moment)
  const person = found(holders.get(post), 'posts/unknown-post')
  const standing = (await personById(db, person))?.standing
  if (standing !== 'active')
    await perform(db, demoDeed('people.reactivated', `person:${person}`), (act) =>
      reactivate(act, person),
    )
  const begun = {
    person,
    way: 'demo',
    browser,
    awaitsFactor: false,
    hasSecondFactor: false,
  } as const
  return beginSession(db, { ...begun, instead }, now)
}

/** Who is to be signed in, on which day, in which browser, and the cookie it held before. */
export interface DemoSignIn {
  role: string
  moment: Moment
  browser: string
  instead: string | undefined
}

const demoDeed = (name: string, subject: string) => ({ by: byCommand('demo'), name, subject })

/** Who holds the demo posts, by post; the first time all demo people and posts are made, in one act, `since` a day: that of the moment, unless told. */
export async function demoTeam(
  db: Db,
  moment: Moment,
  since: Day = moment.asOf,
): Promise<Map<string, string>> {
  const known = await demoHolders(db)
  const isWhole = demoPeople.every((each) => known.has(demoPost(each.role)))
  return isWhole ? known : makeDemo(db, moment, since)
}

async function makeDemo(db: Db, moment: Moment, since: Day): Promise<Map<string, string>> {
  const offices = found((await demoOffices(db, moment, since)) ?? undefined, 'posts/unknown-post')
  await perform(db, demoDeed('posts.demo-made', 'demo:people'), async (act) => {
    const there = await demoHolders(act.db)
    for (const demo of demoPeople.filter((each) => !there.has(demoPost(each.role)))) {
      const email = `${demoPost(demo.role)}@demo.invalid`
      const person = await addPerson(act, { email, name: `${demo.name} (demo)`, locale: 'en' })
      const id = demoPost(demo.role)
      const span = { from: since, until: null }
      const confinedTo = [...(demo.confinedTo ?? [])]
      await addPost(act, {
        id,
        role: demo.role,
        office: offices[demo.place].id,
        unit: null,
        titles: titlesFor(demo, offices[demo.place].name),
        confinedTo,
        isPublic: false,
        ...span,
      })
      const holding = { id: `h-${randomUUID()}`, post: id, person, publicName: null, why: null }
      await addHolding(act, { ...holding, ...span })
    }
  })
  return demoHolders(db)
}

const titlesFor = ({ role }: DemoPerson, office: string) =>
  Object.fromEntries(
    locales.map((locale) => {
      const words = wordsIn(locale)
      const called = words.t('posts.title.at', { role: words.t(`posts.role.${role}`), office })
      return [locale, words.t('posts.demo.title-of-post', { role: called })]
    }),
  )

/** Ends what demo people can do, on a server that is no longer for trying out: they are no longer active, and their sessions end. */
export async function closeDemo(db: Db): Promise<void> {
  for (const person of (await demoHolders(db)).values())
    if ((await personById(db, person))?.standing === 'active')
      await perform(db, demoDeed('people.deactivated', `person:${person}`), (act) =>
        deactivate(act, person),
      )
}
