export * from './forms/verbs.ts'
