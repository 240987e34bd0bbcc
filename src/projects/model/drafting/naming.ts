import { lettersOf } from '#platform/text.ts'

/** An id that people can read and say, from the title's letters and digits; other scripts leave only what it is. */
export function readableProjectId(title: string): string {
  const letters = lettersOf(title, 60)
  return `pr-${letters === '' ? 'project' : letters}`
}

/** The address of a version below the language: for ever the same. */
export const versionText = ({ project, number }: { project: string; number: number }): string =>
  `${project}@${number}`
