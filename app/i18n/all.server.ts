import en from './en/index.ts'
import { registerMessages } from './instances.ts'
import nl from './nl/index.ts'
import './of-pages.ts'

registerMessages('en', en)
registerMessages('nl', nl)
