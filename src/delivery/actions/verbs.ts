import {
  ActivateBody,
  AgreementBody,
  AnswerBody,
  choicesTyped,
  DayBody,
  EnforceBody,
  instalmentsTyped,
  PlainBody,
  ProgressBody,
  ReasonBody,
  ReportBody,
  RevisionBody,
  SignBody,
  termsFrom,
} from '#delivery/forms.ts'
import { found } from '#platform/refusal.ts'
import { activate } from './activation.ts'
import { draftAgreement, signAgreement, submitAgreement } from './agreement.ts'
import { answerRevision, putRevisionInForce, sendRevision, withdrawRevision } from './enforcing.ts'
import { writeProgress } from './progress.ts'
import { sendReport, submitReport, writeReport } from './reports.ts'
import { beginRevision, submitRevision } from './revising.ts'
import { toPart, toProject, verb } from './verb.ts'

const develops = { right: 'projects.develop' } as const
const manages = { right: 'projects.manage' } as const

/** The number of a revision as an address names it. Refuses what is none as a revision there is not. */
const numberOf = (of: string): number =>
  found(/^[1-9]\d{0,5}$/.test(of) ? Number(of) : undefined, 'delivery/unknown-revision')

/** Of texts that were sent row by row, those that belong to these names. */
const rowsOf = (names: readonly string[] = [], texts: readonly string[] = []) =>
  names.map((name, at): [string, string] => [name, texts[at] ?? ''])

/** The verbs of what comes before and with activation. */
export const beginning = {
  'write-agreement': verb({
    body: AgreementBody,
    admission: develops,
    summary: 'Writes down what was agreed with the donor, before it is signed',
    run: toProject((by, id, body) => {
      const wanted = { ...body, terms: termsFrom(body), instalments: instalmentsTyped(body) }
      return draftAgreement(by, id, wanted)
    }),
  }),
  'submit-agreement': verb({
    body: PlainBody,
    admission: develops,
    summary: 'Puts an agreement before Legal, and whoever else the rules name',
    run: toProject(submitAgreement),
  }),
  'sign-agreement': verb({
    body: SignBody,
    admission: develops,
    summary: 'Records that the agreement is signed; the project is agreed',
    run: toProject(signAgreement),
  }),
  activate: verb({
    body: ActivateBody,
    admission: manages,
    summary: 'Makes an agreed project active: code, manager, budget locked; gives the code',
    run: async (by, { id }, body, room) => (await activate(by, id, body, room)) ?? id,
  }),
}

/** The verbs of revisions. */
export const revising = {
  'begin-revision': verb({
    body: RevisionBody,
    admission: manages,
    summary: 'Begins a revision as a copy of the version in force; gives its number',
    run: async (by, { id }, body) => String(await beginRevision(by, id, body)),
  }),
  'submit-revision': verb({
    body: PlainBody,
    admission: manages,
    summary: 'Puts a revision on its route',
    run: toPart((by, id, of, body, room) =>
      submitRevision(by, id, { ...body, number: numberOf(of) }, room),
    ),
  }),
  'send-revision': verb({
    body: DayBody,
    admission: manages,
    summary: 'Records that the donor was asked to approve a revision',
    run: toPart((by, id, of, body) => sendRevision(by, id, { ...body, number: numberOf(of) })),
  }),
  'answer-revision': verb({
    body: AnswerBody,
    admission: manages,
    summary: 'Records what the donor answered to a revision',
    run: toPart((by, id, of, body) => answerRevision(by, id, { ...body, number: numberOf(of) })),
  }),
  'withdraw-revision': verb({
    body: ReasonBody,
    admission: manages,
    summary: 'Gives a revision up before it is in force; it stays readable',
    run: toPart((by, id, of, body) => withdrawRevision(by, id, { ...body, number: numberOf(of) })),
  }),
  'enforce-revision': verb({
    body: EnforceBody,
    admission: manages,
    summary: 'Merges a revision with what is in force, and puts it in force from a day',
    run: toPart((by, id, of, { key = [], side = [], ...body }) => {
      const choices = choicesTyped({ key, side })
      return putRevisionInForce(by, id, { ...body, choices, number: numberOf(of) })
    }),
  }),
}

/** The verbs of reports. */
export const reporting = {
  'write-progress': verb({
    body: ProgressBody,
    admission: manages,
    summary: 'Writes down what is reached of indicators and done of activities',
    run: toProject((by, id, { part, value, day = [], version }) => {
      const progress = rowsOf(part, value).map(([name, said], at) => ({
        part: name,
        value: said,
        day: day[at] ?? '',
      }))
      return writeProgress(by, id, { progress, version })
    }),
  }),
  'write-report': verb({
    body: ReportBody,
    admission: manages,
    summary: 'Writes a report to the donor, chapter by chapter',
    run: toPart((by, id, of, { chapter, text, ...body }) =>
      writeReport(by, id, of, { ...body, texts: Object.fromEntries(rowsOf(chapter, text)) }),
    ),
  }),
  'submit-report': verb({
    body: PlainBody,
    admission: manages,
    summary: 'Puts a report before those whom the rules name',
    run: toPart(submitReport),
  }),
  'send-report': verb({
    body: DayBody,
    admission: manages,
    summary: 'Records that a report was sent to the donor; its figures are kept as they are',
    run: toPart(sendReport),
  }),
}
