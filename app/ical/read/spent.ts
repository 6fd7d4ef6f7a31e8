/** Milliseconds this thread has worked, so that a busy machine makes nothing look slow; by the clock where Node cannot tell. */
export function spentMs(): number {
  const used = process.threadCpuUsage?.()
  return used ? (used.user + used.system) / 1000 : performance.now()
}
