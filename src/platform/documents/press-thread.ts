import { parentPort } from 'node:worker_threads'
import type { Made, Order } from './orders.ts'

// The thread in which documents are made: setting a long one takes seconds, in which the thread that answers pages must not stand
// still. Node loads this file by itself, also under vitest. What an order does not need is not loaded for it.

const typesetter = lazily(async () => (await import('./typeset.ts')).startTypesetter())

function lazily<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | null = null
  return () => (started ??= start())
}

async function bytesOf(order: Order): Promise<Uint8Array> {
  switch (order.form) {
    case 'pdf': {
      const { pdfOf } = await typesetter()
      return pdfOf(order.document)
    }
    case 'docx': {
      const { wordFileOf } = await import('./word-file.ts')
      return wordFileOf(order.document)
    }
    case 'xlsx': {
      const { sheetFileOf } = await import('./sheet-file.ts')
      return sheetFileOf(order.workbook)
    }
  }
}

async function made(order: Order): Promise<Made> {
  try {
    return { bytes: await bytesOf(order) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await made(order))
})
