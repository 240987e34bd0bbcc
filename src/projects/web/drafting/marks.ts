import { signedIn } from '#platform/doors/asker.ts'
import type { Reader } from '#platform/http/reader.ts'
import { marksOf, type SectionMark } from '#projects/model/drafting/sections.ts'
import type { Lack } from '#projects/model/need.ts'
import { commentsOf, type ProjectComment } from '#projects/views/comments.ts'
import { documentsOf, type ProjectDocument } from '#projects/views/documents.ts'
import { lessonList, type LessonShown } from '#projects/views/lessons.ts'
import { lacksOf } from '#projects/views/needs.ts'
import { type Stage, stagesOf } from '#projects/views/reading/versions.ts'
import { sightOf } from '#projects/views/seen.ts'
import { type Draft, type DraftingRoom, nextMoveOf } from './draft.tsx'

/** A draft with what stands around it: what is missing for its next move, and how far each section is. */
export interface Marked {
  draft: Draft
  lacks: readonly Lack[]
  marks: readonly SectionMark[]
  comments: readonly ProjectComment[]
  documents: readonly ProjectDocument[]
  lessons: readonly LessonShown[]
  /** The states it went through, the first first. */
  stages: readonly Stage[]
}

/** What is missing of a draft, and what was said, attached and learnt. */
export async function markedDraft(
  reader: Reader,
  draft: Draft,
  { rules }: DraftingRoom,
): Promise<Marked> {
  const { db, moment, asker } = signedIn(reader)
  const { project, version, parts, citations } = draft
  const { number } = version
  const move = nextMoveOf(project.state)
  const [lacks, comments, documents, sight, stages] = await Promise.all([
    move === null ? [] : lacksOf({ db, moment, asker }, { project, number, move }, rules.checks),
    commentsOf(db, moment, { project: project.id, number }),
    documentsOf(db, moment, project.id),
    sightOf({ db, asker }),
    stagesOf(db, moment, project.id),
  ])
  const lessons = await lessonList(db, moment, { project: project.id }, sight)
  const marks = marksOf(lacks, parts, {
    frameworks: citations.length > 0,
    documents: documents.length > 0,
    lessons: lessons.length > 0,
    comments: comments.length > 0,
  })
  return { draft, lacks, marks, comments, documents, lessons, stages }
}
