/** `person.looked-up` as people read it: "Person looked up". */
export function actionWords(action: string): string {
  const words = action.replace(/[.-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
