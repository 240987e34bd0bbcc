import type { Block, Document, Mark } from '#platform/documents/document.ts'
import { dayBefore } from '#platform/day.ts'
import { isLocale, type Locale } from '#platform/i18n/locale.ts'
import { type Words, wordsIn } from '#platform/i18n/words.ts'
import { placeNames } from '#world/views.ts'
import { under } from '#platform/tree/part.ts'
import { rootPart } from '#plans/model/part.ts'
import { chaptersOf } from '#plans/model/reading/chapters.ts'
import { wasPublished, type PlanVersion } from '#plans/model/plan.ts'
import { amountText, costSums } from '#plans/model/reading/costs.ts'
import { numbersOf } from '#plans/model/reading/numbering.ts'
import { nearest, readingOrder } from '#platform/i18n/wording.ts'
import type { Looking } from '#plans/views/seen.ts'
import { uppersTold } from './cited.ts'
import { officesCalled } from './offices.ts'
import { partBlocks } from './part-blocks.ts'
import { citedBlocks, passageOf, type Telling } from './telling.ts'
import { wholeVersion } from './whole.ts'

/** Who wants the document: in which language they read, and where the version's page lies in each. */
export interface DocumentWish extends Looking {
  locale: Locale
  addressIn(locale: Locale): string
  /** One of the plan's languages; the reader's, else its first, unless told. */
  language: string | undefined
}

/**
 * A version as a document in one of its languages. Of a frozen version it says what was published, with names as they were on its first
 * day, so that it stays the same; any other is marked as a draft on each page.
 */
export async function documentOf(
  wish: DocumentWish,
  version: PlanVersion,
): Promise<{ document: Document; language: string }> {
  const asOf = wasPublished(version) ? (version.inForce?.from ?? version.since) : wish.moment.asOf
  const looking = { ...wish, moment: { ...wish.moment, asOf } }
  const languages = readingOrder(version.languages, wish.language, wish.locale)
  const [language = wish.locale] = languages
  const locale = isLocale(language) ? language : wish.locale
  const words = wordsIn(locale)
  const whole = await wholeVersion(looking, version)
  const { parts, citations } = whole
  const [uppers, offices, places] = await Promise.all([
    uppersTold(
      looking,
      citations.map(({ upper }) => upper),
    ),
    officesCalled(looking.db, looking.moment, [
      version.plan.office,
      ...parts.flatMap(({ fields: { responsible } }) => responsible ?? []),
    ]),
    placeNames(looking.db, looking.moment, locale),
  ])
  const numbers = numbersOf(parts)
  const telling = { whole, words, locale, languages, numbers, uppers, offices }
  const address = wish.addressIn(locale)
  const called = words.t('plans.version.number', { number: version.number })
  const foot = [wasPublished(version) ? null : draftWords(version, words), address, called]
  const document: Document = {
    title: nearest(version.titles, language)?.text ?? version.plan.id,
    locale,
    marks: marksOf(telling, { address, places }),
    foot: foot.filter((each) => each !== null).join(' · '),
    day: asOf,
    blocks: blocksOf(telling),
  }
  return { document, language }
}

/** What must be known of how a version stands; null of what is or was in force as it was published. */
const stateWords = (version: PlanVersion, words: Words): string | null => {
  if (!wasPublished(version)) return draftWords(version, words)
  return version.state === 'withdrawn' ? words.t('plans.state.withdrawn') : null
}

/** What stands on each page of what is not published. */
const draftWords = ({ state, revision }: PlanVersion, words: Words) =>
  words.t('plans.document.draft', { state: words.t(`plans.state.${state}`), revision })

function marksOf(
  { whole: { version, template }, words, offices }: Telling,
  { address, places }: { address: string; places: ReadonlyMap<string, string> },
): Mark[] {
  const { plan, inForce, fingerprint } = version
  const period = (from: string, to: string) =>
    words.t('plans.period', { from: words.day(from), to: words.day(to) })
  const mark = (key: string, value: string | null): Mark[] =>
    value === null ? [] : [{ label: words.t(`plans.column.${key}`), value }]
  return [
    ...mark('level', words.t(`plans.level.${plan.level}`)),
    ...mark('office', offices.get(plan.office) ?? plan.office),
    ...mark('covers', words.list(plan.covers.map((code) => places.get(code) ?? code))),
    ...mark(
      'period',
      version.from === null || version.to === null ? null : period(version.from, version.to),
    ),
    ...mark(
      'in-force',
      inForce === null
        ? null
        : inForce.until === null
          ? words.t('plans.period.from', { from: words.day(inForce.from) })
          : period(inForce.from, dayBefore(inForce.until)),
    ),
    ...mark('version', String(version.number)),
    ...mark('state', stateWords(version, words)),
    ...mark(
      'template',
      `${nearest(template.titles, words.locale)?.text ?? template.id} · ${words.t('plans.version.number', { number: template.version })}`,
    ),
    ...mark('source', plan.source?.title ?? null),
    ...mark('fingerprint', fingerprint),
    ...mark('address', address),
  ]
}

function blocksOf(telling: Telling): Block[] {
  const { whole, words, languages, locale } = telling
  const { version, parts, template } = whole
  const { origin } = version.plan
  const notices: Block[] = [
    ...(wasPublished(version)
      ? []
      : [notice(draftWords(version, words), words.t('plans.document.draft-note'))]),
    ...(origin === 'own'
      ? []
      : [notice(words.t(`plans.mark.${origin}`), words.t(`plans.document.${origin}-note`))]),
  ]
  const chapters = chaptersOf(parts, template).flatMap(({ part, titles }): Block[] => {
    const text = passageOf(part, 'text', languages)
    if (text === null) return []
    const heading = nearest(titles, languages[0] ?? words.locale)
    return [
      { kind: 'heading', level: 1, text: heading ?? part.part },
      { kind: 'paragraph', text },
      ...citedBlocks(part, telling),
    ]
  })
  const main = under(parts, rootPart).filter(({ kind }) => kind !== 'chapter')
  const root = parts.find(({ part }) => part === rootPart)
  const sums = costSums(parts)
  return [
    ...notices,
    ...(root === undefined ? [] : citedBlocks(root, telling)),
    ...chapters,
    { kind: 'heading', level: 1, text: words.t('plans.objectives.title') },
    ...main.flatMap((part) => partBlocks(part, 2, telling)),
    ...(sums.length === 0
      ? []
      : [
          { kind: 'heading', level: 1, text: words.t('plans.costs.title') } as const,
          {
            kind: 'list',
            items: sums.map(({ amount, currency }) => `${amountText(amount, locale)} ${currency}`),
          } as const,
          { kind: 'paragraph', text: words.t('plans.costs.note') } as const,
        ]),
  ]
}

const notice = (title: string, text: string): Block => ({ kind: 'notice', title, text })
