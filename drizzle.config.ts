import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./db/schema/*.ts', './db/visible/*.ts'],
  out: './db/migrations',
  entities: { roles: true },
})
