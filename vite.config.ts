import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

// React and Remix change less often than we do, and what we add to them is counted apart (tests/server/route-size.test.ts).
const framework = /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run\/\w+)\//
const output = { manualChunks: (id: string) => (framework.test(id) ? 'framework' : undefined) }

export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [remix(remixOptions)],
  build: { assetsInlineLimit: 0, target: 'es2022', ...(isSsrBuild ? {} : { rollupOptions: { output } }) },
  ssr: { external: ['@electric-sql/pglite', '@node-rs/argon2', 'postgres'] },
}))
