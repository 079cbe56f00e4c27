/** The milliseconds of this process that it takes: whatever else the machine is doing does not count. */
export function took(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}
