import { followLinks } from './links.ts'

followLinks('orpe')
