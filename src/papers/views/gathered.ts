import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { moneyText } from '#platform/i18n/money.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { budgetOfParts } from '#budgets/views/budget.ts'
import { changesIn } from '#delivery/views/laid.ts'
import { begun, reportsOf } from '#delivery/views/reports.ts'
import { reportTemplates } from '#delivery/views/rules.ts'
import { agreementOf, figuresOf, revisionsOf } from '#delivery/views.ts'
import { fundChoices } from '#funds/views.ts'
import { nameOf } from '#partners/model/partner.ts'
import { partnersBy } from '#partners/views.ts'
import { officesCalled } from '#plans/views/reading/offices.ts'
import { type ProjectPart, rootPart } from '#projects/model/kinds.ts'
import type { Project, ProjectVersion } from '#projects/model/project.ts'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import { nameIn } from '#projects/model/vocabulary.ts'
import { citedUppers } from '#projects/views/cited.ts'
import { citationsOf, partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import { projectBy, versionBy } from '#projects/views.ts'
import { placeNames } from '#world/views.ts'
import type { PaperKind, PaperValue, PaperWish } from '#papers/model/paper.ts'
import { type PaperTemplate, templateFor } from '#papers/model/template.ts'
import { paperTemplates } from './templates.ts'
import type { Telling, ToldReport, ToldRevision } from './telling.ts'

/** Where the organisation stands: what it is called, and its public address. */
export interface Site {
  title: Readonly<Record<Locale, string>>
  origin: string
}

/** From where a document is made: the record as it was known at a moment. */
export interface From {
  db: Db
  moment: Moment
  site: Site
}

/**
 * Everything that a document is made from, at the moment. The caller has made sure that whoever asks may see the project. Refuses a
 * template (`papers/no-template`), a version (`projects/unknown-project`), a report (`papers/no-report`) or a revision
 * (`papers/no-revision`) that there is not.
 */
export async function gathered(
  { db, moment, site }: From,
  id: string,
  wish: PaperWish,
): Promise<Telling> {
  const project = found(await projectBy(db, moment, id), 'projects/unknown-project')
  const template = templateOf(await paperTemplates(db, moment), wish, {
    fund: project.fund,
    day: moment.asOf,
  })
  const locale = wish.language
  const version = await versionFor(db, moment, project, wish)
  const which = { project: id, number: version.number }
  const [parts, citations, projectTemplate] = await Promise.all([
    partsOf(db, moment, which),
    citationsOf(db, moment, which),
    templateBy(db, moment, version.template),
  ])
  const root = parts.find(({ part }) => part === rootPart)?.fields ?? {}
  const named = await namesFor(db, moment, locale, { project, parts })
  const [budget, report, revision, uppers, types, agreement] = await Promise.all([
    budgetOfParts(db, moment, { which, anchor: project.anchor, parts }),
    reportFor(db, moment, project, wish),
    wish.paper === 'revision-letter' ? revisionFor(db, moment, version) : null,
    citedUppers(
      db,
      moment,
      citations.map(({ upper }) => upper),
    ),
    typeList(db, moment),
    agreementOf(db, moment, id),
  ])
  const words = wordsIn(locale)
  const day = (text: string | null | undefined) =>
    text === null || text === undefined || text === '' ? undefined : words.day(text)
  const { reckoning } = budget
  const currency = reckoning?.currency ?? root['currency']
  const money = (amount: string | null | undefined) =>
    amount === null || amount === undefined || currency === undefined
      ? undefined
      : moneyText(amount, currency, locale)
  const { changes } = revision ?? {}
  const counterpart = parts.find(
    ({ kind, fields }) => kind === 'partner' && fields['role'] === 'government-counterpart',
  )?.fields
  const values: Partial<Record<PaperValue, string | undefined>> = {
    organisation: site.title[locale],
    title: nearest(titlesOf(root), locale)?.text,
    code: project.code ?? undefined,
    office: named.offices.get(project.office),
    countries:
      project.covers.length === 0
        ? undefined
        : words.list(project.covers.map((code) => named.places.get(code) ?? code)),
    donor: named.partners.get(root['donor'] ?? ''),
    fund: named.partners.get(root['fund'] ?? ''),
    amount: money(
      agreement?.amount ?? (reckoning?.lines.length ? reckoning.total : root['expected']),
    ),
    from: day(root['from']),
    to: day(changes?.period?.before ?? root['to']),
    day: day(moment.asOf),
    reference: agreement?.reference ?? root['donor-reference'],
    'new-to': day(root['to']),
    'new-amount': money(reckoning?.total),
    reason: revision?.revision.reason,
    partner:
      counterpart === undefined
        ? undefined
        : (named.partners.get(counterpart['partner'] ?? '') ?? counterpart['name']),
  }
  return {
    template,
    project,
    version,
    projectTemplate: found(projectTemplate, 'projects/no-template'),
    parts,
    citations,
    uppers,
    budget,
    report,
    revision,
    ...named,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    types: new Map(types.map(({ code, names }) => [code, nameIn(names, locale)])),
    numbers: numbersOf(parts),
    words,
    locale,
    day: moment.asOf,
    languages: [locale, ...version.languages.filter((each) => each !== locale)],
  }
}

const titlesOf = (fields: ProjectPart['fields']) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      name.startsWith('title.') ? [[name.slice('title.'.length), text]] : [],
    ),
  )

/** The version of a template that is wanted: a certain one, else the one in use. */
function templateOf(
  templates: readonly PaperTemplate[],
  { paper, template }: PaperWish,
  { fund, day }: { fund: string | null; day: string },
): PaperTemplate {
  const certain = templates.find(
    (each) => each.paper === paper && `${each.id}@${each.version}` === template,
  )
  return found(
    template === undefined ? templateFor(templates, { paper, fund, day }) : certain,
    'papers/no-template',
  )
}

async function versionFor(
  db: Db,
  moment: Moment,
  project: Project,
  { paper, version }: PaperWish,
): Promise<ProjectVersion> {
  const newest =
    paper === 'revision-letter' && version === undefined
      ? found((await revisionsOf(db, moment, project.id))[0], 'papers/no-revision').number
      : project.version
  const which = { project: project.id, number: version ?? newest }
  return found(await versionBy(db, moment, which), 'projects/unknown-project')
}

async function revisionFor(
  db: Db,
  moment: Moment,
  { project, number }: ProjectVersion,
): Promise<ToldRevision> {
  const all = await revisionsOf(db, moment, project)
  const revision = found(
    all.find((each) => each.number === number),
    'papers/no-revision',
  )
  return { revision, changes: await changesIn(db, moment, revision) }
}

const reportKindOf = (paper: PaperKind) =>
  paper === 'interim-report' ? 'interim' : paper === 'final-report' ? 'final' : null

async function reportFor(
  db: Db,
  moment: Moment,
  { id, version }: Project,
  { paper, report }: PaperWish,
): Promise<ToldReport | null> {
  const kind = reportKindOf(paper)
  if (kind === null) return null
  const ofKind = (await reportsOf(db, moment, id)).filter((each) => each.kind === kind)
  const wanted =
    report === undefined
      ? ofKind.findLast((each) => begun(each) !== null)
      : ofKind.find((each) => each.report === report)
  const told = begun(wanted)
  if (told === null) throw new Refusal('not-found', 'papers/no-report')
  const template = (await reportTemplates(db, moment)).find(
    (each) => each.id === told.template.id && each.version === told.template.version,
  )
  const figures = told.figures ?? (await figuresOf(db, moment, { project: id, number: version }))
  return { report: told, template: template ?? null, figures }
}

/** What everything that the parts name is called on the day. */
async function namesFor(
  db: Db,
  moment: Moment,
  locale: Locale,
  { project, parts }: { project: Project; parts: readonly ProjectPart[] },
) {
  const told = (name: string) => parts.flatMap(({ fields }) => fields[name] ?? [])
  const [offices, places, partners, funds] = await Promise.all([
    officesCalled(db, moment, [project.office, ...told('office'), ...told('responsible')]),
    placeNames(db, moment, locale),
    partnersBy(db, moment, [...told('partner'), ...told('donor')]),
    fundChoices(db, moment, locale),
  ])
  return {
    offices,
    places,
    partners: new Map([
      ...[...partners].map(([id, partner]): [string, string] => [id, nameOf(partner, locale)]),
      ...funds.map(({ id, name }): [string, string] => [id, name]),
    ]),
  }
}
