import { parentPort } from 'node:worker_threads'
import type { Made, Order } from './orders.ts'

/**
 * The thread in which documents are made: setting a long one takes seconds, in which the thread that answers pages must not stand
 * still. Node loads this file by itself, also under vitest.
 */
const makers = {
  pdf: async () => {
    const { startTypesetter } = await import('./typeset.ts')
    const { pdfOf } = await startTypesetter()
    return async (document: Order['document']) => pdfOf(document)
  },
  docx: async () => {
    const { wordFileOf } = await import('./word-file.ts')
    return wordFileOf
  },
}

const ready = new Map<Order['form'], ReturnType<(typeof makers)[Order['form']]>>()

function makerOf(form: Order['form']) {
  const maker = ready.get(form) ?? makers[form]()
  ready.set(form, maker)
  return maker
}

async function made({ form, document }: Order): Promise<Made> {
  try {
    const make = await makerOf(form)
    return { bytes: await make(document) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await made(order))
})
