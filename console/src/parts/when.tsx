import { useEffect, useState } from 'react'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `07 Jan 2020 | 03:58 AM UTC`, the form of the house; the reader's own time stands in the title. */
export function When({ at }: { at: string }) {
  const when = new Date(at)
  return (
    <time dateTime={at} title={when.toString()} className="when-exact">
      {stamp(when)}
    </time>
  )
}

export function stamp(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = at.getUTCHours()
  const clock = `${two(hours % 12 || 12)}:${two(at.getUTCMinutes())} ${hours < 12 ? 'AM' : 'PM'}`
  return `${two(at.getUTCDate())} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()} | ${clock} UTC`
}

/** `12 min ago`, `in 3 h`; goes on by itself. */
export function Ago({ at }: { at: string }) {
  const now = useNow()
  return (
    <time dateTime={at} title={stamp(new Date(at))}>
      {agoText(new Date(at), now)}
    </time>
  )
}

export function agoText(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000)
  const text = spanText(Math.abs(seconds))
  if (Math.abs(seconds) < 10) return 'just now'
  return seconds > 0 ? `${text} ago` : `in ${text}`
}

export function spanText(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400 * 2) return `${Math.floor(seconds / 3600)} h`
  return `${Math.floor(seconds / 86_400)} days`
}

const tickers = new Set<(now: Date) => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** Now, every ten seconds, from one clock for the whole page; with `everySecond` for clocks that tick. */
export function useNow(everySecond = false): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const tick = (at: Date) => {
      if (everySecond || at.getSeconds() % 10 === 0) setNow(at)
    }
    tickers.add(tick)
    timer ??= setInterval(() => {
      const at = new Date()
      for (const one of tickers) one(at)
    }, 1000)
    return () => {
      tickers.delete(tick)
      if (tickers.size === 0) {
        clearInterval(timer)
        timer = undefined
      }
    }
  }, [everySecond])
  return now
}
