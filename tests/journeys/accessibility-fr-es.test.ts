import { openToAll } from './open-to-all.ts'

openToAll(['fr', 'es'])
