import type { Action } from '../vocabulary/action.ts'
import { sentencesOf } from './sentences.ts'

/** Words of advice and the CAP 1.2 `responseType` they ask for. */
const asks: readonly (readonly [RegExp, Action])[] = [
  [
    /\b(?:monitor|stay (?:informed|abreast|up to date|alert|tuned)|keep (?:informed|abreast|up to date)|remain (?:informed|abreast|vigilant|alert)|be (?:aware|vigilant|alert)|follow (?:the )?(?:local )?(?:news|media|developments)|listen to|keep a low profile|(?:continue to )?check (?:local|the) (?:media|news))\b|suiv(?:re|ez) (?:de près )?(?:l.évolution|l.actualité|les médias|les informations)|se tenir informé|mantenerse informad|следить за|متابعة/gi,
    'Monitor',
  ],
  [
    /\b(?:avoid|steer clear|stay away|keep (?:away|clear)|do not travel|don.t travel|defer|postpone|refrain from|minimi[sz]e (?:travel|movement|non-essential)|limit (?:travel|movement|non-essential)|advises? against|advised against|not to travel|reconsider (?:your need to )?travel|cancel (?:all )?(?:non-essential )?travel)\b|évite[rz]|(?:il est |formellement )?déconseillé|evit(?:ar|e|en)\b|избегать|تجنب/gi,
    'Avoid',
  ],
  [
    /\b(?:adhere to|heed|comply with|obey|abide by|follow (?:all |any |the |strictly )*(?:instructions?|directives?|guidance|orders?|advice|local authorit|official|curfew|evacuation|safety)|observe (?:all )?(?:instructions|curfew|restrictions|directives)|cooperate with|respect (?:all )?(?:instructions|the curfew|curfews))\b|respecte[rz] (?:les|toutes)|se conformer|suiv(?:re|ez) (?:les |toutes les )?(?:consignes|instructions|recommandations)|seguir (?:las|todas las) (?:instrucciones|indicaciones)|اتباع|следовать (?:указаниям|инструкциям)/gi,
    'Execute',
  ],
  [
    /\b(?:shelter(?: in place)?|stay (?:indoors|inside|at home)|remain (?:indoors|inside|at home|in (?:your|their) (?:homes?|hotels?|accommodation))|seek (?:secure |safe )?shelter|take (?:cover|shelter)|lock(?: the)? doors|lock down)\b|rest(?:er|ez) (?:à l.intérieur|confiné|chez)|permane(?:cer|zcan) en/gi,
    'Shelter',
  ],
  [
    /\b(?:evacuate|leave (?:the (?:area|country|city|region|building|immediate)|immediately|now|by commercial)|depart (?:the|immediately|now|by)|move to (?:higher|safer) ground|seek higher ground|get out)\b|quitte[rz] (?:la zone|le pays|immédiatement)|évacue[rz]|evacu(?:ar|e|en)\b/gi,
    'Evacuate',
  ],
  [
    /\b(?:prepare|allow (?:additional|extra|more)|plan (?:for|alternat|accordingly|ahead|routes?)|confirm|reconfirm|carry (?:proper|identification|relevant|your|a |all )|ensure|have (?:a plan|contingency|evacuation|identification|travel documents)|make contingency|stock up|review (?:your )?(?:personal )?security plans?|keep (?:your )?(?:travel|identity) documents|register with|enrol+ in|charge (?:mobile|phones|your)|vaccinat\w+|build (?:in )?extra|budget extra)\b|prévo(?:ir|yez)|prepara(?:r|rse)\b/gi,
    'Prepare',
  ],
  [
    /\b(?:assess|evaluate|reconsider|consider (?:delaying|deferring|whether|rerouting|leaving|your)|review (?:the |your )?(?:need|itinerar|travel|journey)|seek (?:professional|security|expert|legal|medical) (?:\w+ )?(?:advice|support|attention))\b|réévalue[rz]/gi,
    'Assess',
  ],
  [
    /\b(?:all[ -]clear|no longer (?:a threat|in effect|necessary)|restrictions? (?:has|have) been lifted|may resume normal|resume normal (?:activities|operations))\b/gi,
    'AllClear',
  ],
  [/\bno (?:action|specific measures|special measures) (?:is|are) (?:needed|required|necessary)\b/gi, 'None'],
]

/** CAP response types that advice asks for, in the order in which it asks. */
export function actionsIn(advice: readonly string[]): Action[] {
  const text = advice.join('\n').slice(0, 50_000)
  const first = new Map<Action, number>()
  for (const [pattern, action] of asks) {
    const hit = [...text.matchAll(pattern)].find((one) => !refused(text, one.index))
    if (hit) first.set(action, hit.index)
  }
  return [...first].sort((a, b) => a[1] - b[1]).map(([action]) => action)
}

/** Sentences of an event or outlook that advise although they stand outside the advice. */
export function adviceWithin(paragraphs: readonly string[], tells: (sentence: string) => boolean): string[] {
  return paragraphs
    .flatMap((paragraph) => sentencesOf(paragraph.slice(0, 20_000)).map((one) => one.text))
    .filter(tells)
}

function refused(text: string, at: number): boolean {
  return /\b(?:no need to|not necessary to|need not|not required to|unnecessary to) ?$/i.test(
    text.slice(Math.max(0, at - 24), at),
  )
}

/** The words by which advice asks for an action. */
export function wordsOfAction(action: Action): RegExp[] {
  return asks.flatMap(([pattern, asked]) => (asked === action ? [pattern] : []))
}
