import { createHash, createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import Provider, { type JWK } from 'oidc-provider'
import { freePort } from './accounts.ts'

/** What the provider says of whoever signs in there. */
export interface Identity {
  subject: string
  email: string
  isVerified: boolean
}

/** A real provider on loopback, at which whoever comes is signed in as `somebody` at once. */
export interface RunningProvider {
  issuer: string
  client: { id: string; secret: string }
  /** A second client of the same provider. */
  other: { id: string; secret: string }
  somebody: Identity
  /** Replaces the id token of its answers, as somebody in between might; null leaves them. */
  substitute: string | null
  /** Goes on with new keys only. */
  changeKeys(): void
  /** Goes on with tokens that live for so many seconds. */
  letTokensLive(seconds: number): void
  close(): Promise<void>
}

const back = 'http://127.0.0.1:3000/en/sign-in/openid/back'

/** Starts a provider that knows two clients and asks for PKCE. */
export async function startProvider(): Promise<RunningProvider> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const client = { id: 'meridian', secret: randomUUID() }
  const other = { id: 'other', secret: randomUUID() }
  let key = newKey()
  const running: RunningProvider = {
    issuer,
    client,
    other,
    somebody: { subject: 'subject-1', email: 'nobody@example.org', isVerified: true },
    substitute: null,
    changeKeys: () => {
      key = newKey()
      provider = made(running, key, lifetime)
    },
    letTokensLive: (seconds) => {
      provider = made(running, key, seconds)
    },
    close: () => new Promise((closed) => void server.close(() => closed())),
  }
  let provider = made(running, key, lifetime)
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') === true)
      void signIn(provider, { request, response, subject: running.somebody.subject })
    else void provider.callback()(request, response)
  })
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', () => listening())
  })
  return running
}

const lifetime = 600

function made(running: RunningProvider, key: JWK, tokensLive: number): Provider {
  const { issuer, client, other } = running
  const provider = new Provider(issuer, {
    clients: [client, other].map(({ id, secret }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [back],
      post_logout_redirect_uris: ['http://127.0.0.1:3000/en/sign-in'],
    })),
    jwks: { keys: [key] },
    ttl: {
      AccessToken: lifetime,
      Grant: lifetime,
      IdToken: () => tokensLive,
      Interaction: lifetime,
      Session: lifetime,
    },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        email: running.somebody.email,
        email_verified: running.somebody.isVerified,
      }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { client: asking, session } = oidc
      if (asking === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    await next()
    const body: unknown = context.body
    if (running.substitute === null || typeof body !== 'object' || body === null) return
    if ('id_token' in body) context.body = { ...body, id_token: running.substitute }
  })
  return provider
}

function newKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return {
    ...createPrivateKey(privateKey).export({ format: 'jwk' }),
    kty: 'RSA',
    kid: randomUUID(),
    use: 'sig',
    alg: 'RS256',
  }
}

const signIn = (
  provider: Provider,
  {
    request,
    response,
    subject,
  }: { request: IncomingMessage; response: ServerResponse; subject: string },
) => provider.interactionFinished(request, response, { login: { accountId: subject } })

/** A browser at the provider: goes where it is sent, until it is sent elsewhere. */
export async function browse(issuer: string, address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = address
  for (let hops = 0; hops < 10; hops += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null)
      throw new Error(`the provider stopped at ${at} with ${answer.status}: ${await answer.text()}`)
    at = new URL(next, at).href
    if (!at.startsWith(issuer)) return at
  }
  throw new Error('the provider sends in a circle')
}

/** An id token that the provider gave a client, for a question with this nonce. */
export async function tokenFor(
  provider: RunningProvider,
  client: { id: string; secret: string },
  nonce: string,
): Promise<string> {
  const verifier = 'v'.repeat(64)
  const query = new URLSearchParams({
    client_id: client.id,
    redirect_uri: back,
    response_type: 'code',
    scope: 'openid email',
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const returned = new URL(
    await browse(provider.issuer, `${provider.issuer}/auth?${query.toString()}`),
  )
  const answer = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: returned.searchParams.get('code') ?? '',
      redirect_uri: back,
      code_verifier: verifier,
    }),
  })
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('id_token' in body))
    throw new Error('no token')
  return String(body.id_token)
}
