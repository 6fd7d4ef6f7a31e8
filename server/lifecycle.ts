/** How far this process is: shared by readiness, response headers and the stop. */
export type Lifecycle = { migrated: boolean; stopping: boolean }
