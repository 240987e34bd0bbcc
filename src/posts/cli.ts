import type { Command } from 'commander'
import { Refusal } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
  table,
} from '#platform/terminal.ts'
import { isRight } from './model/rights.ts'
import { isRole } from './model/roles.ts'
import { accessOf } from './views/access.ts'
import { shownPosts } from './views/shown.ts'

interface PostsOptions extends ReadingOptions {
  role?: string
  office?: string
  vacant?: boolean
}

interface AccessOptions extends ReadingOptions {
  office?: string
  right?: string
}

/** `posts` and `access`: whoever has the machine sees all names. */
export function postsCommands(program: Command, atDesk: AtDesk): void {
  readingCommand(program, 'posts', 'the posts of a day, and who holds them')
    .option('--role <role>')
    .option('--office <office>')
    .option('--vacant', 'only those nobody holds')
    .addHelpText('after', '\nExample:\n  meridian posts --role director-general')
    .action(({ role, office, vacant, ...options }: PostsOptions) =>
      atDesk(options, async (desk) => {
        if (role !== undefined && !isRole(role)) throw unknown('--role')
        const posts = await shownPosts(lookingFrom(desk), { role, office, vacant }, true)
        if (options.json)
          return print(JSON.stringify({ items: posts, total: posts.length, next: null }, null, 2))
        const { words, moment } = desk
        const rows = posts.map((post) => [
          post.id,
          post.title,
          post.officeName ?? '',
          post.holder ?? words.t(post.isDocumented ? 'posts.holder.unnamed' : 'posts.vacant'),
          post.inCharge ?? '',
        ])
        print(table(heads(desk, ['id', 'post', 'office', 'holder', 'in-charge']), rows))
        print(words.t('posts.list.count', { count: posts.length, day: words.day(moment.asOf) }))
      }),
    )

  readingCommand(program, 'access', 'who can do what where, as of a day')
    .option('--office <office>', 'who can do what there, by a mandate too')
    .option('--right <right>')
    .addHelpText('after', '\nExample:\n  meridian access --right posts.appoint')
    .action(({ office, right, ...options }: AccessOptions) =>
      atDesk(options, async (desk) => {
        if (right !== undefined && !isRight(right)) throw unknown('--right')
        const items = await accessOf(lookingFrom(desk), { office, right }, true)
        if (options.json)
          return print(JSON.stringify({ items, total: items.length, next: null }, null, 2))
        const { words, moment } = desk
        const rows = items.map((item) => [
          item.name,
          words.t(`posts.right.${item.right}`),
          words.t(`posts.reach.${item.reach === 'mandate' ? 'coverage' : item.reach}`),
          item.officeName ?? '',
          item.title,
          item.onBehalfOf ?? '',
          item.until ?? '',
        ])
        const columns = ['person', 'right', 'reach', 'office', 'post', 'lender', 'until']
        print(table(heads(desk, columns), rows))
        print(words.t('posts.access.count', { count: items.length, day: words.day(moment.asOf) }))
      }),
    )
}

const heads = ({ words }: Desk, names: readonly string[]) =>
  names.map((name) => words.t(`posts.column.${name}`))

const lookingFrom = ({ db, moment, locale }: Desk) => ({ db, moment, locale, asker: null })

const unknown = (field: string) =>
  new Refusal('invalid', 'request/invalid', { faults: [{ field, reason: 'field/form' }] })
