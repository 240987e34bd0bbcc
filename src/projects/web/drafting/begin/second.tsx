import type { VNode } from 'preact'
import type { SignedReader } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import { PartInputs } from '#platform/ui/fields/inputs.tsx'
import { Checks, type Option } from '#platform/ui/fields/select.tsx'
import { choicesText } from '#platform/tree/field.ts'
import { chosenOr, Form, SubmitButton } from '#platform/ui/form.tsx'
import { themes as allThemes } from '#posts/model/themes.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { planningOffice } from '#plans/views/drafting/offices.ts'
import { placesToChoose } from '#world/views.ts'
import { projectLanguages } from '#projects/model/drafting/languages.ts'
import type { Project } from '#projects/model/project.ts'
import { choicesFor } from '#projects/views/drafting/choices.ts'
import { plansFor } from '#projects/views/drafting/citable.ts'
import { lessonsLike } from '#projects/views/lessons.ts'
import { sightOf } from '#projects/views/seen.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { CitableGroups } from '#plans/web/drafting/citable.tsx'
import { fieldingOf, FirstLanguage } from '#projects/web/drafting/fields.tsx'
import { LessonsBeside } from '#projects/web/drafting/lessons-beside.tsx'
import { beginShapes } from './shapes.ts'

interface SecondProps {
  office: string
  type: string
  themes: readonly string[]
  /** The project that it begins as a copy of. */
  copied: Project | undefined
  again: Again | null
  reader: SignedReader
}

/** The second step: the concept itself, with the plans in force where the office works, and what was learnt there before. */
export async function SecondStep({
  office,
  type,
  themes,
  copied,
  again,
  reader,
}: SecondProps): Promise<VNode> {
  const { db, moment, locale, words } = reader
  const [name, { places }, { countries }, sight] = await Promise.all([
    officeCalled(db, moment, office),
    planningOffice(db, moment, office),
    placesToChoose(db, moment, locale),
    sightOf(reader),
  ])
  const about = { type: type === '' ? (copied?.type ?? null) : type, themes, covers: places }
  const [plans, lessons, choices] = await Promise.all([
    plansFor(reader, places),
    lessonsLike(db, moment, about, sight, 6),
    choicesFor(reader, { kind: 'project', part: '' }, [], () => ''),
  ])
  const fielding = fieldingOf({
    kind: 'project',
    shapes: beginShapes(),
    fields: beginningOf({ type, themes, copied }),
    choices,
    reader,
  })
  const languages = projectLanguages.map((id) => ({ id, name: words.languageName(id) ?? id }))
  const ticked = chosenOr(again, 'uppers')
  return (
    <div class="begin">
      <Form reader={reader}>
        <p>
          {words.t('projects.field.office')}: <bdi lang="en">{name ?? office}</bdi>
        </p>
        <input type="hidden" name="office" value={office} />
        <input type="hidden" name="copy" value={copied?.id ?? ''} />
        <FirstLanguage options={languages} chosen={locale} again={again} reader={reader} />
        <PartInputs fielding={fielding} again={again} />
        <Countries
          countries={countries}
          near={[...places, ...(copied?.covers ?? [])]}
          again={again}
          reader={reader}
        />
        <fieldset>
          <legend>{words.t('projects.begin.objective')}</legend>
          <p class="form__hint">{words.t('projects.begin.objective-hint')}</p>
          <CitableGroups
            groups={plans.filter(({ isNear }) => isNear)}
            isOpen={({ items }) => items.some(({ upper }) => ticked.includes(upperText(upper)))}
            ticked={ticked}
            cited={[]}
            reader={reader}
          />
        </fieldset>
        <p class="form__check">
          <input
            type="checkbox"
            id="field-confidential"
            name="confidential"
            value="yes"
            checked={again?.typed['confidential'] === 'yes'}
          />
          <label for="field-confidential">{words.t('projects.draft.confidential')}</label>
        </p>
        <p class="form__hint">{words.t('projects.draft.confidential-means')}</p>
        <p>
          <SubmitButton label={words.t('projects.begin.begin')} barred={null} id="no-begin" />
        </p>
      </Form>
      <LessonsBeside lessons={lessons} reader={reader} />
    </div>
  )
}

function beginningOf({
  type,
  themes,
  copied,
}: Pick<SecondProps, 'type' | 'themes' | 'copied'>): Record<string, string> {
  const titles = Object.entries(copied?.titles ?? {}).map(([language, text]) => [
    `title.${language}`,
    text,
  ])
  return {
    ...Object.fromEntries(titles),
    type: type === '' ? (copied?.type ?? '') : type,
    themes: choicesText(themes.length === 0 ? (copied?.themes ?? []) : themes, allThemes),
    currency: copied?.currency ?? '',
  }
}

interface CountriesProps {
  countries: readonly Option[]
  /** Those that stand first. */
  near: readonly string[]
  again: Again | null
  reader: SignedReader
}

/** The countries in which it works: those of the office first, all others behind a click. */
function Countries({ countries, near, again, reader: { words } }: CountriesProps) {
  const own = countries.filter(({ id }) => near.includes(id))
  const others = countries.filter(({ id }) => !near.includes(id))
  const chosen = chosenOr(again, 'countries', own.length === 1 ? own.map(({ id }) => id) : [])
  const isOther = others.some(({ id }) => chosen.includes(id))
  return (
    <fieldset id="field-countries">
      <legend>{words.t('projects.field.countries')}</legend>
      <p class="form__hint">{words.t('projects.begin.countries-hint')}</p>
      <div class="draft__places">
        <Checks name="countries" options={own} chosen={chosen} />
      </div>
      <details open={isOther}>
        <summary>{words.t('projects.draft.other-countries', { count: others.length })}</summary>
        <div class="draft__places">
          <Checks name="countries" options={others} chosen={chosen} />
        </div>
      </details>
    </fieldset>
  )
}
