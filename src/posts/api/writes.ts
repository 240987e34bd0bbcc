import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import { appoint, endHolding, endPost, lend, makePost, takeBack } from '#posts/actions.ts'
import { AppointBody, EndBody, LendBody, MakeBody, TakeBackBody, VacateBody } from '#posts/forms.ts'
import { newPostFrom } from '#posts/forms/new-post.ts'

const Done = Type.Object({ id: Type.String() })

function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

/** The verbs of posts: they call what the forms of the pages call. */
export function postWrites(app: FastifyInstance): void {
  const to = (right: string) => ({ tag: 'posts', answers: Done, admission: { right } })
  write(app, '/posts', {
    ...to('posts.make'),
    body: MakeBody,
    summary: 'Makes a post at an office',
    handle: async (reader, body) => ({ id: await makePost(byOf(reader), newPostFrom(body)) }),
  })
  write(app, '/posts/:id/end', {
    ...to('posts.make'),
    body: EndBody,
    summary: 'Ends a post from a day',
    handle: async (reader, body, { id = '' }) => {
      await endPost(byOf(reader), id, body)
      return { id }
    },
  })
  write(app, '/posts/:id/holdings', {
    ...to('posts.appoint'),
    body: AppointBody,
    summary: 'Appoints somebody to a post from a day',
    handle: async (reader, { person, publicName, until, ...body }, { id = '' }) => ({
      id: await appoint(byOf(reader), id, {
        ...body,
        person: person ?? null,
        publicName: publicName ?? null,
        until: until ?? null,
      }),
    }),
  })
  write(app, '/posts/:id/vacancy', {
    ...to('posts.appoint'),
    body: VacateBody,
    summary: 'Ends a holding from a day: the post is vacant then',
    handle: async (reader, body, { id = '' }) => {
      await endHolding(byOf(reader), id, body)
      return { id: body.holding }
    },
  })
  write(app, '/posts/:id/delegations', {
    ...to('posts.delegate'),
    body: LendBody,
    summary: 'Lends rights of a post to the holder of another; without rights named, all of them',
    handle: async (reader, { rights, ...body }, { id = '' }) => ({
      id: await lend(byOf(reader), id, { ...body, rights: rights ?? null }),
    }),
  })
  write(app, '/posts/:id/delegations/end', {
    tag: 'posts',
    answers: Done,
    admission: 'signed-in',
    body: TakeBackBody,
    summary: 'Takes lent rights back from a day',
    handle: async (reader, body, { id = '' }) => {
      await takeBack(byOf(reader), id, body)
      return { id: body.delegation }
    },
  })
}
