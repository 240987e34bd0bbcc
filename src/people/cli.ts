import type { Command } from 'commander'
import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Moment } from '#platform/moment.ts'
import { type AtDesk, print, readingCommand, type ReadingOptions } from '#platform/terminal.ts'
import { idOfGuest, invite } from './actions/invitation.ts'
import { forgetFactors, personAt } from './actions/lost-factors.ts'
import { paths } from './paths.ts'

interface InviteOptions extends ReadingOptions {
  email: string
  name: string
  administrator?: boolean
}

/** Gives a person the post of administrator; handed over by the app, which knows the posts. */
export type Appoint = (act: Act, person: string, moment: Moment) => Promise<void>

/**
 * `people invite`: whoever has the machine may invite, and so make the first administrator. `people forget-factors`: helps who
 * lost every device.
 */
export function peopleCommands(program: Command, atDesk: AtDesk, appoint: Appoint): void {
  const people = program.command('people').description('who signs in')
  readingCommand(people, 'invite', 'invite a person; prints the link by which they come')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--administrator', 'with a post of administrator, from today')
    .addHelpText(
      'after',
      '\nExample:\n  meridian people invite --email ana@example.org --name "Ana Example" --administrator',
    )
    .action(({ email, name, administrator = false, ...options }: InviteOptions) =>
      atDesk(options, async ({ db, moment, locale, site }) => {
        const id = await idOfGuest(db, email)
        const by = byCommand('people invite')
        const deed = { by, name: 'people.invited', subject: `person:${id}` }
        const invited = await perform(db, deed, async (act) => {
          const told = await invite(
            act,
            { email, name, locale },
            {
              id,
              now: new Date(),
              inviter: site.title[locale],
              link: (secret) => `${site.origin}/${locale}${paths.invitation}?token=${secret}`,
            },
          )
          if (administrator) await appoint(act, told.person, moment)
          return told
        })
        print(options.json ? JSON.stringify(invited, null, 2) : invited.link)
      }),
    )
  readingCommand(people, 'forget-factors', 'take away passkeys and code app of who lost them')
    .requiredOption('--email <address>')
    .addHelpText('after', '\nExample:\n  meridian people forget-factors --email ana@example.org')
    .action(({ email, ...options }: ReadingOptions & { email: string }) =>
      atDesk(options, async ({ db, site }) => {
        const person = await personAt(db, email)
        const by = byCommand('people forget-factors')
        const deed = { by, name: 'people.factors-forgotten', subject: `person:${person.id}` }
        await perform(db, deed, (act) => forgetFactors(act, { person, site }))
        print(options.json ? JSON.stringify({ person: person.id }, null, 2) : person.id)
      }),
    )
}
