import type { Command } from 'commander'
import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  printId,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { fieldsFrom, partCommands } from '#platform/tree/at-desk.ts'
import { heldByPart } from '#platform/tree/held.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { versionNumber } from '#platform/tree/version-number.ts'
import { cite, uncite } from '#projects/actions/citing.ts'
import { beginProject, editHead } from '#projects/actions/drafting.ts'
import type { ProjectRules } from '#projects/actions/making.ts'
import { addPart, removePart, writePart } from '#projects/actions/parts.ts'
import { projectKinds, rootPart } from '#projects/model/kinds.ts'
import type { Which } from '#projects/model/project.ts'
import { fieldsOf, heldByHead, skeletonOf } from '#projects/model/writing.ts'
import { versionBy } from '#projects/views.ts'
import { partsOf } from '#projects/views/parts.ts'
import { seenProject } from '#projects/views/seen.ts'
import { templateBy } from '#projects/views/templates.ts'
import { lookingAt, writerAt } from './desk.ts'

interface BeginOptions extends ReadingOptions {
  languages: string[]
  country?: string[]
  copyOf?: string
}

/** `projects begin`, `add`, `put`, `remove`, `cite`: whoever has the machine writes; the history names the command. */
export function draftingCommands(
  projects: Command,
  atDesk: AtDesk,
  { holders }: ProjectRules,
): void {
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
        const id = await beginProject(writerAt(desk), {
          fields: fieldsFrom(fields, 'field'),
          languages,
          countries: country,
          copyOf: copied === undefined ? undefined : { project: copied.id, number: copied.version },
        })
        printId(id, options)
      }),
    )
  partCommands(projects, atDesk, {
    of: 'project',
    kinds: projectKinds,
    byAt: writerAt,
    whichOf: (project, number) => ({ project, number }),
    add: {
      does: 'add a part to a version; prints its id',
      field: 'like "title.en=Train officers"',
      verb: addPart,
    },
    put: {
      does: 'write fields of a part of a version; the others stay as they are',
      part: '`project`: its head; chapter-…, safeguard-…',
      field: 'like currency=USD; empty empties it',
      verb: put,
    },
    cite: {
      does: 'let a part of a project cite a plan objective or a framework',
      part: '`project`: the whole',
      upper: 'like p-vienna@2/o3 or sdg@2015/10.7',
      verb: cite,
      noLonger: uncite,
    },
  })
  readingCommand(projects, 'remove', 'take a part out of a version, with those under it')
    .argument('<project>')
    .argument('<number>', 'of the version')
    .argument('<part>')
    .action((project: string, number: string, part: string, options: ReadingOptions) =>
      atDesk(options, async (desk) => {
        const now = await seenProject(lookingAt(desk), project)
        const version = versionOf(heldByRevision(now))
        const which = { project, number: versionNumber(number) }
        await removePart(writerAt(desk), which, { part, version }, holders)
        printId(part, options)
      }),
    )
}

async function put(desk: Desk, which: Which, part: string, written: PartFields): Promise<void> {
  const { db, moment } = desk
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const template = found(await templateBy(db, moment, version.template), 'projects/no-template')
  const { languages } = version
  const parts = [...(await partsOf(db, moment, which)), ...skeletonOf(template, {})]
  const held = found(
    parts.find((each) => each.part === part),
    'projects/unknown-part',
  )
  const shapes = fieldsOf(held, { template, languages })
  const fields = { ...held.fields, ...written }
  const by = writerAt(desk)
  if (part === rootPart) {
    const mark = versionOf(heldByHead(held, shapes, languages))
    await editHead(by, which, { fields, languages, version: mark })
  } else {
    const mark = versionOf(heldByPart(held, shapes))
    await writePart(by, which, { part, fields, version: mark })
  }
}
