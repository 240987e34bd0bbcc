import type { FastifyInstance } from 'fastify'

export function planReads(_app: FastifyInstance): void {}
