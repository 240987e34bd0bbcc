import type { Command } from 'commander'
import { takenFrom } from '#platform/doors/forms.ts'
import { type AtDesk, print, readingCommand, type ReadingOptions } from '#platform/terminal.ts'
import { themes } from '#posts/model/themes.ts'
import { observe } from '#trends/actions.ts'
import { ObserveBody } from '#trends/forms.ts'
import { observedFrom } from '#trends/forms/typed.ts'
import { confidences, directions, evidenceKinds } from '#trends/model/observation.ts'

interface ObserveOptions extends ReadingOptions {
  office: string
  country?: string
  area?: string
  city?: string
  theme: string
  from: string
  to: string
  text: string
  language: string
  confidence: string
  direction: string
  weight: string
  evidence: string[]
  public?: boolean
}

/** `trends observe`: records what an office saw, as the form and the API do; prints its id. */
export function observeCommand(trends: Command, atDesk: AtDesk): void {
  readingCommand(trends, 'observe', 'record what an office saw; prints its id')
    .requiredOption('--office <id>', 'the office that saw it')
    .option('--country <code>', 'of where it speaks: ISO 3166 alpha-3')
    .option('--area <id>', 'or an area')
    .option('--city <id>', 'or a city in which an office is')
    .requiredOption('--theme <theme>', themes.join(', '))
    .requiredOption('--from <day>', 'the first day of which it speaks')
    .requiredOption('--to <day>', 'the last')
    .requiredOption('--text <text>', 'what was seen')
    .requiredOption('--language <code>', 'the language of the text: ISO 639')
    .requiredOption('--confidence <confidence>', confidences.join(', '))
    .requiredOption('--direction <direction>', directions.join(', '))
    .requiredOption('--weight <number>', '1 (worth knowing) to 5 (overriding)')
    .requiredOption(
      '--evidence <evidence...>',
      `kind|title or kind|title|address; kinds: ${evidenceKinds.join(', ')}`,
    )
    .option('--public', 'anybody may read it')
    .addHelpText(
      'after',
      '\nExample:\n  meridian trends observe --office kyrgyzstan --country KGZ --theme labour-mobility --from 2026-07-01 --to 2026-09-30 \\\n    --text "More seasonal workers leave" --language en --confidence medium --direction rising --weight 3 --evidence "survey|Household survey"',
    )
    .action((options: ObserveOptions) =>
      atDesk(options, async ({ db, moment, today, words }) => {
        const { office, ...body } = takenFrom(ObserveBody, {
          ...options,
          evidence: options.evidence.map(evidenceFrom),
          isPublic: options.public === true,
        })
        const by = {
          db,
          words,
          asker: { command: 'trends', today: { ...moment, asOf: today, asKnown: null } },
        }
        const id = await observe(by, { office, ...observedFrom(body) })
        print(options.json === true ? JSON.stringify({ id }, null, 2) : id)
      }),
    )
}

function evidenceFrom(text: string) {
  const [kind = '', title = '', address = ''] = text.split('|').map((part) => part.trim())
  return { kind, title, ...(address === '' ? {} : { address }) }
}
