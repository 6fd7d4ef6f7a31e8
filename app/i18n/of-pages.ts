import en from './en/of-pages.ts'
import { addMessages } from './instances.ts'
import nl from './nl/of-pages.ts'

addMessages({ en, nl })
