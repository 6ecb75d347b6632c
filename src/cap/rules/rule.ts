import type { XmlElement } from '../element.ts'
import type { CapArea, CapInfo, CapMessage } from '../message.ts'

export type Level = 'error' | 'warning'

/** A rule that a message breaks: which, how badly, where (`/alert/info[1]/area[2]`), what to do, and who says so. */
export type Breach = { rule: string; level: Level; path: string; message: string; clause: string }

/** What a rule found. A `level` of its own overrides the rule's. */
export type Finding = { path: string; message: string; level?: Level }

/** What is checked: the message, and the element it was read from or would be written as. */
export type Subject = { message: CapMessage; element: XmlElement }

export type Rule = { id: string; level: Level; clause: string; check: (subject: Subject) => Finding[] }

/** Runs a check over every info with its path. */
export function eachInfo(message: CapMessage, check: (info: CapInfo, path: string) => Finding[]): Finding[] {
  return message.infos.flatMap((info, at) => check(info, `/alert/info[${at + 1}]`))
}

/** Runs a check over every area with its path. */
export function eachArea(message: CapMessage, check: (area: CapArea, path: string) => Finding[]): Finding[] {
  return eachInfo(message, (info, path) =>
    info.areas.flatMap((area, at) => check(area, `${path}/area[${at + 1}]`)),
  )
}

/** One finding when the condition holds, none otherwise. */
export function when(broken: boolean, path: string, message: string, level?: Level): Finding[] {
  return broken ? [level ? { path, message, level } : { path, message }] : []
}
