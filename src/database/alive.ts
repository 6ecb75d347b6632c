/** Whether a process of this number runs, whoever owns it. */
export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
