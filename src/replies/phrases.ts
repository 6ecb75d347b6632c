/** The fixed words of the reply page. The alert's headline stays in its own language. */
export type ReplyPhrases = {
  exercise: string
  question: string
  acknowledgeQuestion: string
  safe: string
  needHelp: string
  acknowledge: string
  note: string
  send: string
  emergency: string
  recorded: { safe: string; 'need-help': string; acknowledged: string; 'accounted-for': string }
  change: string
  hello(name: string): string
  unknownLink: string
  preferences: string
  preferencesWhy: string
  language: string
  html: string
  save: string
  saved: string
  tooLong: string
}

const en: ReplyPhrases = {
  exercise: 'Exercise: this is a drill.',
  question: 'Are you safe?',
  acknowledgeQuestion: 'Please confirm that you have read this.',
  safe: 'I am safe',
  needHelp: 'I need help',
  acknowledge: 'I have read it',
  note: 'A note, if you wish: where you are, what you need',
  send: 'Send',
  emergency: 'In immediate danger call the local emergency number first.',
  recorded: {
    safe: 'Recorded: you are safe. Thank you.',
    'need-help': 'Recorded: you need help. The duty officer has been told.',
    acknowledged: 'Recorded: you have read it. Thank you.',
    'accounted-for': 'Recorded by your security desk: you are accounted for.',
  },
  change: 'Something changed? Answer again; the latest answer counts and earlier ones are kept.',
  hello: (name) => `Hello ${name},`,
  unknownLink:
    'This link is not known or has expired. Answer the latest message, or call your security desk.',
  preferences: 'How we write to you',
  preferencesWhy: 'Messages about your safety cannot be switched off. You choose how they read.',
  language: 'Language of the fixed phrases',
  html: 'Formatted messages rather than plain text',
  save: 'Save',
  saved: 'Saved.',
  tooLong: 'The note is too long: 1,000 characters at most.',
}

const fr: ReplyPhrases = {
  exercise: 'Exercice : ceci est un entraînement.',
  question: 'Êtes-vous en sécurité ?',
  acknowledgeQuestion: 'Confirmez que vous avez lu ce message.',
  safe: 'Je suis en sécurité',
  needHelp: 'J’ai besoin d’aide',
  acknowledge: 'Je l’ai lu',
  note: 'Une précision, si vous voulez : où vous êtes, ce qu’il vous faut',
  send: 'Envoyer',
  emergency: 'En danger immédiat, appelez d’abord le numéro d’urgence local.',
  recorded: {
    safe: 'Noté : vous êtes en sécurité. Merci.',
    'need-help': 'Noté : vous avez besoin d’aide. L’agent de permanence est prévenu.',
    acknowledged: 'Noté : vous l’avez lu. Merci.',
    'accounted-for': 'Noté par votre service de sécurité : votre situation est connue.',
  },
  change: 'Du nouveau ? Répondez encore ; la dernière réponse compte, les autres sont gardées.',
  hello: (name) => `Bonjour ${name},`,
  unknownLink:
    'Ce lien est inconnu ou a expiré. Répondez au dernier message ou appelez votre service de sécurité.',
  preferences: 'Comment nous vous écrivons',
  preferencesWhy: 'Les messages qui touchent votre sécurité ne se coupent pas. Vous choisissez leur forme.',
  language: 'Langue des formules',
  html: 'Messages mis en forme plutôt que texte simple',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  tooLong: 'La précision est trop longue : 1 000 caractères au plus.',
}

const es: ReplyPhrases = {
  exercise: 'Ejercicio: esto es un simulacro.',
  question: '¿Está a salvo?',
  acknowledgeQuestion: 'Confirme que ha leído este mensaje.',
  safe: 'Estoy a salvo',
  needHelp: 'Necesito ayuda',
  acknowledge: 'Lo he leído',
  note: 'Una nota, si quiere: dónde está, qué necesita',
  send: 'Enviar',
  emergency: 'En peligro inmediato llame primero al número de emergencias local.',
  recorded: {
    safe: 'Anotado: está a salvo. Gracias.',
    'need-help': 'Anotado: necesita ayuda. Se ha avisado a la persona de guardia.',
    acknowledged: 'Anotado: lo ha leído. Gracias.',
    'accounted-for': 'Anotado por su servicio de seguridad: su situación es conocida.',
  },
  change: '¿Ha cambiado algo? Responda otra vez; cuenta la última respuesta y las anteriores se guardan.',
  hello: (name) => `Hola ${name}:`,
  unknownLink:
    'Este enlace no se conoce o ha caducado. Responda al último mensaje o llame a su servicio de seguridad.',
  preferences: 'Cómo le escribimos',
  preferencesWhy: 'Los mensajes sobre su seguridad no se pueden desactivar. Usted elige su forma.',
  language: 'Idioma de las frases fijas',
  html: 'Mensajes con formato en lugar de texto sencillo',
  save: 'Guardar',
  saved: 'Guardado.',
  tooLong: 'La nota es demasiado larga: 1.000 caracteres como máximo.',
}

const ar: ReplyPhrases = {
  exercise: 'تمرين: هذا تدريب فقط.',
  question: 'هل أنت بأمان؟',
  acknowledgeQuestion: 'يرجى تأكيد أنك قرأت هذه الرسالة.',
  safe: 'أنا بأمان',
  needHelp: 'أحتاج إلى مساعدة',
  acknowledge: 'قرأتها',
  note: 'ملاحظة إن شئت: أين أنت وماذا تحتاج',
  send: 'إرسال',
  emergency: 'عند الخطر المباشر اتصل أولاً برقم الطوارئ المحلي.',
  recorded: {
    safe: 'سُجّل: أنت بأمان. شكراً.',
    'need-help': 'سُجّل: تحتاج إلى مساعدة. تم إبلاغ المناوب.',
    acknowledged: 'سُجّل: لقد قرأتها. شكراً.',
    'accounted-for': 'سجّله مكتب الأمن لديك: وضعك معروف.',
  },
  change: 'هل تغيّر شيء؟ أجب مرة أخرى؛ آخر إجابة هي المعتمدة وتُحفظ الإجابات السابقة.',
  hello: (name) => `مرحباً ${name}،`,
  unknownLink: 'هذا الرابط غير معروف أو انتهت صلاحيته. أجب على آخر رسالة أو اتصل بمكتب الأمن.',
  preferences: 'كيف نراسلك',
  preferencesWhy: 'لا يمكن إيقاف الرسائل المتعلقة بسلامتك. لك أن تختار شكلها.',
  language: 'لغة العبارات الثابتة',
  html: 'رسائل منسّقة بدلاً من النص البسيط',
  save: 'حفظ',
  saved: 'تم الحفظ.',
  tooLong: 'الملاحظة طويلة جداً: 1000 حرف على الأكثر.',
}

const byLanguage: Record<string, ReplyPhrases> = { en, fr, es, ar }
export const replyLanguages = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' }

/** The phrases of a language (BCP 47; the region does not matter), English where there are none. */
export function replyPhrases(language: string): {
  language: string
  dir: 'ltr' | 'rtl'
  phrases: ReplyPhrases
} {
  const code = language.toLowerCase().split('-')[0] ?? 'en'
  const known = byLanguage[code] ? code : 'en'
  return { language: known, dir: known === 'ar' ? 'rtl' : 'ltr', phrases: byLanguage[known] as ReplyPhrases }
}
