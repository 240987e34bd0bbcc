import { readdir, readFile } from 'node:fs/promises'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { bodyKinds, liaisonRoles } from '#liaison/model/vocabulary.ts'
import {
  contactChannels,
  officeFunctions,
  officeKinds,
  successionManners,
  unitKinds,
} from '#network/model/vocabulary.ts'
import { bases, relations } from '#frameworks/model/facts.ts'
import { objectiveKinds, translators } from '#frameworks/model/objective.ts'
import { standings } from '#frameworks/model/standing.ts'
import { changeKinds } from '#decisions/model/change.ts'
import { certainties, conditionNames, excludedKinds } from '#funds/model/conditions.ts'
import { overheadBases } from '#funds/model/overhead.ts'
import { partnerKinds } from '#partners/model/partner.ts'
import { allRights, isRight } from '#posts/model/rights.ts'
import { roles } from '#posts/model/roles.ts'
import { isTheme, themes } from '#posts/model/themes.ts'
import { everyCategory } from '#monitoring/model/breakdown.ts'
import { standings as yearStandings } from '#monitoring/model/progress.ts'
import { reportStates, verdicts } from '#monitoring/model/report.ts'
import { obstacles } from '#monitoring/model/roll-up.ts'
import { scenarioStates } from '#scenarios/model/scenario.ts'
import { tendencies } from '#trends/model/curve.ts'
import { confidences, directions, evidenceKinds, weights } from '#trends/model/observation.ts'
import { intlLocale, locales } from '#platform/i18n/locale.ts'
import { allMessages, wordsIn } from '#platform/i18n/words.ts'
import { periodTables } from '../src/domains.ts'

const messages = allMessages()
const english = messages.get('en') ?? new Map<string, string>()

/** Words that are rightly the same in two languages: codes, names, loan words. */
const mayBeEqual = /^[\W\d]*$|^\{|^(USD|CHF|%|M49|ISO|ORPE)/

describe('the words of every language', () => {
  test.each(locales.filter((locale) => locale !== 'en'))(
    '%s has the same keys as English',
    (locale) => {
      const own = messages.get(locale) ?? new Map<string, string>()
      expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted())
      expect(english.size).toBeGreaterThan(400)
    },
  )

  test.each(locales)(
    '%s: every message can be read and takes the same values as English',
    (locale) => {
      const places = (text: string) =>
        [
          ...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? '')),
        ].toSorted((a, b) => (a < b ? -1 : 1))
      for (const [key, text] of messages.get(locale) ?? []) {
        expect(() => new IntlMessageFormat(text, intlLocale(locale)), key).not.toThrow()
        expect(places(text), `${locale} ${key}`).toEqual(places(english.get(key) ?? ''))
      }
    },
  )

  test('Arabic is written in Arabic', () => {
    const latin = [...(messages.get('ar') ?? [])].filter(
      ([, text]) => !/\p{Script=Arabic}/u.test(text) && !mayBeEqual.test(text),
    )
    expect(latin).toEqual([])
  })

  test.each(['fr', 'es'] as const)('%s is no copy of English', (locale) => {
    const own = messages.get(locale) ?? new Map<string, string>()
    const same = [...own].filter(
      ([key, text]) => text === english.get(key) && text.length > 24 && !mayBeEqual.test(text),
    )
    expect(same).toEqual([])
  })

  test('every word of the vocabulary has its words', () => {
    const keys = [
      ...officeKinds.flatMap((each) => [`network.kind.${each}`, `network.kind-meaning.${each}`]),
      ...officeFunctions.flatMap((each) => [
        `network.function.${each}`,
        `network.function-meaning.${each}`,
      ]),
      ...unitKinds.map((each) => `network.unit-kind.${each}`),
      ...contactChannels.map((each) => `network.channel.${each}`),
      ...successionManners.map((each) => `network.manner.${each}`),
      ...bodyKinds.map((each) => `liaison.kind.${each}`),
      ...liaisonRoles.map((each) => `liaison.role.${each}`),
      ...roles.map((each) => `posts.role.${each}`),
      ...allRights.map((each) => `posts.right.${each}`),
      ...changeKinds.map((each) => `scenarios.kind.${each}`),
      ...scenarioStates.map((each) => `scenarios.state.${each}`),
      ...objectiveKinds.map((each) => `frameworks.kind.${each}`),
      ...standings.map((each) => `frameworks.standing.${each}`),
      ...bases.map((each) => `frameworks.basis.${each}`),
      ...translators.map((each) => `frameworks.translated-by.${each}`),
      ...relations.flatMap((each) => [
        `frameworks.mapping.to.${each}`,
        `frameworks.mapping.from.${each}`,
      ]),
      ...themes.map((each) => `posts.theme.${each}`),
      ...tendencies.map((each) => `trends.tendency.${each}`),
      ...confidences.map((each) => `trends.confidence.${each}`),
      ...directions.map((each) => `trends.direction.${each}`),
      ...evidenceKinds.map((each) => `trends.evidence.${each}`),
      ...weights.map((each) => `trends.weight.${each}`),
      ...everyCategory.map((each) => `monitoring.category.${each}`),
      ...yearStandings.map((each) => `monitoring.standing.${each}`),
      ...reportStates.map((each) => `monitoring.state.${each}`),
      ...verdicts.map((each) => `monitoring.verdict.${each}`),
      ...obstacles.map((each) => `monitoring.obstacle.${each}`),
      ...partnerKinds.map((each) => `partners.kind.${each}`),
      ...conditionNames.map((each) => `funds.condition.${each}`),
      ...excludedKinds.map((each) => `funds.excluded.${each}`),
      ...certainties.map((each) => `funds.certainty.${each}`),
      ...overheadBases.map((each) => `funds.basis.${each}`),
    ]
    expect(keys.filter((key) => !wordsIn('en').has(key))).toEqual([])
  })

  test('every predicate has its words', async () => {
    const predicates = periodTables
      .flatMap((table) => table.predicates)
      .concat('defect', 'lists-all')
    expect(predicates.length).toBeGreaterThan(20)
    expect(predicates.filter((each) => !wordsIn('en').has(`sources.predicate.${each}`))).toEqual([])
  })

  test('every theme that a post of the files is confined to is one of the thematic areas', async () => {
    const [, ...lines] = (await readFile('organisations/posts.csv', 'utf8')).trim().split('\n')
    const confined = lines.flatMap((line) => (line.split(',')[3] ?? '').split(' ')).filter(Boolean)
    expect(confined.length).toBeGreaterThan(3)
    expect(confined.filter((theme) => !isTheme(theme))).toEqual([])
  })

  test('every figure and unit of the files has its words', async () => {
    const files = await readdir('organisations/iom')
    const texts = await Promise.all(
      files
        .filter((name) => name.endsWith('.csv'))
        .map((name) => readFile(`organisations/iom/${name}`, 'utf8')),
    )
    const rows = texts.flatMap((text) => [
      ...text.matchAll(/,figure:([\w-]+),value,([\d.]+),([\w-]+),/g),
    ])
    expect(rows.length).toBeGreaterThan(80)
    const missing = rows
      .flatMap(([, figure, , unit]) => [`evidence.figure.${figure}`, `evidence.unit.${unit}`])
      .filter((key) => !wordsIn('en').has(key))
    expect([...new Set(missing)]).toEqual([])
  })

  test('every key written in the code exists', async () => {
    const names = (await readdir('src', { recursive: true })).filter(
      (name) => /\.tsx?$/.test(name) && !name.includes('.test.'),
    )
    const texts = await Promise.all(names.map((name) => readFile(`src/${name}`, 'utf8')))
    const keys = texts.flatMap((text) =>
      [
        ...text.matchAll(
          /(?<!name: )'((?:platform|network|world|sources|liaison|evidence|posts|decisions|proposals|scenarios|trends|monitoring|funds|history|people|mail|portal)\.[\w./-]+)'/g,
        ),
      ].map((match) => match[1] ?? ''),
    )
    expect(keys.length).toBeGreaterThan(100)
    // Rights, deeds and letters are named alike; their words stand below `right.`, `deed.` and `letter.`.
    const isNamed = (key: string) =>
      isRight(key) ||
      english.has(key.replace('.', '.deed.')) ||
      english.has(`${key.replace('.', '.letter.')}.subject`)
    const missing = keys.filter(
      (key) => !english.has(key) && !isNamed(key) && !/\.(ts|tsx|csv|json)$/.test(key),
    )
    expect([...new Set(missing)]).toEqual([])
  })
})
