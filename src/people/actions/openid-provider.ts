import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { OpenidSettings } from '#platform/config.ts'
import { Refusal } from '#platform/refusal.ts'

/** Where a provider does what, as its discovery document says (OpenID Connect Discovery 1.0). */
const Discovered = Type.Object({
  issuer: Type.String(),
  authorization_endpoint: Type.String(),
  token_endpoint: Type.String(),
  jwks_uri: Type.String(),
  userinfo_endpoint: Type.Optional(Type.String()),
  end_session_endpoint: Type.Optional(Type.String()),
  token_endpoint_auth_methods_supported: Type.Optional(Type.Array(Type.String())),
})
type Discovered = Type.Static<typeof Discovered>

const Claims = Type.Object({
  sub: Type.String({ minLength: 1, maxLength: 255 }),
  aud: Type.Union([Type.String(), Type.Array(Type.String())]),
  azp: Type.Optional(Type.String()),
  nonce: Type.String(),
  email: Type.Optional(Type.String()),
  email_verified: Type.Optional(Type.Boolean()),
  amr: Type.Optional(Type.Array(Type.String())),
})
const UserInfo = Type.Pick(Claims, ['sub', 'email', 'email_verified'])

/** Read when somebody signs in by the provider: few installations have one. */
const oauth = () => import('better-auth/oauth2')

/** Somebody whom the provider vouches for. */
export interface Vouched {
  issuer: string
  subject: string
  /** Their address, when the provider made sure that it is theirs; else null. */
  email: string | null
  /** The provider asked them for more than one factor. */
  hasSecondFactor: boolean
}

/** The organisation's provider, as settings name it. */
export interface OpenidProvider {
  issuer: string
  /** What people call it. */
  name: string
  /** Where a browser is sent to be asked who holds it. */
  question(asked: {
    redirect: string
    state: string
    nonce: string
    verifier: string
  }): Promise<string>
  /** Whom the code stands for. Refuses an answer that does not hold (`people/openid-refused`). */
  answer(given: {
    code: string
    redirect: string
    nonce: string
    verifier: string
  }): Promise<Vouched>
  /** Where a browser signs out of the provider too; null where it offers no such thing. */
  leaving(back: string): Promise<string | null>
}

const patience = 5_000
const keptFor = 60 * 60_000
/** Signed with a key that others can check with; never with the client's secret, never with none. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
]

/** Speaks to the provider: its discovery document is kept for an hour; an unknown key makes its keys be fetched again. */
export function openidProvider(settings: OpenidSettings, now: () => Date): OpenidProvider {
  const { issuer, clientId, clientSecret } = settings
  let kept: { document: Discovered; at: number } | null = null
  const discovered = async () => {
    if (kept !== null && Math.abs(now().getTime() - kept.at) < keptFor) return kept.document
    const document = await discover(issuer)
    kept = { document, at: now().getTime() }
    return document
  }
  return {
    issuer,
    name: settings.name ?? new URL(issuer).hostname,
    question: async ({ redirect, state, nonce, verifier }) => {
      const { authorization_endpoint: authorizationEndpoint } = await discovered()
      const address = await (
        await oauth()
      ).createAuthorizationURL({
        id: 'openid',
        options: { clientId, clientSecret },
        authorizationEndpoint,
        redirectURI: redirect,
        state,
        nonce,
        codeVerifier: verifier,
        scopes: ['openid', 'email'],
      })
      return address.href
    },
    answer: async ({ code, redirect, nonce, verifier }) => {
      const provider = await discovered()
      const tokens = await inTime(
        (await oauth()).validateAuthorizationCode({
          code,
          codeVerifier: verifier,
          redirectURI: redirect,
          options: { clientId, clientSecret },
          tokenEndpoint: provider.token_endpoint,
          authentication: authenticationOf(provider),
        }),
      ).catch(refuse)
      const { payload } = await (
        await oauth()
      )
        .validateToken(tokens.idToken ?? '', provider.jwks_uri, {
          audience: clientId,
          issuer,
          algorithms,
          requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce'],
          clockTolerance: 30,
        })
        .catch(refuse)
      if (!Value.Check(Claims, payload) || payload.nonce !== nonce) throw refused()
      if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload.azp !== clientId)
        throw refused()
      const { email, email_verified: isVerified } =
        payload.email === undefined
          ? await infoOf(provider, tokens.accessToken, payload.sub)
          : payload
      return {
        issuer,
        subject: payload.sub,
        email: email !== undefined && isVerified === true ? email : null,
        hasSecondFactor: payload.amr?.includes('mfa') ?? false,
      }
    },
    leaving: async (back) => {
      const { end_session_endpoint: endpoint } = await discovered()
      if (endpoint === undefined) return null
      const address = new URL(endpoint)
      address.searchParams.set('client_id', clientId)
      address.searchParams.set('post_logout_redirect_uri', back)
      return address.href
    },
  }
}

/** The provider's document. Refuses one that cannot be had (`people/openid-away`), or that speaks for another issuer or sends us to an open line. */
async function discover(issuer: string): Promise<Discovered> {
  const document = await fetched(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  if (!Value.Check(Discovered, document) || document.issuer !== issuer) throw away()
  const addresses = [
    document.authorization_endpoint,
    document.token_endpoint,
    document.jwks_uri,
    document.userinfo_endpoint ?? issuer,
    document.end_session_endpoint ?? issuer,
  ]
  const isLoopback = issuer.startsWith('http:')
  if (!addresses.every((each) => each.startsWith('https:') || isLoopback)) throw away()
  return document
}

async function fetched(address: string, headers: Record<string, string> = {}): Promise<unknown> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

/** What the provider says of somebody beside the id token. Nothing when it speaks of somebody else. */
async function infoOf(
  { userinfo_endpoint: endpoint }: Discovered,
  accessToken: string | undefined,
  subject: string,
): Promise<Type.Static<typeof UserInfo>> {
  if (endpoint === undefined || accessToken === undefined) return { sub: subject }
  const info = await fetched(endpoint, { authorization: `Bearer ${accessToken}` })
  return Value.Check(UserInfo, info) && info.sub === subject ? info : { sub: subject }
}

/** The manner every provider must know unless it says otherwise. */
const authenticationOf = ({ token_endpoint_auth_methods_supported: methods }: Discovered) =>
  methods === undefined || methods.includes('client_secret_basic') ? 'basic' : 'post'

const refused = () => new Refusal('forbidden', 'people/openid-refused')
const away = () => new Refusal('unavailable', 'people/openid-away')

/** The library waits for ever; people do not. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DOMException('too late', 'TimeoutError')), patience)
  try {
    return await Promise.race([asked, promise])
  } finally {
    clearTimeout(timer)
  }
}

/** What cannot be reached is away; what was answered and does not hold is refused. Neither is told further: it may hold a secret. */
function refuse(error: unknown): never {
  const isAway =
    error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')
  throw isAway ? away() : refused()
}
