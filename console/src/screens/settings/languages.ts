/** The languages that messages are written in, by their own names. */
export const languages = [
  ['en', 'English'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['pt', 'Português'],
  ['ar', 'العربية'],
] as const
