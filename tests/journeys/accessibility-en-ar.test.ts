import { openToAll } from './open-to-all.ts'

openToAll(['en', 'ar'])
