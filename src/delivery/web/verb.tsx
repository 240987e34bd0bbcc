import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import type { TObject } from 'typebox'
import { type FieldValues, heldByRevision } from '#platform/doors/version.ts'
import { type Again, form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { FormBody, Version } from '#platform/ui/conflict.tsx'
import { Form, SubmitButton } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { Right } from '#posts/model/rights.ts'
import { byOf } from '#posts/web/parts.tsx'
import { ProjectLink } from '#projects/web.tsx'
import type { About, Verb } from '#delivery/actions.ts'
import { type VerbName, verbPaths } from '#delivery/paths.ts'
import { aboutOf, barredFrom, type Ground, groundOf } from './ground.ts'
import { type DoorsRoom, labelOf, roomOf } from './room.ts'

/** What the form of a verb shows. */
export interface VerbShown {
  /** Which of several things of the project it is about. */
  subject?: ComponentChildren
  /** What stands above the form: what it means, what it rests on. */
  above?: ComponentChildren
  inputs?: ComponentChildren
  /** What the form rests on; the whole project, unless told. */
  held?: FieldValues
  /** Why it cannot be done now; null where it can. */
  barred?: string | null
}

interface VerbForm<Body extends TObject> {
  name: VerbName
  verb: Verb<Body>
  /** Whose rights do it: whoever has none of them is told why not. */
  rights: readonly Right[]
  show(ground: Ground, again: Again | null): Promise<VerbShown>
  /** Where one goes on: a path below the language. */
  back(about: About, made: string): string
}

/** The page with the form of a verb. */
export function verbForm<Body extends TObject>(
  app: FastifyInstance,
  room: DoorsRoom,
  { name, verb, rights, show, back }: VerbForm<Body>,
): void {
  form(app, verbPaths[name], {
    query: PageQuery({}),
    body: verb.body,
    admission: verb.admission,
    show: async (visitor, _query, params, again) => {
      const ground = await groundOf(visitor, params, again)
      const { reader, project } = ground
      const { words } = reader
      // What they sent is refused for what it was refused for, also where there is nothing that the form could show.
      const shown = await show(ground, again).catch((error: unknown) => {
        throw again?.refusal ?? error
      })
      const barred = (await barredFrom(reader, project, rights)) ?? shown.barred ?? null
      const title = words.t(`delivery.do.${name}`)
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <ProjectLink project={project} reader={reader} />
            {shown.subject !== undefined && <> · {shown.subject}</>}
          </p>
          {shown.above}
          <FormBody {...{ reader, again, barred }} label={(field) => labelOf(field, words)}>
            <Form reader={reader}>
              <Version now={shown.held ?? heldByRevision(project)} again={again} />
              {shown.inputs}
              <p>
                <SubmitButton label={title} barred={null} id={`no-${name}`} />
              </p>
            </Form>
          </FormBody>
        </Page>
      )
    },
    send: async (reader, body, params) => {
      const about = aboutOf(params)
      const made = await verb.run(byOf(reader), about, body, roomOf(reader, room))
      return linkTo({ locale: reader.locale, asked: {} }, back(about, made), { done: name })
    },
  })
}
