import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest files, the longest first. */
const longest = [
  'tests/journeys/accessibility-en-ar.test.ts',
  'tests/start.test.ts',
  'tests/journeys/accessibility-fr-es.test.ts',
  'tests/links.test.ts',
  'tests/doors.test.ts',
  'tests/operations.test.ts',
  'tests/hardening-database.test.ts',
  'tests/html.test.ts',
  'tests/doors-2018.test.ts',
  'tests/journeys/tours.test.ts',
  'tests/links-orpe.test.ts',
  'tests/shelf.test.ts',
  'tests/hardening.test.ts',
  'tests/hostile-fields.test.ts',
  'src/platform/db/backup.test.ts',
  'src/scenarios/foretold.test.ts',
  'src/decisions/sequences.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((name) => moduleId.endsWith(`/${name}`))
  return place === -1 ? longest.length : place
}

/** Where nothing was measured yet, the runner goes by the size of the files: a short one that tries every door would be begun last. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    globalSetup: ['./tests/prepare.ts'],
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
