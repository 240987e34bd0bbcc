import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { form } from '#platform/doors/forms.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { Refusal } from '#platform/refusal.ts'
import { Form, Refused } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { browserOf } from '#people/model/session.ts'
import { cookieIn, giveCookie } from '#people/web/cookie.ts'
import { signInAsDemo } from '#posts/actions.ts'
import { demoPeople } from '#posts/model/demo.ts'
import { roles } from '#posts/model/roles.ts'
import { paths } from '#posts/paths.ts'

/** Whether demo people may be offered at all, where reorganisations are rehearsed, and what time it is. */
export interface DemoHelp {
  isOn: boolean
  rehearsals: readonly { title: Readonly<Record<Locale, string>>; origin: string }[]
  now(): Date
}

const loopbackName = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/
const loopbackAddress = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
/** Set by proxies: what comes through one comes from elsewhere, however near it looks. */
const traces = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/** Whether a request was sent on this machine to this machine, and through nobody. */
export const isAtHome = (request: FastifyRequest): boolean =>
  loopbackName.test(request.hostname) &&
  loopbackAddress.test(request.socket.remoteAddress ?? '') &&
  traces.every((name) => request.headers[name] === undefined)

/** Where one signs in as a demo person with one click. On any other installation it says so and refuses. */
export function demoPages(app: FastifyInstance, { isOn, rehearsals, now }: DemoHelp): void {
  form(app, paths.demo, {
    query: PageQuery({}),
    body: Type.Object({ role: Type.Enum([...roles]) }),
    admission: 'anyone',
    show: async (reader, _query, _params, again) => {
      const { words, site, locale } = reader
      const title = words.t('posts.demo.title')
      const elsewhere = site.standsAt === null ? rehearsals : []
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <Refused again={again} words={words} />
          {isOn ? (
            <>
              <p class="lead">{words.t('posts.demo.lead')}</p>
              {elsewhere.map((each) => (
                <p>
                  {words.t('posts.demo.rehearsal')}{' '}
                  <a class="ds-link" href={`${each.origin}/${locale}${paths.demo}`}>
                    {each.title[locale]}
                  </a>
                </p>
              ))}
              <Form reader={reader}>
                {demoPeople.map(({ role, name }) => (
                  <div class="demo">
                    <span id={`demo-${role}`}>{words.t(`posts.role.${role}`)}</span>
                    <button
                      class="ds-button"
                      data-variant="secondary"
                      type="submit"
                      name="role"
                      value={role}
                      aria-describedby={`demo-${role}`}
                    >
                      {words.t('posts.demo.sign-in', { name })}
                    </button>
                  </div>
                ))}
              </Form>
            </>
          ) : (
            <p>{words.t('posts.demo.off')}</p>
          )}
        </Page>
      )
    },
    send: async ({ db, site, moment, today, locale }, { role }, _params, reply) => {
      const { request } = reply
      if (!isOn || !isAtHome(request)) throw new Refusal('forbidden', 'posts/demo.off')
      const cookie = await signInAsDemo(
        db,
        {
          role,
          moment: { ...moment, asOf: today, asKnown: null },
          browser: browserOf(request.headers['user-agent']),
          instead: cookieIn(request, site.origin),
        },
        now(),
      )
      giveCookie(reply, site.origin, cookie)
      return `/${locale}${paths.posts}`
    },
  })
}
