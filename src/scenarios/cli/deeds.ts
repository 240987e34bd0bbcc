import type { Command } from 'commander'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { found } from '#platform/refusal.ts'
import {
  type AtDesk,
  type Desk,
  print,
  readingCommand,
  type ReadingOptions,
} from '#platform/terminal.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { adoptScenario, withdrawScenario } from '#scenarios/actions.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { scenarioById } from '#scenarios/views.ts'
import { rehearse, type WorkshopFor } from '#scenarios/views/rehearse.ts'
import { linkFrom, operatorAt } from './operator.ts'

interface AdoptOptions extends ReadingOptions {
  reason: string
  unheard?: string
  sign?: boolean
}

/** `scenarios adopt` and `scenarios withdraw`. */
export function deedCommands(scenarios: Command, atDesk: AtDesk, workshopFor: WorkshopFor): void {
  readingCommand(scenarios, 'adopt', 'adopt a scenario from its day; prints the decision')
    .argument('<id>')
    .requiredOption('--reason <reason>', 'why it is done')
    .option('--unheard <reason>', 'why it is not waited for those affected')
    .option('--sign', 'sign for the warnings that stand')
    .action((id: string, { reason, unheard, sign = false, ...options }: AdoptOptions) =>
      atDesk(options, async (desk) => {
        const scenario = await theOne(desk, id)
        const workshop = workshopFor(desk.site)
        const { db, locale } = desk
        const stand = await lastEvent(db)
        const { checks } = await rehearse({ db, stand, locale }, scenario, workshop)
        const wanted = {
          reason,
          unheard: unheard ?? null,
          signed: sign ? checks.map(checkKey) : [],
          version: versionOf(heldByRevision(scenario)),
        }
        const by = operatorAt(desk)
        const decision = await adoptScenario(by, id, wanted, workshop, linkFrom(desk))
        print(options.json ? JSON.stringify({ id, decision }, null, 2) : decision)
      }),
    )
  readingCommand(
    scenarios,
    'withdraw',
    'give a draft up, or withdraw an adopted one before its day',
  )
    .argument('<id>')
    .requiredOption('--reason <reason>')
    .action((id: string, { reason, ...options }: ReadingOptions & { reason: string }) =>
      atDesk(options, async (desk) => {
        const version = versionOf(heldByRevision(await theOne(desk, id)))
        const { ground } = workshopFor(desk.site)
        await withdrawScenario(operatorAt(desk), id, { reason, version }, ground)
        print(options.json ? JSON.stringify({ id }, null, 2) : id)
      }),
    )
}

const theOne = async ({ db, moment }: Desk, id: string): Promise<Scenario> =>
  found(await scenarioById(db, moment, id), 'scenarios/unknown-scenario')
