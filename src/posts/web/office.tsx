import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { paths } from '#posts/paths.ts'
import { shownPosts } from '#posts/views/shown.ts'
import { confinementsOf } from './confined.ts'
import { PostTable } from './list.tsx'

/** The posts of an office on the day, as a part of its page. */
export async function officePostsSection(reader: Reader, office: string) {
  const posts = await shownPosts(reader, { office })
  if (posts.length === 0) return null
  const { words, moment } = reader
  const caption = words.t('posts.list.count', { count: posts.length, day: words.day(moment.asOf) })
  return (
    <Section title={words.t('posts.list.title')}>
      <PostTable
        posts={posts}
        reader={reader}
        caption={caption}
        confined={await confinementsOf(reader, posts)}
        isOfOffice
      />
      <p>
        <a class="ds-link" href={linkTo(reader, paths.posts, { office })}>
          {words.t('posts.office.all')}
        </a>
      </p>
    </Section>
  )
}
