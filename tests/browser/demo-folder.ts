import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { password, startServer, temporaryFolder } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demoFolder: string
  }
}

/** Starts the application as a newcomer does, once for all test files: each goes on with a copy of the folder this leaves. */
export default async function setup(project: TestProject) {
  const folder = temporaryFolder()
  const started = await startServer({ DATA_DIR: folder, DEMO_PASSWORD: password })
  await started.stop()
  project.provide('demoFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
