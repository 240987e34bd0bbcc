import type { Act } from '#platform/act.ts'
import type { Day } from '#platform/day.ts'
import { tellPersons } from '#people/actions/telling.ts'
import { type Project, projectCalled } from '#projects/model/project.ts'
import { type Bench, handsOf } from '#routes/model/holder.ts'
import type { RouteRoom } from './room.ts'

/** A post that something came to, and until when. */
export interface Arrived {
  post: string | null
  due: Day | null
}

type Titled = Pick<Project, 'id' | 'titles'>

/** Writes to whoever can act under these posts that a project waits for them: each once, but not to who acts. */
export async function tellArrived(
  act: Act,
  {
    posts,
    bench,
    project,
    room,
  }: { posts: readonly Arrived[]; bench: Bench; project: Titled; room: RouteRoom },
): Promise<void> {
  const dues = new Map<string, Day | null>()
  for (const { post, due } of posts)
    for (const person of handsOf(bench, post)) dues.set(person, due)
  await tellPersons(act, {
    persons: [...dues.keys()],
    topic: 'routes.came',
    about: project.id,
    link: (locale) => room.link(locale, project.id),
    details: (words, person) => {
      const due = dues.get(person) ?? null
      return {
        title: projectCalled(project, words.locale),
        until: due === null ? '—' : words.day(due),
      }
    },
  })
}

/** Tells those who wrote it what became of a project's route. */
export const tellAuthors = (
  act: Act,
  {
    persons,
    project,
    topic,
    why,
    room,
  }: {
    persons: readonly string[]
    project: Titled
    topic: 'endorsed' | 'endorsed-with-conditions' | 'returned' | 'declined'
    why: string | null
    room: RouteRoom
  },
): Promise<void> =>
  tellPersons(act, {
    persons,
    topic: `routes.${topic}`,
    about: project.id,
    link: (locale) => room.link(locale, project.id),
    details: ({ locale }) => ({
      title: projectCalled(project, locale),
      by: act.by.name,
      why: why ?? '—',
    }),
  })
