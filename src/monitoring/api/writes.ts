import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import { decide, report } from '#monitoring/actions.ts'
import { ReportBody, VerdictBody } from '#monitoring/forms.ts'
import { reportedFrom } from '#monitoring/forms/typed.ts'
import { lettersFrom, paths } from '#monitoring/paths.ts'

const Done = Type.Object({ id: Type.String() })
const tag = 'monitoring'

function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

/** The verbs of monitoring: they call what the forms of the pages call. */
export function monitoringWrites(app: FastifyInstance): void {
  write(app, paths.reports(':plan', ':part'), {
    tag,
    answers: Done,
    admission: { right: 'monitoring.report' },
    body: ReportBody,
    summary: 'Reports a value of an indicator for a year: it waits for approval',
    handle: async (reader, { version, ...body }, { plan = '', part = '' }) => {
      const wanted = { ...reportedFrom(body), version }
      const letters = lettersFrom(reader.site.origin)
      return { id: await report(byOf(reader), { plan, part }, wanted, letters) }
    },
  })
  write(app, paths.verdict(':report'), {
    tag,
    answers: Done,
    admission: { right: 'monitoring.approve' },
    body: VerdictBody,
    summary: 'Approves a reported value, which makes it the value of its year, or returns it',
    handle: async (reader, { verdict, reason, version }, { report: id = '' }) => {
      const decision = { verdict, reason: reason ?? '', version }
      await decide(byOf(reader), id, decision, lettersFrom(reader.site.origin))
      return { id }
    },
  })
}
