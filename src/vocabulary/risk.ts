import { z } from 'zod'

/** A country's standing risk: five steps, kept apart from an alert's severity. */
export const countryRisks = ['Low', 'Moderate', 'Elevated', 'High', 'Extreme'] as const
export const CountryRisk = z.enum(countryRisks)
export type CountryRisk = z.infer<typeof CountryRisk>
