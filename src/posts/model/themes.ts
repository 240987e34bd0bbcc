/**
 * The thematic areas of the organisation: what specialists' posts are confined to, and what trends and plans are about. The first
 * five are the specialists of a Regional Office as the documents name them; the others are our proposal, for what those leave out.
 */
export const themes = [
  'protection',
  'labour-mobility',
  'migration-health',
  'environment-and-climate',
  'immigration-and-border-governance',
  'emergencies-and-displacement',
  'return-and-reintegration',
  'counter-trafficking',
  'diaspora-and-development',
  'migration-data',
] as const
export type Theme = (typeof themes)[number]

const names: readonly string[] = themes

/** Whether the text is one of the thematic areas. */
export const isTheme = (text: string): text is Theme => names.includes(text)
