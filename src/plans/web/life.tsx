import type { FastifyInstance } from 'fastify'
import { amendForms } from './life/amend.tsx'
import { consultForms } from './life/consult.tsx'
import { moveForms } from './life/move.tsx'
import { speakingForms } from './life/speak.tsx'
import { waitingPage } from './life/waiting.tsx'

export { lifeBeside } from './life/beside.tsx'

/** The forms of everything that becomes of a version, and what waits for whom. */
export function lifeForms(app: FastifyInstance): void {
  consultForms(app)
  speakingForms(app)
  moveForms(app)
  amendForms(app)
  waitingPage(app)
}
