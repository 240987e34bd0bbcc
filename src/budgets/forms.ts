import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { ApiQuery, pagingFields, PageQuery } from '#platform/http/queries.ts'
import { PartId } from '#projects/forms/verbs.ts'
