// Imported first and alone by what starts a process, which then loads the rest by import(): a module's imports are resolved before it runs.
import { enableCompileCache, type ResolveFnOutput, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)))

// Node reads the whole package.json of a module's package for each import of it, and drizzle-orm's has 180 kB: that was half the
// time of a start. Where an import leads does not change while the process lives.
const known = new Map<string, ResolveFnOutput>()

function keyOf(specifier: string, parent: string): string | undefined {
  if (/^\.{1,2}\//.test(specifier)) return new URL(specifier, parent).href
  return parent.includes('/node_modules/') ? undefined : specifier
}

registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL?.startsWith('file:') && !context.conditions.includes('require') ? context.parentURL : undefined
    const key = parent && keyOf(specifier, parent)
    const found = (key && known.get(key)) || next(specifier, context)
    if (key) known.set(key, found)
    return { ...found, shortCircuit: true }
  },
})
