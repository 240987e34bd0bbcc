import { type Act, type Actor, byCommand, perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { type Fault, found, Refusal } from '#platform/refusal.ts'
import { freeId, lettersOf } from '#platform/text.ts'
import { grantIn } from '#posts/actions/permitted.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import { permits } from '#posts/permits.ts'
import { isPartnerId, namesake, wrongIn } from '#partners/model/faults.ts'
import { heldByPartner } from '#partners/model/held.ts'
import { type Described, type Partner } from '#partners/model/partner.ts'
import { putPartner } from '#partners/store.ts'
import { countryCodes, partnerBy, partnerList } from '#partners/views.ts'

const words = wordsIn('en')

/**
 * Records a partner; answers its id, which is made of the English name unless told. Refuses who does not mobilise funds for any
 * office, and, each by its field, an id that cannot be one or is taken, a name that another partner bears, an unknown country.
 */
export async function addPartner(
  by: By,
  { id: wanted, ...described }: Described & { id: string | null },
): Promise<string> {
  const actor = mobiliser(by)
  const id = wanted ?? (await proposedId(by, described))
  if (!isPartnerId(id)) throw wrong([{ field: 'id', reason: 'partners/fault.no-id' }])
  const deed = {
    by: actor.by,
    name: 'partners.added',
    subject: `partner:${id}`,
    office: actor.office,
  }
  await perform(by.db, deed, async (act) => {
    if ((await partnerBy(act.db, now(by), id)) !== undefined)
      throw wrong([{ field: 'id', reason: 'partners/fault.id-taken' }])
    await refuseWrong({ ...by, db: act.db }, { id, ...described })
    await putPartner(act, { id, ...described, isEdited: true })
    tell(act, null, described)
  })
  return id
}

/**
 * Says otherwise what a partner is; what was said stays recorded, and no file changes it any more. Refuses who may not, wrong fields,
 * and a page that is no longer true (`form/stale`).
 */
export async function editPartner(
  by: By,
  id: string,
  { version, why, ...described }: Described & { version: string; why: string },
): Promise<void> {
  const actor = mobiliser(by)
  const deed = {
    by: actor.by,
    name: 'partners.edited',
    subject: `partner:${id}`,
    office: actor.office,
    why,
  }
  await perform(by.db, deed, async (act) => {
    const before = found(await partnerBy(act.db, now(by), id), 'partners/unknown-partner')
    refuseStale(version, heldByPartner(before), heldByPartner(described))
    await refuseWrong({ ...by, db: act.db }, { id, ...described })
    await putPartner(act, { id, ...described, isEdited: true })
    tell(act, before, described)
  })
}

/** The moment at which partners are read: all that is known now. */
const now = ({ asker }: By) => ({ ...asker.today, asKnown: null })

/**
 * Who acts, and for which office: partners belong to no office, so whoever mobilises funds for theirs may record them. Refuses with
 * the reason (`posts/reason.…`).
 */
function mobiliser(by: By): { by: Actor; office: string | null } {
  const asker = signedInAs(by)
  if (asker === null) return { by: byCommand('partners'), office: null }
  const right = 'funds.mobilise'
  const held = asker.grants.find((grant) => grant.right === right)
  const office = held?.office ?? null
  const mandates = office === null ? [] : [{ office, function: held?.function ?? null }]
  const target = { office, officeName: null, mandates, day: asker.today.asOf }
  const grant = grantIn(permits(right, asker, target), by.words)
  return { by: actorOf(asker, grant), office: grant.office }
}

const proposedId = (by: By, { names }: Described): Promise<string> => {
  const letters = lettersOf(names.en, 60).replace(/^[^a-z]+/, '')
  return freeId(
    letters.length < 2 ? 'partner' : letters,
    async (id) => !isPartnerId(id) || (await partnerBy(by.db, now(by), id)) !== undefined,
  )
}

async function refuseWrong(by: By, partner: Described & { id: string }): Promise<void> {
  const all = await partnerList(by.db, now(by))
  const other = namesake(partner, all)
  const codes = await countryCodes(by.db)
  const faults: Fault[] = [
    ...wrongIn(partner),
    ...(partner.country === null || codes.has(partner.country)
      ? []
      : [{ field: 'country', reason: 'field/country' }]),
    ...(other === undefined
      ? []
      : [{ field: 'nameEn', reason: 'partners/fault.namesake', details: { partner: other } }]),
  ]
  if (faults.length > 0) throw wrong(faults)
}

const wrong = (faults: readonly Fault[]) => new Refusal('invalid', 'form/invalid', { faults })

/** Tells the history what became of what, field by field, in English like all it tells. */
function tell(act: Act, before: Partner | null, after: Described): void {
  const earlier = before === null ? {} : saidOf(before)
  for (const [field, value] of Object.entries(saidOf(after)))
    act.note({ field: `partners.field.${field}`, before: earlier[field] ?? null, after: value })
}

function saidOf(described: Described): Record<string, string | null> {
  const held = Object.entries(heldByPartner(described)).map(([field, value]) => [
    field,
    [value ?? []].flat().join(', ').replaceAll('\n', ', ') || null,
  ])
  return {
    ...Object.fromEntries(held),
    kind: words.t(`partners.kind.${described.kind}`),
    isEuropeanUnion: words.t(`partners.yes-no.${described.isEuropeanUnion ? 'yes' : 'no'}`),
  }
}
