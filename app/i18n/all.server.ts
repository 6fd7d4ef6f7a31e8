import en from './en/index.ts'
import { registerMessages } from './instances.ts'
import nl from './nl/index.ts'

registerMessages('en', en)
registerMessages('nl', nl)
