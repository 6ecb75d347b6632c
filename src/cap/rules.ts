import type { XmlElement } from './element.ts'
import { elementOf } from './element-of.ts'
import type { CapMessage } from './message.ts'
import { areaRules } from './rules/areas.ts'
import { identityRules } from './rules/identity.ts'
import { referenceRules } from './rules/references.ts'
import { resourceRules } from './rules/resources.ts'
import type { Breach, Rule } from './rules/rule.ts'
import { schemaRules } from './rules/schema.ts'
import { scopeRules } from './rules/scope.ts'
import { timeRules } from './rules/times.ts'
import { wordRules } from './rules/words.ts'

export type { Breach } from './rules/rule.ts'

/** Every rule that a CAP message is checked against: those of its schema, and those the standard states in words. */
export const capRules: readonly Rule[] = [
  ...schemaRules,
  ...identityRules,
  ...scopeRules,
  ...referenceRules,
  ...timeRules,
  ...wordRules,
  ...resourceRules,
  ...areaRules,
]

/**
 * The rules a message breaks. A message that was read is checked with the element it was read from, so that order,
 * foreign and empty elements count; one made here is checked as it would be written.
 */
export function checkCap(message: CapMessage, element: XmlElement = elementOf(message)): Breach[] {
  return capRules.flatMap(({ id, level, clause, check }) =>
    check({ message, element }).map((found) => ({
      rule: id,
      level: found.level ?? level,
      path: found.path,
      message: found.message,
      clause,
    })),
  )
}
