import { tryDoors } from './doors-matrix.ts'

// In a file of its own, so that both days are tried at the same time.
tryDoors('2018-06-30')
