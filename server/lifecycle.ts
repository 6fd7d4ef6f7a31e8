/** How far this process is: shared by readiness, response headers and the stop. */
export type Lifecycle = {
  migrated: boolean
  stopping: boolean
  /** Aborted when the stop begins, for answers that would else go on. */
  ending: AbortSignal
}
