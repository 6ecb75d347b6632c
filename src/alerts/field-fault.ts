/** What is wrong with one field and what to do. `field` is a path such as `places.0`; `line` counts from 1 in the file. */
export type FieldFault = { field: string; message: string; line?: number }
