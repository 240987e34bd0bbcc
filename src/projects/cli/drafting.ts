import type { Command } from 'commander'
import { found } from '#platform/refusal.ts'
import { type AtDesk, readingCommand, type ReadingOptions } from '#platform/terminal.ts'
import { versionOf } from '#platform/doors/version.ts'
import { heldByPart } from '#platform/tree/held.ts'
import { cite, uncite } from '#projects/actions/citing.ts'
import { beginProject, editHead, heldByHead } from '#projects/actions/drafting.ts'
import type { ProjectRules } from '#projects/actions/making.ts'
import { addPart, removePart, writePart } from '#projects/actions/parts.ts'
import { heldByRevision } from '#projects/model/held.ts'
import { isProjectKind, projectKinds, rootPart } from '#projects/model/kinds.ts'
import { fieldsOf, skeletonOf } from '#projects/model/writing.ts'
import { versionBy } from '#projects/views.ts'
import { partsOf } from '#projects/views/parts.ts'
import { seenProject } from '#projects/views/seen.ts'
import { templateBy } from '#projects/views/templates.ts'
import { fieldsFrom, lookingAt, operatorAt, told, whichOf, wrong } from './desk.ts'

interface BeginOptions extends ReadingOptions {
  languages: string[]
  country?: string[]
  copyOf?: string
}

/** `projects begin`, `add`, `put`, `remove`, `cite`: whoever has the machine writes; the history names the command. */
export function draftingCommands(projects: Command, atDesk: AtDesk, rules: ProjectRules): void {
  readingCommand(projects, 'begin', 'begin a project as a concept; prints its id')
    .argument('<field...>', 'like "title.en=Safe mobility" office=kyrgyzstan type=IB')
    .option('--languages <language...>', 'the first is the one it is written in', ['en'])
    .option('--country <code...>', 'countries in which it works')
    .option('--copy-of <project>', 'begin with what another one says')
    .addHelpText(
      'after',
      '\nExample:\n  meridian projects begin "title.en=Safe mobility" office=kyrgyzstan type=IB from=2027-01-01 to=2028-12-31 --country KGZ',
    )
    .action((fields: string[], { languages, country, copyOf, ...options }: BeginOptions) =>
      atDesk(options, async (desk) => {
        const looking = lookingAt(desk)
        const copied = copyOf === undefined ? undefined : await seenProject(looking, copyOf)
        const id = await beginProject(operatorAt(desk), {
          fields: fieldsFrom(fields, 'field'),
          languages,
          countries: country,
          copyOf: copied === undefined ? undefined : { project: copied.id, number: copied.version },
        })
        told(id, options)
      }),
    )
  partCommands(projects, atDesk, rules)
  readingCommand(projects, 'cite', 'let a part of a project cite a plan objective or a framework')
    .argument('<project>')
    .argument('<number>', 'of the version')
    .argument('<part>', '`project`: the whole')
    .argument('<upper...>', 'like p-vienna@2/o3 or sdg@2015/10.7')
    .option('--no-longer', 'take these back instead')
    .action(
      (
        project: string,
        number: string,
        part: string,
        uppers: string[],
        options: ReadingOptions & { longer: boolean },
      ) =>
        atDesk(options, async (desk) => {
          const which = whichOf(project, number)
          if (options.longer) {
            const named = uppers.map((text) => ({ text, field: 'upper' }))
            await cite(operatorAt(desk), which, { part, uppers: named, origin: desk.site.origin })
          } else await uncite(operatorAt(desk), which, { part, uppers })
          told(part, options)
        }),
    )
}

function partCommands(projects: Command, atDesk: AtDesk, { holders }: ProjectRules): void {
  readingCommand(projects, 'add', 'add a part to a version; prints its id')
    .argument('<project>')
    .argument('<number>', 'of the version')
    .argument('<kind>', projectKinds.join(', '))
    .argument('<field...>', 'like "title.en=Train officers"')
    .option('--under <part>', 'the part it stands under (default: the project itself)')
    .action(
      (
        project: string,
        number: string,
        kind: string,
        fields: string[],
        options: ReadingOptions & { under?: string },
      ) =>
        atDesk(options, async (desk) => {
          if (!isProjectKind(kind))
            throw wrong('kind', 'field/word', { expected: projectKinds.join(', ') })
          const wanted = { kind, parent: options.under, fields: fieldsFrom(fields, 'field') }
          told(await addPart(operatorAt(desk), whichOf(project, number), wanted), options)
        }),
    )
  readingCommand(
    projects,
    'put',
    'write fields of a part of a version; the others stay as they are',
  )
    .argument('<project>')
    .argument('<number>', 'of the version')
    .argument('<part>', '`project`: its head; chapter-…, safeguard-…')
    .argument('<field...>', 'like currency=USD; empty empties it')
    .action(
      (project: string, number: string, part: string, given: string[], options: ReadingOptions) =>
        atDesk(options, async (desk) => {
          const which = whichOf(project, number)
          const { db, moment } = desk
          const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
          const template = found(
            await templateBy(db, moment, version.template),
            'projects/no-template',
          )
          const { languages } = version
          const parts = [...(await partsOf(db, moment, which)), ...skeletonOf(template, {})]
          const held = found(
            parts.find((each) => each.part === part),
            'projects/unknown-part',
          )
          const shapes = fieldsOf(held, { template, languages })
          const fields = { ...held.fields, ...fieldsFrom(given, 'field') }
          const by = operatorAt(desk)
          if (part === rootPart) {
            const mark = versionOf(heldByHead(held, shapes, languages))
            await editHead(by, which, { fields, languages, version: mark })
          } else
            await writePart(by, which, {
              part,
              fields,
              version: versionOf(heldByPart(held, shapes)),
            })
          told(part, options)
        }),
    )
  readingCommand(projects, 'remove', 'take a part out of a version, with those under it')
    .argument('<project>')
    .argument('<number>', 'of the version')
    .argument('<part>')
    .action((project: string, number: string, part: string, options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        const now = await seenProject(lookingAt(desk), project)
        const version = versionOf(heldByRevision(now))
        await removePart(operatorAt(desk), whichOf(project, number), { part, version }, holders)
        told(part, options)
      }),
    )
}
