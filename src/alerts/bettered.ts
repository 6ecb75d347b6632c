import type { ModelEndpoint } from '../config.ts'
import { completeChat } from '../http/chat-completion.ts'
import { betteredBy } from './model-answer.ts'
import { isRewritable, modelQuestion } from './model-question.ts'
import type { Suggested } from './suggestions.ts'

/** The suggestions as the operator's model betters them; as they are where there is none, or where it fails in any way. */
export async function bettered(
  endpoint: ModelEndpoint | null,
  suggestions: Suggested[],
  text: string,
): Promise<Suggested[]> {
  if (!endpoint) return suggestions
  const question = modelQuestion(text, suggestions)
  if (question.candidates.length === 0 && !suggestions.some(isRewritable)) return suggestions
  const answer = await completeChat(endpoint, question.messages, question.schema)
  return answer.ok ? betteredBy(answer.content, question, suggestions, text) : suggestions
}
