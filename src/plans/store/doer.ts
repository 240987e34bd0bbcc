import type { Act } from '#platform/act.ts'

/** Who stands behind a row: the one who acts, and the post under which they do, as it is called now. */
export const doer = ({ by }: Act) => {
  const post = by.onBehalfOf ?? by.post
  return { person: by.person, post: post?.id ?? null, title: post?.title ?? null }
}
